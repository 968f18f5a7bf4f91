// Which organisation a page is about: chosen, to be chosen, and not to be had.
import { expect } from "@playwright/test";
import { CHOOSE, found, heading, overviewPath, searchField } from "../organisations.ts";
import { CUSTOMER, PEOPLE, type Person } from "../platform.ts";
import type { Fixtures } from "../test.ts";
import type { State } from "./state.ts";

/** A page that this person opens; the path can depend on what is on the platform. */
function opened(
  name: string,
  person: Person,
  path: string | ((fixtures: Fixtures) => Promise<string>),
  title: RegExp,
  then: (fixtures: Fixtures) => Promise<void> = async () => {},
): State {
  return {
    name: `organisation: ${name}`,
    language: "header",
    show: async (fixtures) => {
      await fixtures.signIn(person);
      await fixtures.page.goto(typeof path === "string" ? path : await path(fixtures));
      await expect(heading(fixtures.page, title)).toBeVisible();
      await then(fixtures);
    },
  };
}

export const ORGANISATIONS: readonly State[] = [
  opened("to choose", PEOPLE.director, CHOOSE, /Velg virksomhet/, async ({ page }) => {
    await expect(found(page, /3\svirksomheter/)).toBeVisible();
  }),
  opened(
    "sub-units, deleted ones and groups to choose among",
    PEOPLE.director,
    async ({ platform }) => {
      // Few enough to be in the document as a whole: more come when the focus gets there.
      await platform.addParties(PEOPLE.director, 16);
      return CHOOSE;
    },
    /Velg virksomhet/,
    async ({ page }) => {
      await expect(page.getByText("Underenhet", { exact: true }).first()).toBeVisible();
    },
  ),
  opened("nothing found", PEOPLE.director, `${CHOOSE}?q=finnes%20ikke`, /Velg virksomhet/, async ({ page }) => {
    await expect(searchField(page)).toHaveValue("finnes ikke");
    await expect(found(page, /Ingen av virksomhetene/)).toBeVisible();
  }),
  opened("nothing to choose", PEOPLE.stranger, CHOOSE, /Du har ingen virksomhet/),
  opened(
    "list that cannot be read",
    PEOPLE.director,
    async ({ platform }) => {
      await platform.fault({ path: "/accessmanagement/api/v1/enduser/authorizedparties", status: 500 });
      return CHOOSE;
    },
    /Vi fikk ikke hentet virksomhetene/,
  ),
  opened("one has to be chosen", PEOPLE.director, overviewPath(), /Velg virksomhet/),
  opened(
    "not the user's",
    PEOPLE.clientAdministrator,
    async ({ platform }) => overviewPath(await platform.partyOf(PEOPLE.director, CUSTOMER.number)),
    /Du kan ikke handle for virksomheten/,
  ),
  opened("damaged address", PEOPLE.director, overviewPath("505f8488"), /Lenken er skadet/),
  opened(
    "cannot be read",
    PEOPLE.director,
    async ({ platform }) => {
      const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
      await platform.fault({ path: "/accessmanagement/api/v1/enduser/authorizedparties", status: 500 });
      return overviewPath(party);
    },
    /Vi fikk ikke hentet virksomheten/,
  ),
];
