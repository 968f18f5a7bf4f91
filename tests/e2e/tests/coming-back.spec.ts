// A page that is left and come back to: by the browser's buttons, by a reload, and as the browser has kept it.
import type { Page } from "@playwright/test";
import { onDecision } from "../support/overrides.ts";
import { PEOPLE } from "../support/platform.ts";
import { endSession, expect, test } from "../support/test.ts";
import { APP } from "../support/vendor.ts";

/**
 * The browser's back button can bring a page back as it was left. Playwright's Chromium never does, so the event
 * that the browser then sends is sent by the test.
 */
async function bringBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
}

test("back button and reload after the decision show what was decided", async ({
  page,
  platform,
  signIn,
  openForDecision,
}) => {
  const { approval, request } = await openForDecision();
  await approval.approve.click();
  await approval.backToVendor.click();
  await expect(page).toHaveURL(`${platform.origin}/vendor/receipt`);
  // Leaving ended the session.
  await signIn(PEOPLE.director);
  await page.goBack();
  await expect(page).toHaveURL(request.confirmUrl);
  await expect(approval.heading(/er godkjent|har fått tilgang/)).toBeVisible();
  await approval.expectNoDecision();
  await page.reload();
  await expect(approval.heading(/Forespørselen er godkjent/)).toBeVisible();
  await approval.expectNoDecision();
});

test("leaving while the answer is on its way, and coming back: what was decided is there", async ({
  page,
  platform,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.tolerate(/ERR_ABORTED|Failed to load resource/);
  await platform.fault(onDecision({ delayMs: 3000, afterHandling: true }));
  await page.goto(`${APP}/accessibility`);
  const { approval } = await openForDecision();
  // Who is signed in is read first.
  const sent = page.waitForRequest(/\/approve$/);
  await approval.approve.click();
  await sent;
  await expect(approval.text(/Svaret sendes/)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: /Tilgjengelighet/ })).toBeVisible();
  await page.goForward();
  await expect(approval.heading(/er godkjent|har fått tilgang/)).toBeVisible();
  await approval.expectNoDecision();
  expect(await platform.calls("POST", /\/(approve|reject|escalate)$/)).toHaveLength(1);
});

test("a question that is brought back is read anew", async ({ page, vendor, openForDecision }) => {
  const { approval, request } = await openForDecision();
  await vendor.decide(request, "reject");
  await bringBack(page);
  await expect(approval.heading(/Forespørselen er ikke godkjent/)).toBeVisible();
  await expect(approval.approve).toHaveCount(0);
});

test("a receipt that is brought back shows nothing personal without a session", async ({
  page,
  context,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowSignIn();
  const { approval } = await openForDecision();
  await approval.expectPerson(/Intuitiv Hest/i);
  await approval.approve.click();
  await expect(approval.main.locator("dd", { hasText: "Intuitiv Hest" })).toBeVisible();
  await endSession(context);
  // Where the page may not lead to login by itself a second time, it stays.
  await page.evaluate(() => sessionStorage.setItem("fullmakt.login-tried", String(Math.floor(Date.now() / 1000))));
  await bringBack(page);
  await expect(approval.main.getByRole("link", { name: /^Logg inn$/ })).toBeVisible();
  await expect(page.locator("body")).not.toContainText(/Hest|Skog|SmartCloud|314/i);
});
