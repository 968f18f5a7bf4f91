// The local platform's pages on which a person is picked.
import type { Locator, Page } from "@playwright/test";
import type { Person } from "./platform.ts";

export const LOGIN_PATH = "/authentication/api/v1/authentication";

/** The button of the login page that signs this person in. */
export function loginButton(page: Page, person: Person): Locator {
  return page.getByRole("button", { name: new RegExp(person.name, "i") });
}

/** The link of the start page to the seeded request. */
export function seededRequest(page: Page): Locator {
  return page.getByRole("link", { name: /SmartCloud/ }).first();
}
