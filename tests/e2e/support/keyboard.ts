// Going through a page by keyboard alone.
import { expect, type Locator, type Page } from "@playwright/test";

/** More than any page has to step through. */
const STEPS = 60;

/** Presses Tab until this thing has the focus, which must be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < STEPS; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expectFocusSeen(page);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not lead to ${target.toString()}`);
}

/** Tab to it, and press a key there. */
export async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Expects that something has the focus, be it a heading that is read out. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect(page.locator("body"), "the focus is lost").not.toBeFocused();
}

async function expectFocusSeen(page: Page): Promise<void> {
  const { problems } = await focused(page);
  expect(problems, "the focus").toEqual([]);
}

/**
 * Goes through the whole page with Tab, from its beginning until the focus leaves it, and back with Shift+Tab.
 * Expects that whatever can be used is come to once, in the order of the page, and can be seen.
 */
export async function expectWalk(page: Page): Promise<void> {
  const wanted = await startWalk(page);
  const forth = await walk(page, "Tab");
  expect(forth.problems, "by keyboard").toEqual([]);
  expect(forth.names, "by keyboard").toEqual(wanted);
}

interface Focused {
  /** What has the focus, in words for a person; empty when nothing has. */
  name: string;
  problems: string[];
}

/** Puts the focus before everything, and names all that Tab has to come to, in the order of the page or dialog. */
async function startWalk(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // What is behind a modal dialog cannot be used.
    const page = document.querySelector("dialog:modal") ?? document.body;
    const start = document.createElement("span");
    start.tabIndex = -1;
    page.prepend(start);
    start.focus();
    start.remove();
    const all = page.querySelectorAll<HTMLElement>("a[href], button, summary, input, select, textarea");
    const usable = [...all].filter((element) => {
      const closed = element.parentElement?.closest("details:not([open])");
      const hidden = closed !== null && closed !== undefined && element.tagName !== "SUMMARY";
      const nested = element.tagName === "SUMMARY" && element.parentElement?.parentElement?.closest("details:not([open])");
      return !hidden && !nested && element.closest("[inert]") === null && element.checkVisibility({ visibilityProperty: true });
    });
    return usable.map((element) => `${element.tagName} ${element.innerText.trim().replace(/\s+/g, " ")}`);
  });
}

async function walk(page: Page, key: "Tab" | "Shift+Tab"): Promise<{ names: string[]; problems: string[] }> {
  const names: string[] = [];
  const problems: string[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    await page.keyboard.press(key);
    const { name, problems: found } = await focused(page);
    if (name === "") return { names, problems };
    names.push(name);
    problems.push(...found.map((problem) => `${name}: ${problem}`));
  }
  return { names, problems: [...problems, "the walk does not end"] };
}

/** What has the focus, and what is wrong with how it looks (WCAG 2.4.7, 2.4.11, 2.4.3). */
async function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (element === null || element === document.body) return { name: "", problems: [] };
    const problems: string[] = [];
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) problems.push("its outline cannot be seen");
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (top < -1 || left < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) {
      if (bottom - top < innerHeight) problems.push(`it is not on the screen: ${top} to ${bottom}`);
    }
    // A line that breaks has no middle of its own.
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const middle = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (middle === null || !(element.contains(middle) || middle.contains(element))) {
      problems.push(`it is covered by ${middle?.tagName} ${middle?.className}`);
    }
    const name = `${element.tagName} ${element.innerText.trim().replace(/\s+/g, " ")}`;
    return { name, problems };
  });
}
