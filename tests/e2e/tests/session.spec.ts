// Signing in on the way to a request, and a session that ends on the page: the way leads through login and back.
import { ApprovalPage, menu } from "../support/approval.ts";
import { loginButton } from "../support/login.ts";
import { PEOPLE, TOKEN_LIFE } from "../support/platform.ts";
import { onDecision } from "../support/overrides.ts";
import { endSession, expect, test } from "../support/test.ts";
import { APP } from "../support/vendor.ts";

test("the session ends before a click: it says so, and login leads back to the decision", async ({
  page,
  platform,
  vendor,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(401);
  const { approval, request } = await openForDecision();
  await platform.moveClock(TOKEN_LIFE);
  await approval.approve.click();
  await expect(approval.text(/Du er logget ut/)).toBeVisible();
  await expect(approval.question).toBeVisible();
  expect(await vendor.status(request)).toBe("New");

  await approval.main.getByText(approval.messages.signIn).click();
  await loginButton(page, PEOPLE.director).click();
  await expect(approval.question).toBeVisible();
  await expect(page).toHaveURL(request.confirmUrl);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  expect(await vendor.status(request)).toBe("Accepted");
});

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
  await loginButton(page, PEOPLE.director).click();
  await expect(approval.question).toBeVisible();
});

test("going back from login does not lead round in circles", async ({ page, vendor, pageErrors }) => {
  pageErrors.allowSignIn();
  const request = await vendor.standardRequest();
  const approval = new ApprovalPage(page);
  const login = loginButton(page, PEOPLE.director);
  await approval.open(request);
  await expect(login).toBeVisible();
  await page.goBack();
  await page.goForward();
  await expect(login).toBeVisible();
  // Opened again at once: the page stays, and offers the way to login.
  await approval.open(request);
  await expect(approval.main.getByText(approval.messages.signIn)).toBeVisible();
  await approval.main.getByText(approval.messages.signIn).click();
  await login.click();
  await expect(approval.question).toBeVisible();
});

test("one refusal with 401 is met by checking who is signed in, and the decision sent once more", async ({
  platform,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(401);
  await platform.fault(onDecision({ status: 401, times: 1 }));
  const { approval } = await openForDecision();
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  const statuses = (await platform.calls("POST", /\/approve$/)).map(({ status }) => status);
  expect(statuses).toEqual([401, 200]);
  // When the page was opened, before each of the two, and with the answer.
  await expect.poll(async () => (await platform.calls("GET", /\/users\/current$/)).length).toBe(4);
});

test("logging out from the menu ends the session", async ({ page, context, platform, openForDecision }) => {
  await openForDecision();
  await menu(page, /Meny/).click();
  await expect(page.getByText(/Intuitiv Hest/i).first()).toBeVisible();
  await page.getByRole("link", { name: /Logg ut/ }).click();
  await expect(page).toHaveURL(`${platform.origin}/`);
  const cookies = await context.cookies(platform.origin);
  expect(cookies.map(({ name }) => name)).not.toContain("AltinnStudioRuntime");
});

// Who had signed in again in another tab and read the status was still told to be signed out.
test("signed in again elsewhere, the page says that nothing was sent and that one can answer now", async ({
  context,
  signIn,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(401);
  const { approval } = await openForDecision();
  await endSession(context);
  await approval.approve.click();
  await expect(approval.text(/Du er logget ut/)).toBeVisible();
  await signIn(PEOPLE.director);
  await approval.readAgain.click();
  await expect(approval.text(/Svaret kom ikke fram/)).toBeVisible();
  await expect(approval.text(/logget ut/)).toHaveCount(0);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
});

// Whoever had never signed in and left the front page open for ten minutes was told that the session had ended.
test("who has never signed in is not told that a session has ended", async ({ page, platform, pageErrors }) => {
  pageErrors.allowSignIn();
  await page.clock.install();
  await page.goto(`${APP}/`);
  await expect(page.getByRole("heading", { level: 1, name: /Gi datasystemer tilgang/ })).toBeVisible();
  // Its program has come: twelve minutes are more than it may take.
  await expect(page.getByText(/Vil du se hva som venter på svar/)).toBeVisible();
  await expect.poll(() => platform.calls("GET", /\/refresh$/)).toHaveLength(1);
  await page.clock.runFor("12:00");
  await expect(page.getByRole("alert").filter({ hasText: /\p{L}/u })).toHaveCount(0);
});
