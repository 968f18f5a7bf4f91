// Where things are on the screen.
import { expect, type Locator, type Page } from "@playwright/test";

/** The screen that most tests look at, in CSS pixels. */
export const WIDE = { width: 1280, height: 900 } as const;

/** The narrowest screen that a page must work on, in CSS pixels (WCAG 2.2, 1.4.10). */
export const NARROW = { width: 320, height: 640 } as const;

/** Half of a usual screen, as when everything is twice as big. */
const HALF = { width: 640, height: 450 } as const;

/** Expects that one scrolls in one direction only, and that no text is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page, where = ""): Promise<void> {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const tooWide = [...document.querySelectorAll("body *")].filter((element) => {
      const box = element.getBoundingClientRect();
      // What is there for screen readers alone takes no room.
      const isShown = element.closest(".ds-sr-only") === null && getComputedStyle(element).visibility !== "hidden";
      const seen = isShown && box.width > 1 && box.height > 1;
      return seen && box.right > room + 1;
    });
    const names = tooWide.map((element) => `${element.tagName} ${element.className}`);
    return { overflow: document.documentElement.scrollWidth - room, names };
  });
  expect(wide, `wider than the screen ${where}`).toEqual({ overflow: 0, names: [] });
}

/** Height and width of a thing that is seen. */
export async function sizeOf(thing: Locator): Promise<{ width: number; height: number }> {
  const box = await thing.boundingBox();
  if (box === null) throw new Error("it is not seen");
  return { width: Math.round(box.width), height: Math.round(box.height) };
}

/**
 * The distances that a reader may set (WCAG 2.2, 1.4.12), as an extension sets them. Through the debugger: our
 * content policy lets no page add styles.
 */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;

/** Expects that nothing is cut off, covered or wider than the screen when a reader spaces the text (1.4.12). */
export async function expectRoomForSpacing(page: Page): Promise<void> {
  await withStyle(page, SPACING, async () => {
    await expectNoSidewaysScroll(page, "with more room between letters");
    await expectNothingCut(page, "with more room between letters");
  });
}

/** Expects that text can be twice as big (1.4.4) without loss. */
export async function expectRoomForBigText(page: Page): Promise<void> {
  await page.setViewportSize(HALF);
  await withStyle(page, ":root { font-size: 200% !important; }", async () => {
    await expectNoSidewaysScroll(page, "with text twice as big");
    await expectNothingCut(page, "with text twice as big");
  });
}

async function withStyle(page: Page, style: string, act: () => Promise<void>): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, style);
  await act();
  await page.evaluate(() => void document.adoptedStyleSheets.pop());
}

/** Expects that no element, but a field to write in, hides a part of its text. */
async function expectNothingCut(page: Page, where: string): Promise<void> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("body :not(input)")]
      .filter((element) => {
        const { overflow, overflowX, overflowY, clip, clipPath } = getComputedStyle(element);
        const hides = [overflow, overflowX, overflowY].some((value) => /hidden|clip/.test(value));
        const forReaders = clip !== "auto" || clipPath !== "none";
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
        return hides && !forReaders && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1);
      })
      .map((element) => `${element.tagName} ${element.className}`),
  );
  expect(cut, `cut off ${where}`).toEqual([]);
}

/** Expects that what can be pressed is at least 24 px big, unless it stands in a line of text (2.5.8). */
export async function expectTargets(page: Page): Promise<void> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("a[href], button, summary, input, select")]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        const sentence = element.closest("p, li")?.textContent?.trim();
        const inSentence = element.tagName === "A" && sentence !== element.textContent?.trim();
        // The skip link is there when it has the focus.
        return !inSentence && width > 1 && Math.min(width, height) < 24;
      })
      .map((element) => `${element.tagName} ${element.innerText}`),
  );
  expect(small, "too small to be hit").toEqual([]);
}
