// A state of a page in another language.
import { expect, type Page } from "@playwright/test";
import { MESSAGES, type Language } from "../messages.ts";
import type { Fixtures, State } from "./state.ts";

/** Gives the page that is open another language, and keeps its state. */
export async function inLanguage(state: State, fixtures: Fixtures, language: Language): Promise<void> {
  const { page } = fixtures;
  switch (state.language) {
    case "header":
      await pickLanguage(page, language);
      break;
    case "reload":
      await askFor(page, language);
      await page.reload();
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      break;
    case "anew":
      await page.evaluate((tag) => localStorage.setItem("fullmakt.language", tag), language);
      await state.show(fixtures);
      break;
    case "none":
      break;
  }
}

/** Picks a language in the header without opening its menu: `languages.spec.ts` goes the user's way. */
export async function pickLanguage(page: Page, language: Language): Promise<void> {
  const choice = page.getByRole("button", { name: MESSAGES[language].name, includeHidden: true });
  await choice.evaluate((button) => (button as HTMLElement).click());
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

/** Lets the browser ask for pages in this language. */
async function askFor(page: Page, language: Language): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await browser.send("Emulation.setUserAgentOverride", { userAgent, acceptLanguage: language });
}

/** Waits until nothing is on its way any more, unless that is the state. */
export async function settle(state: State, page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  if (state.waiting !== true) await expect(page.locator(".ds-skeleton")).toHaveCount(0);
}
