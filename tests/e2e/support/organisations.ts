// Pages about an organisation, which stands in the address, and the page where one is chosen.
import type { Locator, Page } from "@playwright/test";
import { APP } from "./vendor.ts";

export const CHOOSE = `${APP}/organisation`;

/** The system users of an organisation; without one, where the app finds out which is meant. */
export function overviewPath(party?: string): string {
  return `${APP}/systemuser/overview${party === undefined ? "" : `?party=${party}`}`;
}

export function heading(page: Page, name: RegExp): Locator {
  return page.getByRole("heading", { level: 1, name });
}

/** The line in the header that says for whom the user acts. */
export function actingFor(page: Page): Locator {
  return page.getByRole("banner").getByText(/^For /);
}

export function searchField(page: Page): Locator {
  return page.getByRole("searchbox", { name: /Søk etter navn/ });
}

/** How many have been found. */
export function found(page: Page, text: RegExp): Locator {
  return page.getByRole("main").getByRole("paragraph").filter({ hasText: text }).first();
}
