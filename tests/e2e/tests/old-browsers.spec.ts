// Browsers that lack something, or have it switched off: the page works, or says plainly what is wrong and what
// to do. It is never silent, and no button looks alive and does nothing.
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../support/test.ts";
import { APP } from "../support/vendor.ts";

/** What a browser lacks, as paths from the global object. */
interface Lack {
  missing?: readonly string[];
  /** What is there and throws. */
  forbidden?: readonly string[];
}

/** In the page: takes things away, or makes them throw. */
function takeAway({ missing = [], forbidden = [] }: Lack): void {
  const fail = (): never => {
    throw new DOMException("", "SecurityError");
  };
  for (const path of [...missing, ...forbidden]) {
    const names = path.split(".");
    const name = names.pop() ?? "";
    const holder = names.reduce((value: object, part) => Reflect.get(value, part) as object, globalThis);
    if (forbidden.includes(path)) {
      Object.defineProperty(holder, name, { get: fail, set: fail });
    } else if (!Reflect.deleteProperty(holder, name)) {
      Object.defineProperty(holder, name, { value: undefined });
    }
  }
}

/** What stands in for one of a group is not in the same group. */
const WORKS: Record<string, Lack> = {
  "without comforts of the window": {
    missing: [
      "AbortSignal.timeout",
      "FinalizationRegistry",
      "History.prototype.pushState",
      "MutationObserver",
      "Navigator.prototype.clipboard",
      "Navigator.prototype.languages",
      "Navigator.prototype.onLine",
      "WebAssembly.instantiateStreaming",
      "getSelection",
      "matchMedia",
      "requestAnimationFrame",
      "setInterval",
    ],
  },
  "without comforts of the language and the document": {
    missing: [
      "AbortController",
      "DOMException",
      "Document.prototype.createTreeWalker",
      "Element.prototype.closest",
      "Element.prototype.setAttribute",
      "HTMLElement.prototype.focus",
      "Promise.prototype.finally",
      "Response.prototype.clone",
      "queueMicrotask",
      "setTimeout",
    ],
  },
  "with storage, cookies and history switched off": {
    forbidden: ["localStorage", "sessionStorage", "Document.prototype.cookie", "History.prototype.pushState"],
  },
};

for (const [name, lack] of Object.entries(WORKS)) {
  test(`it works ${name}`, async ({ page, vendor, openForDecision, pageErrors }) => {
    pageErrors.tolerate(/.*/s);
    await page.addInitScript(takeAway, lack);
    const { approval, request } = await openForDecision();
    await approval.approve.click();
    await expect(approval.heading(approval.messages.approved)).toBeVisible();
    expect(await vendor.status(request)).toBe("Accepted");
  });
}

/** Opens the front page in a browser that lacks this. */
async function openWithout(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(takeAway, { missing: [path] });
  await page.goto(`${APP}/`, { waitUntil: "commit" });
  return page;
}

for (const { says, paths } of [
  {
    says: "Nettleseren er for gammel",
    paths: [
      "AbortSignal",
      "Document.prototype.querySelector",
      "Headers",
      "Intl",
      "Intl.DateTimeFormat",
      "Intl.NumberFormat",
      "Intl.PluralRules",
      "Map",
      "Reflect.set",
      "Request",
      "Response",
      "Response.prototype.arrayBuffer",
      "Response.prototype.text",
      "TextDecoder",
      "TextEncoder",
      "URL",
      "URLSearchParams",
      "fetch",
    ],
  },
  { says: "Nettleseren kjører ikke siden", paths: ["WebAssembly"] },
]) {
  test(`it says at once: ${says}`, async ({ context, pageErrors }) => {
    pageErrors.tolerate(/.*/s);
    for (const path of paths) {
      const page = await openWithout(context, path);
      const plainPage = page.locator(".boot-page");
      await expect(plainPage.getByRole("heading", { level: 1 }), path).toHaveText(says);
      await expect(plainPage.getByRole("button", { name: /Last siden på nytt/ }), path).toBeVisible();
      await page.close();
    }
  });
}

for (const path of ["Date.parse", "Element.prototype.remove", "Headers.prototype.get", "Node.prototype.insertBefore"]) {
  test(`it stops in words without ${path}`, async ({ page, openRequest, pageErrors }) => {
    pageErrors.tolerate(/.*/s);
    await page.addInitScript(takeAway, { missing: [path] });
    const { approval } = await openRequest();
    const plainPage = page.locator(".boot-page");
    const heading = plainPage.getByRole("heading", { level: 1 });
    await expect(async () => {
      if (!(await heading.isVisible())) await approval.approve.click({ timeout: 1000 });
      await expect(heading).toHaveText("Siden har stoppet", { timeout: 1000 });
    }).toPass();
    await expect(plainPage.getByRole("button", { name: /Last siden på nytt/ })).toBeVisible();
  });
}

test("the plain page is in the language of the browser", async ({ browser, platform }) => {
  for (const [locale, says] of [
    ["nn-NO", "Nettlesaren køyrer ikkje sida"],
    ["en-GB", "The browser does not run this page"],
  ] as const) {
    const context = await browser.newContext({ locale, baseURL: platform.origin });
    const page = await openWithout(context, "WebAssembly");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(says);
    await context.close();
  }
});

test("a host whose policy forbids the program is named as the cause, and not the browser", async ({
  page,
  openRequest,
  pageErrors,
}) => {
  pageErrors.tolerate(/security policy|policy violation|unsafe-eval/i);
  await page.route("**/systemuser/request?*", async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    const policy = (headers["content-security-policy"] ?? "").replace(" 'wasm-unsafe-eval'", "");
    await route.fulfill({ response, headers: { ...headers, "content-security-policy": policy } });
  });
  const { approval } = await openRequest();
  await expect(approval.heading(/Siden er satt opp feil/)).toBeVisible();
});

test("where scripts may set no cookies, no way back to the vendor is promised", async ({ page, openForDecision }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => {} });
  });
  const { approval } = await openForDecision();
  await expect(approval.text(/går du tilbake til/)).toHaveCount(0);
  await approval.approve.click();
  await expect(approval.main.getByRole("link", { name: /^Logg ut$/ })).toBeVisible();
  await expect(approval.backToVendor).toHaveCount(0);
});
