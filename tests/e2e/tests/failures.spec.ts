// The request cannot be read: the page lives, says what is the case, and leads on.
import type { Page } from "@playwright/test";
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE, type Fault } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { readPath } from "../support/vendor.ts";

/** Half a minute takes a second. */
async function shortenTimeLimits(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (milliseconds) => timeout(milliseconds / 30);
  });
}

interface Case {
  name: string;
  fault: Omit<Fault, "path">;
  says: RegExp;
  /** What the browser itself says about the call. */
  console?: number | "broken";
}

const CASES: Case[] = [
  { name: "500", fault: { status: 500 }, says: /Plattformen har en feil/, console: 500 },
  {
    name: "502 in HTML",
    fault: { status: 502, body: "<h1>Bad gateway</h1>", contentType: "text/html" },
    says: /Plattformen har en feil/,
    console: 502,
  },
  { name: "503 with Retry-After", fault: { status: 503, retryAfter: 2 }, says: /Vent litt/, console: 503 },
  { name: "429", fault: { status: 429, retryAfter: 2 }, says: /for mange som spør/, console: 429 },
  { name: "an empty body", fault: { status: 200, body: "" }, says: /Vi forsto ikke svaret/ },
  {
    name: "HTML",
    fault: { status: 200, body: "<h1>Hei</h1>", contentType: "text/html" },
    says: /Vi forsto ikke svaret/,
  },
  {
    name: "truncated JSON",
    fault: { status: 200, body: '{"id":"5', contentType: "application/json" },
    says: /Vi forsto ikke svaret/,
  },
  {
    name: "a dropped connection",
    fault: { drop: true },
    says: /fikk ikke kontakt med plattformen/,
    console: "broken",
  },
];

for (const { name, fault, says, console } of CASES) {
  test(`${name}: says so, and trying again works`, async ({ page, platform, vendor, signIn, pageErrors }) => {
    if (console === "broken") pageErrors.allowBrokenConnection();
    else if (console !== undefined) pageErrors.allowStatus(console);
    const request = await vendor.standardRequest();
    await platform.fault({ method: "GET", path: readPath(request), ...fault });
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await expect(approval.text(says).first()).toBeVisible();
    await expect(page).toHaveTitle(/^Feil: /);
    await approval.expectNoDecision();
    await platform.clearFaults();
    await approval
      .button(/Prøv igjen/)
      .first()
      .click();
    await expect(approval.question).toBeVisible();
    await expect(approval.approve).toBeEnabled();
    await expect(page).toHaveTitle(approval.messages.title);
  });
}

for (const { status, says } of [
  { status: 403, says: /Du har ikke lov til dette/ },
  { status: 404, says: /fant ikke/ },
]) {
  test(`${status} without body: says so, and leads on`, async ({ page, platform, vendor, signIn, pageErrors }) => {
    pageErrors.allowStatus(status);
    const request = await vendor.standardRequest();
    await platform.fault({ method: "GET", path: readPath(request), status });
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await expect(approval.text(says).first()).toBeVisible();
    await approval.expectNoDecision();
    await approval.expectWayOn();
  });
}

test("a slow answer: the frame is there, then the request", async ({ page, platform, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await platform.fault({ method: "GET", path: readPath(request), delayMs: 4000 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await expect(approval.text(/Henter forespørselen/).first()).toBeAttached();
  await expect(page.getByRole("banner")).toBeVisible();
  await approval.expectNothingToSend();
  await expect(approval.question).toBeVisible();
  await expect(approval.approve).toBeEnabled();
});

test("the platform goes down while the page is open, and comes back", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await platform.stop();
  await approval.approve.click();
  await expect(approval.text(/Svaret ble ikke sendt/)).toBeVisible();
  await expect(approval.question).toBeVisible();
  await platform.startAgain();
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  expect(await vendor.status(request)).toBe("Accepted");
});

test("offline: the page stays, says so, and goes on when the network is back", async ({
  page,
  context,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await context.setOffline(true);
  await expect(page.getByText(/Du er uten nett/)).toBeVisible();
  await approval.approve.click();
  await expect(approval.text(/Svaret ble ikke sendt/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/Du er uten nett/)).toHaveCount(0);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  expect(await vendor.status(request)).toBe("Accepted");
});

// Who is signed in is read before a decision is sent. That has an end too, and a way on.
test("a profile that hangs is given up, nothing is sent, and trying again works", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  await shortenTimeLimits(page);
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await platform.fault({ method: "GET", path: "/profile/api/v1/users/current", delayMs: 4_000, times: 1 });
  await approval.approve.click();
  await expect(approval.text(/Svaret ble ikke sendt/)).toBeVisible();
  expect(await vendor.status(request)).toBe("New");
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
});

// A first read that hung showed grey lines for ever: boot.js makes it before the app is there, and neither had a
// time limit.
test("a first read that hangs is given up, and trying again works", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  await shortenTimeLimits(page);
  const request = await vendor.standardRequest();
  await platform.fault({ method: "GET", path: readPath(request), delayMs: 4_000, times: 1 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await expect(approval.text(/Vi fikk ikke svar fra plattformen/).first()).toBeVisible();
  await approval
    .button(/Prøv igjen/)
    .first()
    .click();
  await expect(approval.question).toBeVisible();
});

// gloo-net stops the app when a call is rejected with something that is no error, as extensions do.
for (const reason of ["blocked", undefined]) {
  test(`a call that is rejected with ${typeof reason} does not stop the app`, async ({ page, vendor, signIn }) => {
    await page.addInitScript((reason) => {
      const fetch = globalThis.fetch.bind(globalThis);
      globalThis.fetch = async (call, options) => {
        const url = call instanceof Request ? call.url : String(call);
        return url.includes("/systemuser/request/") ? Promise.reject(reason) : fetch(call, options);
      };
    }, reason);
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await expect(approval.text(/fikk ikke kontakt med plattformen/).first()).toBeVisible();
    await expect(approval.button(/Prøv igjen/).first()).toBeVisible();
  });
}

test("a fetch that is replaced after the start and answers nothing does not stop the app", async ({
  page,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await page.evaluate(() => {
    const before = globalThis.fetch;
    globalThis.fetch = async (call, options) =>
      call instanceof Request && call.method === "POST" ? (undefined as unknown as Response) : before(call, options);
  });
  await approval.approve.click();
  // The status is read through what was replaced, and nothing has been sent.
  await expect(approval.text(/Svaret kom ikke fram/).first()).toBeVisible();
  expect(await vendor.status(request)).toBe("New");
});
