// Time is the platform's: deadlines and receipts do not follow the clock of the reader's machine.
import { ApprovalPage } from "../support/approval.ts";
import { DAY, PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

test.use({ timezoneId: "Europe/Oslo" });

/** As people of a language write it, in the time zone of the test. */
function day(milliseconds: number): string {
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Oslo" } as const;
  return new Intl.DateTimeFormat("nb-NO", options).format(milliseconds);
}

for (const days of [-2, 11]) {
  test(`with a clock that is ${days} days ahead, deadline and receipt are right`, async ({ page, vendor, signIn }) => {
    await page.addInitScript((offset) => {
      const now = Date.now;
      Date.now = () => now() + offset;
    }, days * DAY * 1000);
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.openForDecision(request);
    await expect(approval.text(/\((9|10)\sdager igjen\)/)).toBeVisible();
    await expect(approval.text(/Fristen er ute/)).toHaveCount(0);
    await approval.approve.click();
    await expect(approval.heading(approval.messages.approved)).toBeVisible();
    const time = approval.main.locator("dd time");
    await expect(time).toContainText(day(Date.now()));
    await expect(time).toHaveText(/kl\. \d\d[.:]\d\d (CET|CEST|GMT\+[12])$/);
  });
}

test("a date of another year has its year", async ({ page, platform, vendor, signIn }) => {
  const now = new Date();
  const nextYear = Date.UTC(now.getUTCFullYear() + 1, 0, 2, 12) - 5 * DAY * 1000;
  await platform.moveClock(Math.floor((nextYear - Date.now()) / 1000));
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  const year = now.getUTCFullYear() + 1;
  await expect(approval.text(new RegExp(`Forespurt 28\\. desember · gjelder til 7\\. januar ${year} `))).toBeVisible();
});
