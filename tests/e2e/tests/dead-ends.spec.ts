// No dead ends: kind of request × what comes instead of an answer, on reading and on deciding. The page
// lives, a text says what is the case, there is a way on, and no button is offered that must fail.
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE, type Fault } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { decidePattern, readPath, type Kind } from "../support/vendor.ts";

const KINDS: Kind[] = ["standard", "agent", "change"];

const JSON_TYPE = "application/json";
const ANSWERS: Record<string, Omit<Fault, "path">> = {
  "400": { status: 400, body: '{"code":"AUTH-00050"}', contentType: "application/problem+json" },
  "401": { status: 401 },
  "403": { status: 403 },
  "404": { status: 404 },
  "409": { status: 409, body: '{"code":"AUTH-00013"}', contentType: "application/problem+json" },
  "429": { status: 429, retryAfter: 1 },
  "500": { status: 500 },
  "503": { status: 503, retryAfter: 1 },
  empty: { status: 200, body: "" },
  HTML: { status: 200, body: "<!doctype html><h1>Hei</h1>", contentType: "text/html" },
  "truncated JSON": { status: 200, body: '{"id":"5', contentType: JSON_TYPE },
  null: { status: 200, body: "null", contentType: JSON_TYPE },
  "another kind of JSON": { status: 200, body: '[{"id":1}]', contentType: JSON_TYPE },
  dropped: { drop: true },
  slow: { delayMs: 1200 },
};

for (const kind of KINDS) {
  for (const [name, answer] of Object.entries(ANSWERS)) {
    test(`${kind}, read: ${name}`, async ({ page, platform, vendor, signIn, pageErrors }) => {
      pageErrors.tolerate(/^error: Failed to load resource/);
      const request = await vendor.request(kind);
      await platform.fault({ method: "GET", path: readPath(request), ...answer });
      await signIn(PEOPLE.director);
      const approval = new ApprovalPage(page);
      await approval.open(request);
      if (name === "401") {
        // Without a session the page leads to login at once.
        await expect(page.getByRole("button", { name: /Intuitiv Hest/ })).toBeVisible();
        return;
      }
      if (name === "slow") {
        await expect(approval.approve).toBeEnabled();
        return;
      }
      await expect(page).toHaveTitle(/^Feil: /);
      await expect(approval.heading(/\p{L}/u)).toBeVisible();
      await approval.expectNoDecision();
      await approval.expectWayOn();
    });

    test(`${kind}, approve: ${name}`, async ({ page, platform, vendor, signIn, pageErrors }) => {
      pageErrors.tolerate(/^error: Failed to load resource/);
      const request = await vendor.request(kind);
      await signIn(PEOPLE.director);
      const approval = new ApprovalPage(page);
      await approval.open(request);
      await expect(approval.approve).toBeEnabled();
      await platform.fault({ method: "POST", path: decidePattern(kind, "approve"), ...answer });
      await approval.approve.click();
      if (name === "slow") {
        await expect(approval.backToVendor).toBeVisible();
        return;
      }
      const alert = approval.main.getByRole("alert").or(approval.main.getByRole("status"));
      await expect(alert.filter({ hasText: /\p{L}/u }).first()).toBeVisible();
      // Whatever has happened, nothing was carried out, and the question still stands.
      await expect(approval.heading(/\?$/)).toBeVisible();
      await expect(approval.reject).toBeVisible();
      await approval.expectWayOn();
      expect(await vendor.status(request)).toBe("New");
      expect(await page.evaluate(() => document.getElementById("app")?.inert)).toBe(false);
    });
  }
}
