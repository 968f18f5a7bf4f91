// By keyboard alone, from the vendor's link through login to the vendor's page, once for each decision and kind; and
// where the focus goes when what had it is gone. The focus is always somewhere, and can be seen.
import { ApprovalPage, chooseLanguage } from "../support/approval.ts";
import { expectFocusKept, press, tabTo } from "../support/keyboard.ts";
import { expectNoSidewaysScroll, NARROW, WIDE } from "../support/layout.ts";
import { loginButton } from "../support/login.ts";
import { DAY, PEOPLE } from "../support/platform.ts";
import { onDecision, onRead, problem } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";

const WALKS = [
  { decision: "approve", kind: "change", person: PEOPLE.director, key: "Enter", status: "Accepted", screen: WIDE },
  { decision: "reject", kind: "agent", person: PEOPLE.director, key: "Space", status: "Rejected", screen: NARROW },
  { decision: "forward", kind: "standard", person: PEOPLE.employee, key: "Enter", status: "New", screen: NARROW },
] as const;

for (const { decision, kind, person, key, status, screen } of WALKS) {
  test(`${decision}, ${screen.width} pixels wide`, async ({ page, platform, vendor, pageErrors }) => {
    pageErrors.allowSignIn();
    await page.setViewportSize(screen);
    const request = await vendor.request(kind);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await press(page, loginButton(page, person));
    await expect(approval[decision]).toBeEnabled();
    await expect(page).toHaveURL(request.confirmUrl);

    // What is asked for is opened and closed where it stands.
    const first = approval.main.locator("summary").first();
    await press(page, first, key);
    await expect(approval.text(/^Id: /).first()).toBeVisible();
    await page.keyboard.press(key);
    await expect(approval.text(/^Id: /).first()).toBeHidden();
    await expect(first).toBeFocused();

    await press(page, approval[decision], key);
    await expect(approval.main.getByText(request.id)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expectNoSidewaysScroll(page);
    expect(await vendor.status(request)).toBe(status);
    await press(page, approval.backToVendor);
    await expect(page).toHaveURL(`${platform.origin}/vendor/receipt`);
  });
}

test("who may decide picks another language, and passes on instead", async ({ page, openForDecision }) => {
  await openForDecision();
  await chooseLanguage(page, "nn", (button) => press(page, button));
  const approval = new ApprovalPage(page, "nn");
  await press(page, approval.disclosure(approval.messages.forwardQuestion));
  await press(page, approval.forward, "Space");
  await expect(page.getByRole("heading", { level: 1, name: approval.messages.forwarded })).toBeFocused();
});

test("trying again: in vain the focus stays, then it goes to the question", async ({
  page,
  platform,
  vendor,
  openRequest,
  pageErrors,
}) => {
  pageErrors.allowStatus(500);
  const request = await vendor.standardRequest();
  await platform.fault(onRead(request, { status: 500 }));
  const { approval } = await openRequest({ request });
  await press(page, approval.button(/Prøv igjen/).first());
  await expect.poll(async () => (await platform.calls("GET", /systemuser\/request\//)).length).toBe(2);
  await expect(approval.text(/Plattformen har en feil/).first()).toBeVisible();
  await expectFocusKept(page);
  await tabTo(page, approval.button(/Prøv igjen/).first());
  await platform.clearFaults();
  await page.keyboard.press("Enter");
  await expect(approval.approve).toBeEnabled();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("a refusal: the focus stays on the button that was pressed", async ({
  page,
  platform,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(400);
  await platform.fault(onDecision(problem("AUTH-00053")));
  const { approval } = await openForDecision();
  await press(page, approval.approve);
  await expect(approval.text(/Forespørselen ble ikke godkjent/)).toBeVisible();
  await expect(approval.approve).toBeFocused();
});

test("time runs out on an open page: the buttons go, and the focus goes to the heading", async ({
  page,
  platform,
  signIn,
  vendor,
  openForDecision,
}) => {
  const request = await vendor.standardRequest();
  await page.clock.install();
  const { approval } = await openForDecision({ request });
  await tabTo(page, approval.approve);
  await platform.moveClock(10 * DAY);
  // The session is over after ten days too: a new one, as another tab would have made it.
  await signIn(PEOPLE.director);
  await page.clock.fastForward(10 * DAY * 1000);
  await expect(approval.heading(/Fristen for å svare er ute/)).toBeVisible();
  await approval.expectNoDecision();
  await expectFocusKept(page);
});
