// Who decides. Somebody else can sign in in another tab of the same browser while the page is open, and the
// platform's answers do not tell who has decided.
import { ApprovalPage } from "../support/approval.ts";
import { LOGIN_PATH, loginButton } from "../support/login.ts";
import { onDecision } from "../support/overrides.ts";
import { CUSTOMER, PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

test.beforeEach(async ({ platform }) => {
  for (const role of ["admai", "hadm"]) {
    const body = { organisation: CUSTOMER.number, user: PEOPLE.employee.userId, role };
    await platform.call("POST", "/_platform/roles", { body });
  }
});

/** The name on the receipt. */
const answeredBy = (approval: ApprovalPage) => approval.main.locator("dt", { hasText: /^Besvart av$/ });

test("nothing is sent for somebody who has signed in since, and the page says who", async ({
  context,
  vendor,
  openForDecision,
}) => {
  const { approval, request } = await openForDecision();

  const other = await context.newPage();
  await other.goto(`${LOGIN_PATH}?goto=${encodeURIComponent(request.confirmUrl)}`);
  await loginButton(other, PEOPLE.employee).click();
  await expect(new ApprovalPage(other).approve).toBeEnabled();

  await approval.approve.click();
  const alert = approval.main.getByRole("alert");
  await expect(alert).toContainText("Svaret ditt ble ikke sendt.");
  await expect(alert).toContainText("Siden ble åpnet for Intuitiv Hest. Nå er Rask Rev logget inn");
  expect(await vendor.status(request)).toBe("New");
  await expect(approval.approve).toHaveAttribute("aria-disabled", "true");

  await approval.button(/Last siden på nytt/).click();
  await expect(approval.approve).toBeEnabled();
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  await expect(answeredBy(approval)).toBeVisible();
  await expect(approval.main.locator("dd", { hasText: "Rask Rev" })).toBeVisible();
});

test("after a refusal with 401 and a login in between nothing is sent for somebody else", async ({
  page,
  platform,
  vendor,
  signIn,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(401);
  const { approval, request } = await openForDecision();
  await platform.fault(onDecision({ status: 401, times: 1, delayMs: 1500 }));
  const refused = page.waitForRequest((call) => call.method() === "POST" && call.url().endsWith("/approve"));
  await approval.approve.click();
  await refused;
  await signIn(PEOPLE.employee);
  await expect(approval.main.getByRole("alert")).toContainText("Nå er Rask Rev logget inn");
  expect(await vendor.status(request)).toBe("New");
});

test("a receipt without a certain person names nobody", async ({ page, platform, signIn, openForDecision }) => {
  const { approval } = await openForDecision();
  await platform.fault(onDecision({ delayMs: 1500, times: 1, afterHandling: true }));
  const sent = page.waitForRequest((call) => call.method() === "POST" && call.url().endsWith("/approve"));
  await approval.approve.click();
  await sent;
  await signIn(PEOPLE.employee);
  const profile = page.waitForResponse((response) => response.url().endsWith("/users/current"));
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  await profile;
  await expect(page.getByRole("banner")).toContainText("Rask Rev");
  await expect(answeredBy(approval)).toHaveCount(0);
  await expect(approval.main).not.toContainText(/Intuitiv|Rask/i);
});
