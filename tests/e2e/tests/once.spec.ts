// Somebody clicks too often, too early and everywhere: one decision at the most is sent, it is the one that was
// aimed at, and nobody is led away from what has come of it.
import type { Page } from "@playwright/test";
import { ApprovalPage } from "../support/approval.ts";
import { NARROW, WIDE } from "../support/layout.ts";
import { onDecision, onRead } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";

const ANY_DECISION = /\/(approve|reject|escalate)$/;

/** Clicks on one place of the screen, as often as that, without looking. */
async function hammer(page: Page, x: number, y: number, times: number): Promise<void> {
  for (let click = 0; click < times; click += 1) await page.mouse.click(x, y);
}

for (const { decision, kind, screen } of [
  { decision: "approve", kind: "standard", screen: WIDE },
  { decision: "reject", kind: "change", screen: NARROW },
] as const) {
  test(`clicks on ${decision} that go on: the receipt stays`, async ({ page, platform, openForDecision }) => {
    await page.setViewportSize(screen);
    const { approval, request } = await openForDecision({ kind });
    // What the organisation has given already comes late, and moves the buttons.
    if (kind === "standard") await expect(approval.text(/har allerede gitt systemet tilgang/)).toBeVisible();
    await approval[decision].click({ trial: true });
    const box = await approval[decision].boundingBox();
    if (box === null) throw new Error("no button");
    await hammer(page, box.x + box.width / 2, box.y + box.height / 2, 12);
    await expect(approval.main.getByText(request.id)).toBeVisible();
    await hammer(page, box.x + box.width / 2, box.y + box.height / 2, 3);
    await expect(page).toHaveURL(request.confirmUrl);
    await expect(approval.main.getByText(request.id)).toBeVisible();
    // A change request is made of one that has been approved before.
    const calls = await platform.calls("POST", new RegExp(`/${request.id}/\\w+$`));
    expect(calls.map(({ path }) => path.split("/").at(-1))).toEqual([decision]);
  });
}

test("clicks on \"try again\" that go on decide nothing", async ({ page, platform, vendor, openRequest, pageErrors }) => {
  pageErrors.tolerate(/status of 500/);
  await page.setViewportSize(NARROW);
  const request = await vendor.standardRequest();
  await platform.fault(onRead(request, { status: 500, times: 2 }));
  const { approval } = await openRequest({ request });
  const again = approval.button(/Prøv igjen/).first();
  await expect(again).toBeVisible();
  // The name in the header comes late on a narrow page, and moves what is below it.
  await expect(page.getByText(/Intuitiv Hest/i).first()).toBeAttached();
  const box = await again.boundingBox();
  if (box === null) throw new Error("no button");
  await hammer(page, box.x + box.width / 2, box.y + box.height / 2, 25);
  await expect(approval.approve).toBeVisible();
  expect(await platform.calls("POST", ANY_DECISION)).toHaveLength(0);
  expect(await vendor.status(request)).toBe("New");
});

test("Enter that is held down on \"try again\" decides nothing", async ({
  page,
  platform,
  vendor,
  openRequest,
  pageErrors,
}) => {
  pageErrors.tolerate(/status of 500/);
  const request = await vendor.standardRequest();
  await platform.fault(onRead(request, { status: 500, times: 1 }));
  const { approval } = await openRequest({ request });
  await approval.button(/Prøv igjen/).first().focus();
  for (let press = 0; press < 25; press += 1) await page.keyboard.press("Enter");
  await expect(approval.approve).toBeVisible();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("Enter");
  expect(await platform.calls("POST", ANY_DECISION)).toHaveLength(0);
});

test("Enter that is pressed again and again on approve: one decision, and the receipt stays", async ({
  page,
  platform,
  openForDecision,
}) => {
  const { approval, request } = await openForDecision();
  await approval.approve.focus();
  for (let press = 0; press < 25; press += 1) await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: approval.messages.approved })).toBeFocused();
  await expect(page).toHaveURL(request.confirmUrl);
  expect(await platform.calls("POST", ANY_DECISION)).toHaveLength(1);
});

// Each refusal made the button usable again, and the key that was still down pressed it again: 56 calls.
test("Enter that is held down on a decision that is refused sends it once", async ({
  page,
  platform,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(500);
  await platform.fault(onDecision({ status: 500 }));
  const { approval } = await openForDecision();
  await approval.approve.focus();
  await page.keyboard.down("Enter");
  await expect(approval.text(/Svaret kom ikke fram/).first()).toBeVisible();
  for (let repeat = 0; repeat < 20; repeat += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(approval.approve).toBeEnabled();
  expect(await platform.calls("POST", ANY_DECISION)).toHaveLength(1);
  // One more press is one more decision.
  await page.keyboard.press("Enter");
  await expect.poll(() => platform.calls("POST", ANY_DECISION)).toHaveLength(2);
});

test("clicks while the page is still on its way send nothing", async ({ page, platform, vendor, openRequest }) => {
  const request = await vendor.standardRequest();
  // Long enough for all the clicks on a slow machine too: one on the button itself would be meant.
  await platform.fault(onRead(request, { delayMs: 6000 }));
  const { approval } = await openRequest({ request });
  const waiting = page.locator(".approval-waiting");
  await expect(waiting).toHaveCount(2);
  const middles = await waiting.evaluateAll((places) =>
    places.map((place) => {
      const { x, y, width, height } = place.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }),
  );
  for (const { x, y } of middles) await hammer(page, x, y, 5);
  await expect(waiting).toHaveCount(2);
  await expect(approval.approve).toBeEnabled();
  expect(await platform.calls("POST", ANY_DECISION)).toHaveLength(0);
});

test("two tabs: the second one learns what the first one has decided", async ({
  page,
  context,
  platform,
  vendor,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(409);
  const { approval: first, request } = await openForDecision();
  const second = new ApprovalPage(await context.newPage());
  await second.openForDecision(request);
  await page.bringToFront();
  await first.reject.click();
  await expect(first.heading(first.messages.rejected)).toBeVisible();

  await second.page.bringToFront();
  await second.approve.click();
  await expect(second.heading(/Forespørselen er ikke godkjent/)).toBeFocused();
  await expect(second.text(/Svaret ditt telte ikke/)).toBeVisible();
  await second.expectNoDecision();
  await second.expectWayOn();
  expect(await vendor.status(request)).toBe("Rejected");
  const statuses = (await platform.calls("POST", ANY_DECISION)).map(({ status }) => status);
  expect(statuses).toEqual([200, 409]);
});
