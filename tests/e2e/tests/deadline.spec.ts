// A platform that keeps old requests open, as the live service does (docs/contract/platform.md, section 1.4).
import { ApprovalPage } from "../support/approval.ts";
import { DAY, PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

test.use({ platformOptions: ["--request-timeout-mode", "service", "--request-timeout-days", "180"] });

test("the limit of the platform counts, not ours", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await expect(approval.text(/gjelder til .*1(79|80)\sdager igjen/)).toBeVisible();
});

test("past the deadline the page warns, and a decision still counts", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await platform.moveClock(181 * DAY);
  await page.clock.install({ time: Date.now() + 181 * DAY * 1000 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await expect(approval.text(/Fristen er ute/)).toBeVisible();
  await expect(approval.text(/fristen var/)).toBeVisible();
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  expect(await vendor.status(request)).toBe("Accepted");
});
