// How the files are served: headers, caching, and what is missing.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { appFolder } from "../support/environment.ts";
import { expect, test } from "../support/test.ts";
import { APP, pagePath } from "../support/vendor.ts";

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
    if (/\.(js|wasm|css)$|\/texts-/.test(name)) kept.set(name, response.headers()["cache-control"] ?? "");
  });
  await page.goto(`${APP}/accessibility`);
  await expect(page.getByText(/Målet er WCAG/)).toBeVisible();
  for (const file of [/\.js$/, /_bg\.wasm$/, /\.css$/, /\/texts-nb-/, /\/page-.*\.wasm$/, /\/texts-accessibility-nb-/]) {
    expect([...kept.keys()].filter((name) => file.test(name)).length, String(file)).toBeGreaterThan(0);
  }
  for (const [name, caching] of kept) expect(caching, name).toMatch(/max-age=31536000.*immutable/);
});

test("the settings are JSON, never kept, with the platform's own limit", async ({ request }) => {
  const answer = await request.get(`${APP}/config.json`);
  expect(answer.headers()["cache-control"]).toContain("no-cache");
  expect(answer.headers()["content-type"]).toMatch(/^application\/json/);
  expect(await answer.json()).toMatchObject({ requestLimitDays: 10 });
});

test("what is missing is not found", async ({ request }) => {
  for (const name of ["fullmakt-0000.wasm", "app.js", "style.css", "fonts/none.woff2", "config.json.bak"]) {
    const answer = await request.get(`${APP}/${name}`);
    expect(answer.status(), name).toBe(404);
    expect(answer.headers()["content-type"] ?? "", name).not.toMatch(/html/);
  }
});

test("when its texts cannot be fetched the page says so and can be reloaded", async ({
  page,
  platform,
  openRequest,
  pageErrors,
}) => {
  pageErrors.allow(/Failed to load resource|Failed to fetch|preload/);
  await platform.fault({ path: `${APP}/texts-nb-*`, drop: true });
  const { approval } = await openRequest();
  await expect(approval.heading(/Siden kunne ikke lastes/)).toBeVisible();
  await platform.clearFaults();
  await page.getByRole("button", { name: /Last siden på nytt/ }).click();
  await expect(approval.question).toBeVisible();
});

// Leptos turns an element of literals alone, nested in a `view!`, into HTML that it sets: the policy of trusted
// types would stop the app at that place, and only there.
test("no markup is compiled into the program", () => {
  const programs = readdirSync(appFolder()).filter((name) => name.endsWith(".wasm"));
  expect(programs.length).toBeGreaterThan(0);
  for (const program of programs) {
    const text = readFileSync(join(appFolder(), program), "latin1");
    expect(text.match(/<\/?[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")*\s*\/?>/g) ?? [], program).toEqual([]);
  }
});

test("without scripts it says what it needs", async ({ browser, platform }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${platform.origin}${APP}/`);
  await expect(page.getByText(/Fullmakt trenger JavaScript/)).toBeVisible();
  await context.close();
});
