// How the files are served: headers, caching, what is missing, and by whom the app may be framed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ApprovalPage } from "../support/approval.ts";
import { appFolder } from "../support/environment.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { pagePath } from "../support/vendor.ts";

const APP = "/accessmanagement/ui";

const POLICY = {
  "default-src": ["'none'"],
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["'none'"],
};

test("a page has the strict policy and is asked for anew", async ({ request }) => {
  for (const path of [`${APP}/`, pagePath("standard", "?id=x"), `${APP}/nowhere/at/all`]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    const headers = answer.headers();
    expect(headers["content-type"]).toMatch(/^text\/html/);
    const parts = (headers["content-security-policy"] ?? "")
      .split(";")
      .map((part) => part.trim().split(/\s+/));
    expect(
      Object.fromEntries(parts.filter(([name]) => name).map(([name, ...values]) => [name, values])),
    ).toEqual(POLICY);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toBeTruthy();
    expect(headers["cache-control"]).toContain("no-cache");
  }
});

test("what has a hash in its name is kept for good", async ({ page, pageErrors }) => {
  pageErrors.allowSignIn();
  const kept = new Map<string, string>();
  page.on("response", (response) => {
    const name = new URL(response.url()).pathname;
    if (/\.(js|wasm|css)$/.test(name)) kept.set(name, response.headers()["cache-control"] ?? "");
  });
  await page.goto(`${APP}/`);
  await expect(page.getByRole("heading", { level: 1, name: /Gi datasystemer tilgang/ })).toBeVisible();
  for (const ending of ["js", "wasm", "css"]) {
    expect([...kept.keys()].filter((name) => name.endsWith(ending)).length, ending).toBeGreaterThan(0);
  }
  for (const [name, caching] of kept) expect(caching, name).toMatch(/max-age=31536000.*immutable/);
});

test("the settings are JSON, never kept, with the platform's own limit", async ({ request }) => {
  const answer = await request.get(`${APP}/config.json`);
  expect(answer.headers()["cache-control"]).toContain("no-cache");
  expect(answer.headers()["content-type"]).toMatch(/^application\/json/);
  expect(await answer.json()).toMatchObject({ requestLimitDays: 10 });
});

for (const name of ["fullmakt-0000.wasm", "app.js", "style.css", "fonts/none.woff2", "config.json.bak"]) {
  test(`what is missing is not found: ${name}`, async ({ request }) => {
    const answer = await request.get(`${APP}/${name}`);
    expect(answer.status()).toBe(404);
    expect(answer.headers()["content-type"] ?? "").not.toMatch(/html/);
  });
}

for (const path of [
  "../../../../etc/passwd",
  "..%2f..%2f..%2f..%2fetc%2fpasswd",
  "%2e%2e/%2e%2e/Cargo.toml",
]) {
  test(`nothing outside the app's folder: ${path}`, async ({ platform }) => {
    const answer = await fetch(`${platform.origin}${APP}/${path}`);
    expect(await answer.text()).not.toMatch(/root:|\[workspace\]/);
  });
}

test("no other page may frame it, so nothing in it can be clicked there", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allow(/frame-ancestors|Refused to frame|Framing/);
  pageErrors.tolerate(/favicon\.ico/);
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await page.goto("/health");
  await page.evaluate((address) => {
    const frame = document.createElement("iframe");
    frame.src = address;
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    document.body.append(frame);
    return loaded;
  }, request.confirmUrl);
  const [, frame] = page.frames();
  expect(frame?.url()).not.toContain(platform.origin);
  await expect(page.frameLocator("iframe").getByRole("button")).toHaveCount(0);
});

for (const { what, path } of [
  { what: "program", path: `${APP}/*.wasm` },
  { what: "texts", path: `${APP}/texts-nb-*` },
]) {
  test(`when its ${what} cannot be fetched the page says so and can be reloaded`, async ({
    page,
    platform,
    vendor,
    signIn,
    pageErrors,
  }) => {
    pageErrors.allow(/Failed to load resource|Failed to fetch|preload/);
    const request = await vendor.standardRequest();
    await platform.fault({ path, drop: true });
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await expect(approval.heading(/Siden kunne ikke lastes/)).toBeVisible();
    await platform.clearFaults();
    await page.getByRole("button", { name: /Last siden på nytt/ }).click();
    await expect(approval.question).toBeVisible();
  });
}

// Leptos turns an element of literals alone, nested in a `view!`, into HTML that it sets: the policy of trusted
// types would stop the app at that place, and only there.
test("no markup is compiled into the program", () => {
  const program = readdirSync(appFolder()).find((name) => name.endsWith(".wasm"));
  if (program === undefined) throw new Error("no program");
  const text = readFileSync(join(appFolder(), program), "latin1");
  expect(text.match(/<\/?[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")*\s*\/?>/g) ?? []).toEqual([]);
});

test("without scripts it says what it needs", async ({ browser, platform }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${platform.origin}${APP}/`);
  await expect(page.getByText(/Fullmakt trenger JavaScript/)).toBeVisible();
  await context.close();
});
