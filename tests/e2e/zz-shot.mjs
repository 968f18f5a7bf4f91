import { chromium } from "@playwright/test";
const base = process.env.BASE ?? "http://localhost:8090";
const [user, lang, width, scheme, name, ...steps] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme, locale: lang });
const page = await context.newPage();
page.on("console", (m) => { if (m.type() === "error") console.log("console:", m.text()); });
page.on("pageerror", (e) => console.log("pageerror:", e.message));
if (user !== "0") {
  const token = await (await fetch(`${base}/Home/GetTestUserToken/${user}`)).text();
  await context.addCookies([{ name: "AltinnStudioRuntime", value: token, url: base, httpOnly: true, sameSite: "Lax" }]);
}
await context.addInitScript((l) => { try { localStorage.setItem("fullmakt.language", l); } catch {} }, lang);
for (const step of steps) {
  const [kind, ...rest] = step.split("=");
  const arg = rest.join("=");
  if (kind === "goto") await page.goto(base + arg);
  if (kind === "click") await page.getByRole("button", { name: arg }).first().click();
  if (kind === "link") await page.getByRole("link", { name: arg }).first().click();
  if (kind === "fill") { const [l, ...v] = arg.split(":"); await page.getByLabel(l).first().fill(v.join(":")); }
  if (kind === "wait") await page.waitForTimeout(Number(arg));
  if (kind === "text") console.log(await page.locator("main").innerText());
}
await page.waitForTimeout(700);
console.log(page.url(), "|", await page.title());
const sw = await page.evaluate(() => document.documentElement.scrollWidth);
if (sw > Number(width)) console.log("SCROLLS SIDEWAYS", sw);
await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
await browser.close();
