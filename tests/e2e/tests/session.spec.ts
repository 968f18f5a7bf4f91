// A session that ends on the page leads through login and back to the same request.
import { ApprovalPage, menu } from "../support/approval.ts";
import { PEOPLE, TOKEN_LIFE } from "../support/platform.ts";
import { endSession, expect, test } from "../support/test.ts";
import { decidePattern } from "../support/vendor.ts";

const ENDINGS = [
  { name: "the cookie is gone", end: "cookie" },
  { name: "the token is too old", end: "clock" },
] as const;

for (const { name, end } of ENDINGS) {
  test(`${name}: a click says so, and login leads back to the decision`, async ({
    page,
    context,
    platform,
    vendor,
    signIn,
    pageErrors,
  }) => {
    pageErrors.allowStatus(401);
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.openForDecision(request);
    if (end === "cookie") await endSession(context);
    else await platform.moveClock(TOKEN_LIFE);

    await approval.approve.click();
    await expect(approval.text(/Du er logget ut/)).toBeVisible();
    await expect(approval.question).toBeVisible();
    expect(await vendor.status(request)).toBe("New");

    await approval.main.getByText(approval.messages.signIn).click();
    await page.getByRole("button", { name: /Intuitiv Hest/ }).click();
    await expect(approval.question).toBeVisible();
    await expect(page).toHaveURL(request.confirmUrl);
    await approval.approve.click();
    await expect(approval.heading(approval.messages.approved)).toBeVisible();
    expect(await vendor.status(request)).toBe("Accepted");
  });
}

test("a session that ends before the page is opened leads through login and back", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(401);
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await platform.moveClock(TOKEN_LIFE);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await page.getByRole("button", { name: /Intuitiv Hest/ }).click();
  await expect(approval.question).toBeVisible();
});

test("going back from login does not lead round in circles", async ({ page, vendor, pageErrors }) => {
  pageErrors.allowSignIn();
  const request = await vendor.standardRequest();
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await expect(page.getByRole("button", { name: /Intuitiv Hest/ })).toBeVisible();
  await page.goBack();
  await page.goForward();
  await expect(page.getByRole("button", { name: /Intuitiv Hest/ })).toBeVisible();
  // Opened again at once: the page stays, and offers the way to login.
  await approval.open(request);
  await expect(approval.main.getByText(approval.messages.signIn)).toBeVisible();
  await approval.main.getByText(approval.messages.signIn).click();
  await page.getByRole("button", { name: /Intuitiv Hest/ }).click();
  await expect(approval.question).toBeVisible();
});

test("one refusal with 401 is met by checking who is signed in, and the decision sent once more", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(401);
  const request = await vendor.standardRequest();
  await platform.fault({ method: "POST", path: decidePattern("standard", "approve"), status: 401, times: 1 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  const statuses = (await platform.calls("POST", /\/approve$/)).map(({ status }) => status);
  expect(statuses).toEqual([401, 200]);
  // When the page was opened, before each of the two, and with the answer.
  await expect.poll(async () => (await platform.calls("GET", /\/users\/current$/)).length).toBe(4);
});

test("logging out from the menu ends the session", async ({ page, context, platform, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await new ApprovalPage(page).openForDecision(request);
  await menu(page, /Meny/).click();
  await expect(page.getByText(/Intuitiv Hest/i).first()).toBeVisible();
  await page.getByRole("link", { name: /Logg ut/ }).click();
  await expect(page).toHaveURL(`${platform.origin}/`);
  const cookies = await context.cookies(platform.origin);
  expect(cookies.map(({ name }) => name)).not.toContain("AltinnStudioRuntime");
});

// Who had signed in again in another tab and read the status was still told to be signed out.
test("signed in again elsewhere, the page says that nothing was sent and that one can answer now", async ({
  page,
  context,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(401);
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await endSession(context);
  await approval.approve.click();
  await expect(approval.text(/Du er logget ut/)).toBeVisible();
  await signIn(PEOPLE.director);
  await approval.button(/Les status/).first().click();
  await expect(approval.text(/Svaret kom ikke fram/)).toBeVisible();
  await expect(approval.text(/logget ut/)).toHaveCount(0);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
});

// Whoever had never signed in and left the front page open for ten minutes was told that the session had ended.
test("who has never signed in is not told that a session has ended", async ({ page, platform, pageErrors }) => {
  pageErrors.allowSignIn();
  await page.clock.install();
  await page.goto("/accessmanagement/ui/");
  await expect(page.getByRole("heading", { level: 1, name: /Gi datasystemer tilgang/ })).toBeVisible();
  await expect.poll(() => platform.calls("GET", /\/refresh$/)).toHaveLength(1);
  await page.clock.runFor("12:00");
  await expect(page.getByRole("alert").filter({ hasText: /\p{L}/u })).toHaveCount(0);
  expect(await platform.nextCall("POST", /\/approve$/)).toMatch(/^GET /);
});
