// Time is the platform's: deadlines and receipts do not follow the clock of the reader's machine.
import { DAY } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

/** As people of a language write it, in the time zone of the test. */
function day(milliseconds: number): string {
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Oslo" } as const;
  return new Intl.DateTimeFormat("nb-NO", options).format(milliseconds);
}

test("with a clock that is 11 days ahead, deadline and receipt are right", async ({ page, openForDecision }) => {
  await page.addInitScript((offset) => {
    const now = Date.now;
    Date.now = () => now() + offset;
  }, 11 * DAY * 1000);
  const { approval } = await openForDecision();
  await expect(approval.text(/\((9|10)\sdager igjen\)/)).toBeVisible();
  await expect(approval.text(/Fristen er ute/)).toHaveCount(0);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  const time = approval.main.locator("dd time");
  await expect(time).toContainText(day(Date.now()));
  await expect(time).toHaveText(/kl\. \d\d[.:]\d\d (CET|CEST|GMT\+[12])$/);
});

test("a date of another year has its year", async ({ platform, openForDecision }) => {
  const year = new Date().getUTCFullYear() + 1;
  const nextYear = Date.UTC(year, 0, 2, 12) - 5 * DAY * 1000;
  await platform.moveClock(Math.floor((nextYear - Date.now()) / 1000));
  const { approval } = await openForDecision();
  await expect(approval.text(new RegExp(`Forespurt 28\\. desember · gjelder til 7\\. januar ${year} `))).toBeVisible();
});
