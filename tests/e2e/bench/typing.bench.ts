// From a key press in a search field until the list below it is painted.
import { CHOOSE, found, overviewPath, searchField } from "../support/organisations.ts";
import { ACCOUNTANT, PEOPLE } from "../support/platform.ts";
import { row, search, section, SECTIONS } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";
import { typing } from "./busy.ts";
import { report } from "./figures.ts";

test("search among 1 000 system users", async ({ page, platform, signIn }) => {
  await platform.addSystemUsers(1000);
  const party = await platform.partyOf(PEOPLE.director, ACCOUNTANT.number);
  await signIn(PEOPLE.director);
  await page.goto(overviewPath(party));
  for (const part of [SECTIONS.own, SECTIONS.clients]) await expect(row(section(page, part), /./).first()).toBeVisible();
  const measured = await typing(page, search(page), "skat");
  report({ what: "main thread busy per key press, 1 000 system users", unit: "ms", budget: 16, measured });
});

test("search among 10 000 organisations", async ({ page, platform, signIn }) => {
  await platform.addParties(PEOPLE.director, 10_000);
  await signIn(PEOPLE.director);
  await page.goto(CHOOSE);
  await expect(found(page, /\d{2}\s?\d{3}\svirksomheter/)).toBeVisible({ timeout: 60_000 });
  const measured = await typing(page, searchField(page), "berg");
  report({ what: "same, choosing among 10 000 organisations", unit: "ms", budget: 16, measured });
});
