// Where things are on the screen.
import { expect, type Locator, type Page } from "@playwright/test";

/** The narrowest screen that a page must work on, in CSS pixels (WCAG 2.2, 1.4.10). */
export const NARROW = { width: 320, height: 640 } as const;

/** Expects that one scrolls in one direction only, and that no text is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const tooWide = [...document.querySelectorAll("body *")].filter((element) => {
      const box = element.getBoundingClientRect();
      // What is there for screen readers alone takes no room.
      const seen = box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== "hidden";
      return seen && box.right > room + 1;
    });
    const names = tooWide.map((element) => `${element.tagName} ${element.className}`);
    return { overflow: document.documentElement.scrollWidth - room, names };
  });
  expect(wide, "wider than the screen").toEqual({ overflow: 0, names: [] });
}

/** Height and width of a thing that is seen. */
export async function sizeOf(thing: Locator): Promise<{ width: number; height: number }> {
  const box = await thing.boundingBox();
  if (box === null) throw new Error("it is not seen");
  return { width: Math.round(box.width), height: Math.round(box.height) };
}
