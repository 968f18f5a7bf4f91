// The browser's back button can bring a page back as it was left. Playwright's Chromium never does, so the event
// that the browser then sends is sent by the test.
import type { Page } from "@playwright/test";
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { endSession, expect, test } from "../support/test.ts";

async function bringBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
}

test("an old question is read anew", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await vendor.decide(request, "reject");
  await bringBack(page);
  await expect(approval.heading(/Forespørselen er ikke godkjent/)).toBeVisible();
  await expect(approval.approve).toHaveCount(0);
});

test("an old receipt shows nothing personal without a session", async ({
  page,
  context,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowSignIn();
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.approve.click();
  await expect(approval.main.locator("dd", { hasText: "Intuitiv Hest" })).toBeVisible();
  await endSession(context);
  // Where the page may not lead to login by itself a second time, it stays.
  await page.evaluate(() => sessionStorage.setItem("fullmakt.login-tried", String(Math.floor(Date.now() / 1000))));
  await bringBack(page);
  await expect(approval.main.getByRole("link", { name: /^Logg inn$/ })).toBeVisible();
  await expect(page.locator("body")).not.toContainText(/Hest|Skog|SmartCloud|314/i);
});
