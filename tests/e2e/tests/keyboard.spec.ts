// By keyboard alone, from the vendor's link through login to the vendor's page: each kind, each decision, on a
// wide and on a narrow screen. The focus is always somewhere, and can be seen.
import { ApprovalPage } from "../support/approval.ts";
import { expectFocusKept, press, tabTo } from "../support/keyboard.ts";
import { expectNoSidewaysScroll, NARROW, WIDE } from "../support/layout.ts";
import { PEOPLE } from "../support/platform.ts";
import { DESCRIPTIONS } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";
import { decidePattern, readPath, type Kind } from "../support/vendor.ts";

const DECISIONS = [
  { decision: "approve", person: /Intuitiv Hest/, key: "Enter", status: "Accepted" },
  { decision: "reject", person: /Intuitiv Hest/, key: "Space", status: "Rejected" },
  { decision: "forward", person: /Rask Rev/, key: "Enter", status: "New" },
] as const;

const KINDS: { kind: Kind; question: RegExp }[] = [
  { kind: "standard", question: /^Gi «SmartCloud» tilgang til Snill Skog AS\?$/ },
  { kind: "agent", question: /^La «SuperRegnskap» arbeide for kundene til Trygg Revisjon AS\?$/ },
  { kind: "change", question: /^Endre tilgangen «SmartCloud» har til Snill Skog AS\?$/ },
];

for (const [width, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
  for (const { kind, question } of KINDS) {
    for (const { decision, person, key, status } of DECISIONS) {
      // Nobody can pass a change request on.
      if (kind === "change" && decision === "forward") continue;
      test(`${kind}, ${decision}, ${width}`, async ({ page, platform, vendor, pageErrors }) => {
        pageErrors.allowSignIn();
        await page.setViewportSize(viewport);
        const request = await vendor.request(kind);
        const approval = new ApprovalPage(page);
        await approval.open(request);
        await press(page, page.getByRole("button", { name: person }));
        await expect(approval.heading(question)).toBeVisible();

        // What is asked for is opened and closed where it stands.
        const first = approval.main.locator("summary").first();
        await expect(approval[decision]).toBeEnabled();
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
  }
}

test("who may decide passes on instead", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await press(page, approval.disclosure(approval.messages.forwardQuestion));
  await press(page, approval.forward, "Space");
  await expect(page.getByRole("heading", { level: 1, name: approval.messages.forwarded })).toBeFocused();
});

test("menus: Esc gives the focus back, leaving closes them", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  const banner = page.getByRole("banner");
  const opener = banner.locator("summary", { hasText: /Meny/ });
  const choice = banner.getByRole("button", { name: /Mørkt/ });
  await press(page, opener, "Space");
  await tabTo(page, choice);
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await expect(choice).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(choice).toBeVisible();
  await tabTo(page, approval.approve);
  await expect(choice).toBeHidden();
});

// What is pressed goes away with what it was about; the focus goes to the heading, and is not lost.
test("trying again: the focus goes to the question", async ({ page, platform, vendor, signIn, pageErrors }) => {
  pageErrors.allowStatus(500);
  const request = await vendor.standardRequest();
  await platform.fault({ method: "GET", path: readPath(request), status: 500 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  const again = approval.button(/Prøv igjen/).first();
  await tabTo(page, again);
  await platform.clearFaults();
  await page.keyboard.press("Enter");
  await expect(approval.approve).toBeEnabled();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("trying again in vain: the focus stays", async ({ page, platform, vendor, signIn, pageErrors }) => {
  pageErrors.allowStatus(500);
  const request = await vendor.standardRequest();
  await platform.fault({ method: "GET", path: readPath(request), status: 500 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await press(page, approval.button(/Prøv igjen/).first());
  await expect.poll(async () => (await platform.calls("GET", /systemuser\/request\//)).length).toBe(2);
  await expect(approval.text(/Plattformen har en feil/).first()).toBeVisible();
  await expectFocusKept(page);
});

test("descriptions fetched again: the focus is not lost", async ({ page, platform, vendor, signIn, pageErrors }) => {
  pageErrors.allowStatus(500);
  const request = await vendor.standardRequest();
  for (const path of DESCRIPTIONS) await platform.fault({ method: "GET", path, status: 500 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await tabTo(page, approval.button(/Hent beskrivelsene på nytt/));
  await platform.clearFaults();
  await page.keyboard.press("Enter");
  await expect(approval.text(/Krav og betalinger/).first()).toBeVisible();
  await expect(approval.text(/beskrivelsen mangler/)).toHaveCount(0);
  await expectFocusKept(page);
});

test("somebody was faster: the focus goes to what the request is now", async ({
  page,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(409);
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await tabTo(page, approval.approve);
  await vendor.decide(request, "reject");
  await page.keyboard.press("Enter");
  await expect(approval.text(/Svaret ditt telte ikke/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("a refusal: the focus stays on the button that was pressed", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(400);
  const request = await vendor.standardRequest();
  const body = '{"code":"AUTH-00053"}';
  const path = decidePattern("standard", "approve");
  await platform.fault({ method: "POST", path, status: 400, body, contentType: "application/problem+json" });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await press(page, approval.approve);
  await expect(approval.text(/Forespørselen ble ikke godkjent/)).toBeVisible();
  await expect(approval.approve).toBeFocused();
});

test("time runs out under the focus: it goes to the heading", async ({ page, platform, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await page.clock.install();
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await tabTo(page, approval.approve);
  await platform.moveClock(10 * 24 * 60 * 60);
  await signIn(PEOPLE.director);
  await page.clock.fastForward(10 * 24 * 60 * 60 * 1000);
  await expect(approval.heading(/Fristen for å svare er ute/)).toBeVisible();
  await expectFocusKept(page);
});
