// From a key press in a search field until the list below it is painted.
import type { CDPSession, Locator, Page } from "@playwright/test";
import { CHOOSE, found, overviewPath, searchField } from "../support/organisations.ts";
import { ACCOUNTANT, PEOPLE } from "../support/platform.ts";
import { row, search, section, SECTIONS } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";
import { report } from "./figures.ts";

const TIMES = 5;

test("search among 1 000 system users", async ({ page, platform, signIn }) => {
  await platform.addSystemUsers(1000);
  const party = await platform.partyOf(PEOPLE.director, ACCOUNTANT.number);
  await signIn(PEOPLE.director);
  await page.goto(overviewPath(party));
  for (const part of [SECTIONS.own, SECTIONS.clients]) await expect(row(section(page, part), /./).first()).toBeVisible();
  const measured = await typing(page, search(page), "skat");
  report({ what: "main thread busy per key press, 1 000 system users", unit: "ms", budget: 16, measured });
});

test("search among 10 000 organisations", async ({ page, platform, signIn }) => {
  await platform.addParties(PEOPLE.director, 10_000);
  await signIn(PEOPLE.director);
  await page.goto(CHOOSE);
  await expect(found(page, /\d{2}\s?\d{3}\svirksomheter/)).toBeVisible({ timeout: 60_000 });
  const measured = await typing(page, searchField(page), "berg");
  report({ what: "same, choosing among 10 000 organisations", unit: "ms", budget: 16, measured });
});

/**
 * Milliseconds that each key press keeps the main thread busy: the word finds less with each letter, and more again with
 * each that is taken away.
 */
async function typing(page: Page, field: Locator, word: string): Promise<number[]> {
  await field.focus();
  const session = await page.context().newCDPSession(page);
  // Time in which the thread runs: what other programs take meanwhile does not count.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const keys = Array.from({ length: TIMES }, () => [...word, ...[...word].map(() => "Backspace")]).flat();
  const measured: number[] = [];
  for (const key of keys) {
    // What is measured beside: frames in which nothing happens, and the questions themselves.
    const idle = await busy(session, page, async () => {});
    const pressed = await busy(session, page, () => page.keyboard.press(key));
    measured.push(Math.max(pressed - idle, 0));
  }
  return measured;
}

/** Milliseconds that the main thread is busy with this until it is painted. */
async function busy(session: CDPSession, page: Page, act: () => Promise<void>): Promise<number> {
  const before = await taskTime(session);
  await act();
  // The list asks for a frame to look where it is, and shows what belongs there in the next one.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((painted) => setTimeout(painted));
  });
  return (await taskTime(session)) - before;
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}
