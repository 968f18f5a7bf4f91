// Browsers that lack something, or have it switched off: the page works, or says plainly what is wrong and what
// to do. It is never silent.
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

/** Taken away before the page loads; with the heading that then says so, where the page cannot work without. */
const MISSING: { name: string; take: () => void; says?: RegExp }[] = [
  {
    name: "WebAssembly",
    take: () => Reflect.deleteProperty(globalThis, "WebAssembly"),
    says: /Nettleseren kjører ikke siden/,
  },
  { name: "AbortSignal.timeout", take: () => Reflect.deleteProperty(AbortSignal, "timeout") },
  {
    name: "navigator.languages",
    take: () => Object.defineProperty(Navigator.prototype, "languages", { get: () => undefined }),
  },
  { name: "MutationObserver", take: () => Reflect.deleteProperty(globalThis, "MutationObserver") },
  {
    name: "storage",
    take: () => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(globalThis, name, {
          get: () => {
            throw new DOMException("", "SecurityError");
          },
        });
      }
    },
  },
  {
    name: "history.pushState",
    take: () => {
      History.prototype.pushState = () => {
        throw new DOMException("", "SecurityError");
      };
    },
  },
];

for (const { name, take, says } of MISSING) {
  test(`without ${name}`, async ({ page, vendor, signIn }) => {
    await page.addInitScript(take);
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    if (says !== undefined) {
      await expect(approval.heading(says)).toBeVisible();
      await expect(page.getByRole("button", { name: /Last siden på nytt/ })).toBeVisible();
      expect(await vendor.status(request)).toBe("New");
      return;
    }
    await approval.approve.click();
    await expect(approval.heading(approval.messages.approved)).toBeVisible();
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
