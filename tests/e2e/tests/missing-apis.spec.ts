// Browsers that lack something, or have it switched off: the page works, or says plainly what is wrong and what
// to do. It is never silent, and no button looks alive and does nothing.
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

/** What the app and its libraries use, as paths from the global object. Each is taken away in turn. */
const APIS = [
  "AbortController",
  "AbortSignal",
  "AbortSignal.timeout",
  "DOMException",
  "Date.parse",
  "Document.prototype.querySelector",
  "Document.prototype.createTreeWalker",
  "Element.prototype.closest",
  "Element.prototype.remove",
  "Element.prototype.setAttribute",
  "FinalizationRegistry",
  "HTMLElement.prototype.focus",
  "Headers",
  "Headers.prototype.get",
  "History.prototype.pushState",
  "Intl",
  "Intl.DateTimeFormat",
  "Intl.NumberFormat",
  "Intl.PluralRules",
  "Map",
  "MutationObserver",
  "Navigator.prototype.clipboard",
  "Navigator.prototype.languages",
  "Navigator.prototype.onLine",
  "Node.prototype.insertBefore",
  "Promise.prototype.finally",
  "Reflect.set",
  "Request",
  "Response",
  "Response.prototype.arrayBuffer",
  "Response.prototype.clone",
  "Response.prototype.text",
  "TextDecoder",
  "TextEncoder",
  "URL",
  "URLSearchParams",
  "WebAssembly",
  "WebAssembly.instantiateStreaming",
  "fetch",
  "getSelection",
  "matchMedia",
  "queueMicrotask",
  "requestAnimationFrame",
  "setInterval",
  "setTimeout",
];

/** What is there and throws: storage and cookies that are switched off, a history in a sandbox. */
const THROWING = ["localStorage", "sessionStorage", "Document.prototype.cookie", "History.prototype.pushState"];

/** In the page: takes something away, or makes it throw. */
function takeAway({ path, throws }: { path: string; throws: boolean }): void {
  const names = path.split(".");
  const name = names.pop() ?? "";
  const holder = names.reduce((value: object, part) => Reflect.get(value, part) as object, globalThis);
  if (throws) {
    const fail = (): never => {
      throw new DOMException("", "SecurityError");
    };
    Object.defineProperty(holder, name, { get: fail, set: fail });
  } else if (!Reflect.deleteProperty(holder, name)) {
    Object.defineProperty(holder, name, { value: undefined });
  }
}

/** Without these nothing works: the page says so at once. */
const NEEDED = [
  "Headers",
  "Intl",
  "Intl.DateTimeFormat",
  "Intl.NumberFormat",
  "Intl.PluralRules",
  "Reflect.set",
  "Request",
  "Response",
  "Response.prototype.arrayBuffer",
  "Response.prototype.text",
  "URL",
  "fetch",
];

const cases = [...APIS.map((path) => [path, false] as const), ...THROWING.map((path) => [path, true] as const)];
for (const [path, throws] of cases) {
  test(`${throws ? "forbidden" : "without"} ${path}`, async ({ page, vendor, signIn, pageErrors }) => {
    pageErrors.tolerate(/.*/s);
    await page.addInitScript(takeAway, { path, throws });
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    const plainPage = page.locator(".boot-page").getByRole("heading", { level: 1 });
    const receipt = approval.heading(approval.messages.approved);
    await expect(async () => {
      if (!(await plainPage.isVisible())) await approval.approve.click({ timeout: 1000 });
    }).toPass();
    await expect(receipt.or(plainPage).first()).toBeVisible();
    if (NEEDED.includes(path)) await expect(plainPage).toHaveText("Nettleseren er for gammel");
    if (path.endsWith("cookie")) await expect(approval.text(/går du tilbake til/)).toHaveCount(0);
    if (await plainPage.isVisible()) {
      await expect(page.getByRole("button", { name: /Last siden på nytt/ })).toBeVisible();
    } else {
      expect(await vendor.status(request)).toBe("Accepted");
    }
  });
}

for (const [language, says] of [
  ["nb-NO", /^Nettleseren kjører ikke siden$/],
  ["nn-NO", /^Nettlesaren køyrer ikkje sida$/],
  ["en-GB", /^The browser does not run this page$/],
] as const) {
  test.describe(language, () => {
    test.use({ locale: language });
    test("the plain page is in the language of the browser", async ({ page, vendor, signIn }) => {
      await page.addInitScript(takeAway, { path: "WebAssembly", throws: false });
      const request = await vendor.standardRequest();
      await signIn(PEOPLE.director);
      const approval = new ApprovalPage(page);
      await approval.open(request);
      await expect(approval.heading(says)).toBeVisible();
    });
  });
}

test("a host whose policy forbids the program is named as the cause, and not the browser", async ({
  page,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.tolerate(/security policy|policy violation|unsafe-eval/i);
  await page.route("**/systemuser/request?*", async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    const policy = (headers["content-security-policy"] ?? "").replace(" 'wasm-unsafe-eval'", "");
    await route.fulfill({ response, headers: { ...headers, "content-security-policy": policy } });
  });
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await expect(approval.heading(/Siden er satt opp feil/)).toBeVisible();
});
