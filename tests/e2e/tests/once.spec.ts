// Exactly one decision, however often and wherever one clicks.
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { decidePattern } from "../support/vendor.ts";

const ANY_DECISION = /\/(approve|reject|escalate)$/;

test("a double click sends one decision", async ({ page, platform, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.approve.dblclick();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  expect(await platform.calls("POST", ANY_DECISION)).toHaveLength(1);
});

test("while one decision is on its way the other one cannot be sent", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await platform.fault({ method: "POST", path: decidePattern("standard", "approve"), delayMs: 4000 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.approve.click();
  await expect(approval.reject).toHaveAttribute("aria-disabled", "true");
  // The busy button keeps its name and the focus.
  await expect(approval.approve).toBeFocused();
  await page.keyboard.press("Enter");
  await approval.reject.click({ force: true });
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  expect(await platform.calls("POST", ANY_DECISION)).toHaveLength(1);
});

test("two tabs: the second one learns what the first one has decided", async ({
  page,
  context,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(409);
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const first = new ApprovalPage(page);
  const second = new ApprovalPage(await context.newPage());
  await first.openForDecision(request);
  await second.openForDecision(request);
  await first.reject.click();
  await expect(first.heading(first.messages.rejected)).toBeVisible();

  await second.approve.click();
  await expect(second.page.getByRole("heading", { name: /Forespørselen er ikke godkjent/ })).toBeVisible();
  await expect(second.text(/Svaret ditt telte ikke/)).toBeVisible();
  await second.expectNoDecision();
  await second.expectWayOn();
  expect(await vendor.status(request)).toBe("Rejected");
  const statuses = (await platform.calls("POST", ANY_DECISION)).map(({ status }) => status);
  expect(statuses).toEqual([200, 409]);
});

test("the back button after the decision shows what was decided", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.approve.click();
  await approval.backToVendor.click();
  await expect(page).toHaveURL(`${platform.origin}/vendor/receipt`);
  // Leaving ended the session.
  await signIn(PEOPLE.director);
  await page.goBack();
  await expect(page).toHaveURL(request.confirmUrl);
  await expect(page.getByRole("heading", { name: /er godkjent|har fått tilgang/ })).toBeVisible();
  await approval.expectNoDecision();
});

test("reloading after the decision shows what was decided", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.reject.click();
  await expect(approval.heading(approval.messages.rejected)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: /Forespørselen er ikke godkjent/ })).toBeVisible();
  await approval.expectNoDecision();
});
