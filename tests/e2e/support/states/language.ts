// A state of a page in another language.
import { expect, type Page } from "@playwright/test";
import { MESSAGES, type Language } from "../messages.ts";
import type { Fixtures } from "../test.ts";
import type { State } from "./state.ts";

/** Gives the page that is open another language, and keeps its state. */
export async function inLanguage(state: State, fixtures: Fixtures, language: Language): Promise<void> {
  const { page } = fixtures;
  switch (state.language) {
    case "header":
      await switchLanguage(page, language);
      break;
    case "anew":
      await page.evaluate((tag) => localStorage.setItem("fullmakt.language", tag), language);
      await state.show(fixtures);
      break;
    case "none":
      break;
  }
}

/** Picks a language in the header without opening its menu: `languages.spec.ts` opens it. */
export async function switchLanguage(page: Page, language: Language): Promise<void> {
  const choice = page.getByRole("button", { name: MESSAGES[language].name, includeHidden: true });
  await choice.evaluate((button) => (button as HTMLElement).click());
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

/** Waits until nothing is on its way any more, unless that is the state. */
export async function settle(state: State, page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  if (state.waiting !== true) await expect(page.locator(".ds-skeleton")).toHaveCount(0);
}
