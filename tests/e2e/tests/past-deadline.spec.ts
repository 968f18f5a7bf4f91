// A platform that keeps old requests open, as the live service does (docs/contract/platform.md, section 1.4).
import { DAY, PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

test.use({ platformOptions: ["--request-timeout-mode", "service", "--request-timeout-days", "180"] });

test("the limit of the platform counts; past it the page warns, and a decision still counts", async ({
  page,
  platform,
  vendor,
  signIn,
  openForDecision,
}) => {
  const { approval, request } = await openForDecision();
  await expect(approval.text(/gjelder til .*1(79|80)\sdager igjen/)).toBeVisible();
  await platform.moveClock(181 * DAY);
  await signIn(PEOPLE.director);
  await page.reload();
  await expect(approval.text(/Fristen er ute/)).toBeVisible();
  await expect(approval.text(/fristen var/)).toBeVisible();
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  expect(await vendor.status(request)).toBe("Accepted");
});
