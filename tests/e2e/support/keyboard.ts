// Going through a page by keyboard alone.
import { expect, type Locator, type Page } from "@playwright/test";

/** More than any page has to step through. */
const STEPS = 60;

/** Presses Tab until this thing has the focus, which must be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < STEPS; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expectFocusSeen(target);
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

async function expectFocusSeen(target: Locator): Promise<void> {
  const seen = await target.evaluate((element) => {
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return outlined || style.boxShadow !== "none";
  });
  expect(seen, "the focus can be seen").toBe(true);
}
