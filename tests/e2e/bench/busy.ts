// How long a page keeps its main thread busy, and how much memory its process has for itself.
import { readFile } from "node:fs/promises";
import type { Browser, CDPSession, Locator, Page } from "@playwright/test";

const TIMES = 5;

/**
 * Milliseconds that each key press keeps the main thread busy: the word finds less with each letter, and more again with
 * each that is taken away.
 */
export async function typing(page: Page, field: Locator, word: string): Promise<number[]> {
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

/** Notes each task of the page that takes longer than 50 ms, from the beginning of each document. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const longTasks: number[] = [];
    Object.assign(window, { longTasks });
    const note = (list: PerformanceObserverEntryList): void => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration));
    };
    new PerformanceObserver(note).observe({ type: "longtask", buffered: true });
  });
}

/** The longest of them so far; 0 when there was none. */
export async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));
}

/** Megabytes that no other process shares, of the largest process of a page (Linux). */
export async function privateMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === "renderer");
  const sizes = await Promise.all(pages.map(({ id }) => privateMemoryOf(id)));
  return Math.max(...sizes);
}

async function privateMemoryOf(process: number): Promise<number> {
  const rollup = await readFile(`/proc/${process}/smaps_rollup`, "utf8");
  const kilobytes = [...rollup.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, size]) => Number(size));
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
}
