// Every status has a text and a way out, and offers no decision that must fail.
import { ApprovalPage } from "../support/approval.ts";
import { DAY, PEOPLE, type Platform } from "../support/platform.ts";
import { overrideRequest } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";
import type { Request, Vendor } from "../support/vendor.ts";

interface State {
  name: string;
  arrange: (vendor: Vendor, request: Request, platform: Platform) => Promise<void>;
  heading: RegExp;
  /** Status of an answer that the browser reports as an error. */
  refused?: number;
}

const STATES: State[] = [
  {
    name: "accepted",
    arrange: (vendor, request) => vendor.decide(request, "approve"),
    heading: /Forespørselen er godkjent/,
  },
  {
    name: "rejected",
    arrange: (vendor, request) => vendor.decide(request, "reject"),
    heading: /Forespørselen er ikke godkjent/,
  },
  {
    name: "timed out",
    arrange: (_, __, platform) => platform.moveClock(11 * DAY),
    heading: /Fristen for å svare er ute/,
  },
  {
    name: "deleted by the vendor",
    arrange: (vendor, request) => vendor.delete(request),
    heading: /Forespørselen finnes ikke/,
    refused: 404,
  },
  {
    name: "denied",
    arrange: (_, request, platform) => overrideRequest(platform, request, { status: "Denied" }),
    heading: /Plattformen har avvist forespørselen/,
  },
  {
    name: "timed out, spelled as the guide does",
    arrange: (_, request, platform) => overrideRequest(platform, request, { status: "TimedOut" }),
    heading: /Fristen for å svare er ute/,
  },
  {
    name: "a status that nobody knows",
    arrange: (_, request, platform) => overrideRequest(platform, request, { status: "Paused" }),
    heading: /Forespørselen kan ikke besvares/,
  },
];

for (const { name, arrange, heading, refused } of STATES) {
  test(name, async ({ page, platform, vendor, signIn, pageErrors }) => {
    if (refused !== undefined) pageErrors.allowStatus(refused);
    const request = await vendor.standardRequest();
    await arrange(vendor, request, platform);
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await approval.expectNoDecision();
    await approval.expectWayOn();
  });
}

test("who has sent on finds it waiting, also when opening the link again", async ({
  page,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await vendor.decide(request, "escalate", PEOPLE.employee);
  await signIn(PEOPLE.employee);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await expect(page.getByRole("heading", { name: approval.messages.forwarded })).toBeVisible();
  await approval.expectNoDecision();
  await approval.expectWayOn();
});

test("a page that is open when time runs out notices, and its buttons go", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await page.clock.install();
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await platform.moveClock(10 * DAY);
  // The session is over after ten days too: a new one, as another tab would have made it.
  await signIn(PEOPLE.director);
  await page.clock.fastForward(10 * DAY * 1000);
  await expect(page.getByRole("heading", { name: /Fristen for å svare er ute/ })).toBeVisible();
  await approval.expectNoDecision();
});

test("how long it stands and when it was made is said before the click", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await expect(approval.text(/Forespurt .* gjelder til .*(9|10)\sdager igjen/)).toBeVisible();
});
