// The organisation stands in the address: links lead to it, tabs do not disturb each other, and where it is missing the
// user chooses. Which state comes of what is tried natively (src/organisation); here that address, history, login
// and platform go together with it.
import { loginButton } from "../support/login.ts";
import { press } from "../support/keyboard.ts";
import { actingFor, CHOOSE, found, heading, overviewPath, searchField } from "../support/organisations.ts";
import { ACCOUNTANT, AUDITOR, CUSTOMER, PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { APP } from "../support/vendor.ts";

test("among several organisations one is chosen by keyboard, and another one later", async ({
  page,
  platform,
  signIn,
}) => {
  const [auditor, customer] = [
    await platform.partyOf(PEOPLE.director, AUDITOR.number),
    await platform.partyOf(PEOPLE.director, CUSTOMER.number),
  ];
  await signIn(PEOPLE.director);
  await page.goto(overviewPath());
  await expect(heading(page, /^Velg virksomhet$/)).toBeVisible();
  await press(page, page.getByRole("link", { name: "Velg virksomhet" }));
  await expect(heading(page, /^Velg virksomhet$/)).toBeFocused();
  await expect(found(page, /3\svirksomheter/)).toBeVisible();
  await expect(heading(page, /^Velg virksomhet$/)).toBeFocused();
  await press(page, searchField(page));
  await page.keyboard.type("310 495");
  await expect(found(page, /1\streff/)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /1\streff/ })).toBeAttached();
  await press(page, page.getByRole("link", { name: AUDITOR.name }));
  await expect(actingFor(page)).toContainText(AUDITOR.name);
  await expect(page).toHaveURL(platform.origin + overviewPath(auditor));

  await press(page, page.getByRole("link", { name: "Bytt virksomhet" }));
  await press(page, page.getByRole("link", { name: CUSTOMER.name }));
  await expect(actingFor(page)).toContainText(CUSTOMER.name);
  await expect(page).toHaveURL(platform.origin + overviewPath(customer));
});

test("the only organisation is written into the address, without a step in the history", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  // Of the system users themselves a client administrator may see a part.
  pageErrors.tolerate(/status of 403/);
  await signIn(PEOPLE.clientAdministrator);
  await page.goto(`${APP}/accessibility`);
  await page.goto(overviewPath());
  await expect(actingFor(page)).toContainText(ACCOUNTANT.name);
  const party = await platform.partyOf(PEOPLE.clientAdministrator, ACCOUNTANT.number);
  await expect(page).toHaveURL(platform.origin + overviewPath(party));
  await page.goBack();
  await expect(heading(page, /Tilgjengelighet/)).toBeVisible();
});

test("a link to an organisation leads through login to it, whatever the portal remembers", async ({
  page,
  context,
  platform,
  pageErrors,
}) => {
  pageErrors.allowSignIn();
  const [auditor, customer] = [
    await platform.partyOf(PEOPLE.director, AUDITOR.number),
    await platform.partyOf(PEOPLE.director, CUSTOMER.number),
  ];
  await page.goto(overviewPath(auditor));
  await loginButton(page, PEOPLE.director).click();
  await expect(actingFor(page)).toContainText(AUDITOR.name);
  await expect(page).toHaveURL(platform.origin + overviewPath(auditor));

  // Where the address names none, the one that was chosen in the portal is meant.
  await context.addCookies([{ name: "AltinnPartyUuid", value: customer, url: platform.origin }]);
  const other = await context.newPage();
  await other.goto(overviewPath());
  await expect(actingFor(other)).toContainText(CUSTOMER.name);
  await expect(other).toHaveURL(platform.origin + overviewPath(customer));
});

test("two tabs are about two organisations", async ({ page, context, platform, signIn }) => {
  await signIn(PEOPLE.director);
  const other = await context.newPage();
  await page.goto(overviewPath(await platform.partyOf(PEOPLE.director, CUSTOMER.number)));
  await other.goto(overviewPath(await platform.partyOf(PEOPLE.director, AUDITOR.number)));
  await expect(actingFor(other)).toContainText(AUDITOR.name);
  await page.reload();
  await expect(actingFor(page)).toContainText(CUSTOMER.name);
  await other.reload();
  await expect(actingFor(other)).toContainText(AUDITOR.name);
});

test("somebody else who has signed in meanwhile does not see an organisation of others", async ({
  page,
  context,
  platform,
  signIn,
}) => {
  await signIn(PEOPLE.director);
  await page.goto(overviewPath(await platform.partyOf(PEOPLE.director, CUSTOMER.number)));
  await expect(actingFor(page)).toContainText(CUSTOMER.name);
  await signIn(PEOPLE.clientAdministrator);
  const other = await context.newPage();
  await other.goto(`${APP}/accessibility`);
  // Headless pages are always visible: the event says that the user has come back.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(heading(page, /Du kan ikke handle for virksomheten/)).toBeVisible();
  await expect(actingFor(page)).toHaveCount(0);
});

test("back and reload lead to the search and to where the list was left", async ({ page, platform, signIn }) => {
  await platform.addParties(PEOPLE.director, 2000);
  await signIn(PEOPLE.director);
  await page.goto(CHOOSE);
  await searchField(page).fill("as");
  await expect(found(page, /\d\streff/)).toBeVisible();
  await expect(page).toHaveURL(/[?&]q=as$/);
  await page.mouse.move(640, 600);
  await page.mouse.wheel(0, 9000);
  const position = () => page.evaluate(() => Math.round(scrollY));
  await expect.poll(position).toBe(9000);
  const link = page.getByRole("main").getByRole("link");
  const inView = async () => {
    const tops = await link.evaluateAll((links) => links.map((it) => it.getBoundingClientRect().top));
    return link.nth(tops.findIndex((top) => top > 100));
  };
  const chosen = await inView();
  const name = await chosen.innerText();
  await chosen.click();
  await expect(actingFor(page)).toBeVisible();
  await expect.poll(position).toBe(0);

  await page.goBack();
  await expect(searchField(page)).toHaveValue("as");
  await expect.poll(position).toBe(9000);
  await expect(page.getByRole("link", { name: name.split("\n")[0] ?? name }).first()).toBeInViewport();
  await page.reload();
  await expect(searchField(page)).toHaveValue("as");
  await expect.poll(position).toBe(9000);
});
