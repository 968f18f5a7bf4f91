// Somebody clicks too often, too early and everywhere: one decision at the most is sent, it is the one that was
// aimed at, and nobody is led away from what has come of it.
import type { Page } from "@playwright/test";
import { ApprovalPage } from "../support/approval.ts";
import { NARROW, WIDE } from "../support/layout.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { decidePattern, readPath, type Kind } from "../support/vendor.ts";

const ANY_DECISION = /\/(approve|reject|escalate)$/;

/** Clicks on one place of the screen, as often as that, without looking. */
async function hammer(page: Page, x: number, y: number, times: number): Promise<void> {
  for (let click = 0; click < times; click += 1) await page.mouse.click(x, y);
}

for (const [width, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
  for (const kind of ["standard", "agent", "change"] as const satisfies Kind[]) {
    for (const decision of ["approve", "reject"] as const) {
      test(`clicks on ${decision} that go on: the receipt stays, ${kind}, ${width}`, async ({
        page,
        platform,
        vendor,
        signIn,
      }) => {
        await page.setViewportSize(viewport);
        const request = await vendor.request(kind);
        await signIn(PEOPLE.director);
        const approval = new ApprovalPage(page);
        await approval.open(request);
        await expect(approval.approve).toBeEnabled();
        await approval[decision].scrollIntoViewIfNeeded();
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
  }

  test(`clicks on "try again" that go on decide nothing, ${width}`, async ({
    page,
    platform,
    vendor,
    signIn,
    pageErrors,
  }) => {
    pageErrors.tolerate(/status of 500/);
    await page.setViewportSize(viewport);
    const request = await vendor.standardRequest();
    await platform.fault({ method: "GET", path: readPath(request), status: 500, times: 2 });
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    const again = approval.button(/Prøv igjen/).first();
    const box = await again.boundingBox();
    if (box === null) throw new Error("no button");
    await hammer(page, box.x + box.width / 2, box.y + box.height / 2, 25);
    await expect(approval.approve).toBeVisible();
    expect(await platform.calls("POST", ANY_DECISION)).toHaveLength(0);
    expect(await vendor.status(request)).toBe("New");
  });
}

test("Enter that is held down on \"try again\" decides nothing", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.tolerate(/status of 500/);
  const request = await vendor.standardRequest();
  await platform.fault({ method: "GET", path: readPath(request), status: 500, times: 1 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await approval.button(/Prøv igjen/).first().focus();
  for (let press = 0; press < 25; press += 1) await page.keyboard.press("Enter");
  await expect(approval.approve).toBeVisible();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("Enter");
  expect(await platform.calls("POST", ANY_DECISION)).toHaveLength(0);
});

test("Enter that is held down on approve: one decision, and the receipt stays", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
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
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(500);
  const request = await vendor.standardRequest();
  await platform.fault({ method: "POST", path: decidePattern("standard", "approve"), status: 500 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
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

test("clicks while the page is still on its way send nothing", async ({ page, platform, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  // Long enough for all the clicks on a slow machine too: one on the button itself would be meant.
  await platform.fault({ method: "GET", path: readPath(request), delayMs: 6000 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
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

test("leaving while the answer is on its way, and coming back: what was decided is there", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.tolerate(/ERR_ABORTED|Failed to load resource/);
  const request = await vendor.standardRequest();
  await platform.fault({
    method: "POST",
    path: decidePattern("standard", "approve"),
    delayMs: 3000,
    afterHandling: true,
  });
  await signIn(PEOPLE.director);
  await page.goto("/accessmanagement/ui/");
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.approve.click();
  await expect(approval.text(/Svaret sendes/)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: /Gi datasystemer tilgang/ })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1, name: /er godkjent|har fått tilgang/ })).toBeVisible();
  await approval.expectNoDecision();
  expect(await platform.calls("POST", ANY_DECISION)).toHaveLength(1);
});
