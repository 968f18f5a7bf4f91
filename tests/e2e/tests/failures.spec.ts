// The platform or the connection fails: the page lives, says what is the case, and leads on. What each status and
// body comes to is tried natively (src/api/error.rs, src/approval/state/exhaustive_tests.rs).
import type { Page } from "@playwright/test";
import { onRead } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";

/** Half a minute takes a second. */
async function shortenTimeLimits(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (milliseconds) => timeout(milliseconds / 30);
  });
}

for (const { name, fault, says } of [
  {
    name: "truncated JSON",
    fault: { status: 200, body: '{"id":"5', contentType: "application/json" },
    says: /Vi forsto ikke svaret/,
  },
  { name: "a dropped connection", fault: { drop: true }, says: /fikk ikke kontakt med plattformen/ },
]) {
  test(`${name} in place of the request: says so, and trying again works`, async ({
    page,
    platform,
    vendor,
    openRequest,
    pageErrors,
  }) => {
    if ("drop" in fault) pageErrors.allowBrokenConnection();
    const request = await vendor.standardRequest();
    await platform.fault(onRead(request, fault));
    const { approval } = await openRequest({ request });
    await expect(approval.text(says).first()).toBeVisible();
    await expect(page).toHaveTitle(/^Feil: /);
    await platform.clearFaults();
    await approval.readAgain.click();
    await expect(approval.approve).toBeEnabled();
    await expect(page).toHaveTitle(approval.messages.title);
  });
}

test("the platform goes down while the page is open, and comes back", async ({
  platform,
  vendor,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  const { approval, request } = await openForDecision();
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
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  const { approval, request } = await openForDecision();
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
  openForDecision,
}) => {
  await shortenTimeLimits(page);
  const { approval, request } = await openForDecision();
  await platform.fault({ method: "GET", path: "/profile/api/v1/users/current", delayMs: 4_000, times: 1 });
  await approval.approve.click();
  await expect(approval.text(/Svaret ble ikke sendt/)).toBeVisible();
  expect(await vendor.status(request)).toBe("New");
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
});

// A first read that hung showed grey lines for ever: boot.js makes it before the app is there, and neither had a
// time limit.
test("a first read that hangs is given up, and trying again works", async ({ page, platform, vendor, openRequest }) => {
  await shortenTimeLimits(page);
  const request = await vendor.standardRequest();
  await platform.fault(onRead(request, { delayMs: 4_000, times: 1 }));
  const { approval } = await openRequest({ request });
  await expect(approval.text(/Vi fikk ikke svar fra plattformen/).first()).toBeVisible();
  await approval.readAgain.click();
  await expect(approval.question).toBeVisible();
});

// gloo-net stops the app when a call is rejected with something that is no error, as extensions do.
test("a call that is rejected with no error does not stop the app", async ({ page, openRequest }) => {
  await page.addInitScript(() => {
    const fetch = globalThis.fetch.bind(globalThis);
    globalThis.fetch = async (call, options) => {
      const url = call instanceof Request ? call.url : String(call);
      return url.includes("/systemuser/request/") ? Promise.reject("blocked") : fetch(call, options);
    };
  });
  const { approval } = await openRequest();
  await expect(approval.text(/fikk ikke kontakt med plattformen/).first()).toBeVisible();
  await expect(approval.readAgain).toBeVisible();
});

test("a fetch that is replaced after the start and answers nothing does not stop the app", async ({
  page,
  vendor,
  openForDecision,
}) => {
  const { approval, request } = await openForDecision();
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
