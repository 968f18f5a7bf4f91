// System users of an organisation: seen, given and deleted. What answers and rights come to is tried natively
// (src/systems); here it is seen that pages, addresses and platform go together.
import type { Locator, Page } from "@playwright/test";
import { chooseLanguage } from "../support/approval.ts";
import { press, tabTo } from "../support/keyboard.ts";
import { loginButton } from "../support/login.ts";
import { heading, overviewPath } from "../support/organisations.ts";
import { json } from "../support/overrides.ts";
import { ACCOUNTANT, CUSTOMER, PEOPLE } from "../support/platform.ts";
import {
  CLIENTS,
  createButton,
  createPath,
  deleteDialog,
  deleteQuestion,
  detailsPath,
  ON_CLIENTS,
  ON_CREATE,
  ON_DELETE,
  row,
  search,
  section,
  SECTIONS,
  SEEDED,
  SYSTEM,
  SYSTEM_USER_API,
} from "../support/systems.ts";
import { expect, test } from "../support/test.ts";
import { APP } from "../support/vendor.ts";

const QUESTION = /^Gi «Lønnsmesteren» tilgang til Snill Skog AS\?$/;
const CREATED = /^«Lønnsmesteren» har fått tilgang til Snill Skog AS$/;
const TITLE = /^Lønnsmesteren$/;
const DELETED = /^«Lønnsmesteren» er slettet$/;

/** Packages and rights: each is a native `summary`, for which there is no role. */
function given(list: Locator, text: RegExp): Locator {
  return list.locator("summary", { hasText: text });
}

/** Counts what a page sends: Chromium may send a call again whose connection was closed, and the platform sees both. */
function countSent(page: Page, method: string): () => number {
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === method && request.url().includes(SYSTEM_USER_API)) sent += 1;
  });
  return () => sent;
}

test("a system is given access, seen and deleted, each with one call", async ({ page, platform, signIn }) => {
  const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
  await signIn(PEOPLE.director);
  await page.goto(overviewPath(party));
  await expect(row(section(page, SECTIONS.own), SEEDED.headOffice.name)).toBeVisible();
  await page.getByRole("link", { name: "Gi et system tilgang" }).click();
  await row(page, SYSTEM.name).click();
  await expect(heading(page, QUESTION)).toBeVisible();
  const gets = page.getByRole("region", { name: /^Dette får «Lønnsmesteren» tilgang til$/ });
  await expect(given(gets, /tilgangspakke/)).toHaveCount(4);
  await expect(given(gets, /enkeltrettighet/)).toHaveCount(2);
  await createButton(page).dblclick();
  await expect(heading(page, CREATED)).toBeFocused();
  expect(await platform.calls("POST", /\/create$/)).toHaveLength(1);
  expect(await platform.customersOf(SYSTEM.vendor.number, SYSTEM.id)).toBe(1);

  await page.getByRole("link", { name: "Til oversikten over systemtilganger" }).click();
  const made = row(section(page, SECTIONS.own), SYSTEM.name);
  const isNew = made.getByText("Ny", { exact: true });
  await expect(isNew).toBeVisible();
  await page.reload();
  await expect(isNew).toBeVisible();
  await made.click();
  await expect(heading(page, TITLE)).toBeFocused();
  await expect(given(page.getByRole("region", { name: /^Dette kan «Lønnsmesteren» gjøre$/ }), /./)).toHaveCount(6);

  await deleteQuestion(page).click();
  const dialog = deleteDialog(page);
  await expect(dialog).toContainText("«Lønnsmesteren» mister straks alt den kan gjøre for Snill Skog AS");
  await dialog.getByRole("button", { name: "Slett", exact: true }).dblclick();
  await expect(heading(page, DELETED)).toBeFocused();
  await expect(dialog).toBeHidden();
  expect(await platform.calls("DELETE", /\/systemuser\//)).toHaveLength(1);
  expect(await platform.customersOf(SYSTEM.vendor.number, SYSTEM.id)).toBe(0);
  expect((await platform.systemUsers(CUSTOMER.number)).map(({ id }) => id)).toEqual([SEEDED.headOffice.id]);
  await page.getByRole("link", { name: "Til oversikten over systemtilganger" }).last().click();
  await expect(row(section(page, SECTIONS.own), SEEDED.headOffice.name)).toBeVisible();
  await expect(row(page, SYSTEM.name)).toHaveCount(0);
});

test("the same by keyboard alone", async ({ page, platform, signIn }) => {
  const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
  await signIn(PEOPLE.director);
  await page.goto(overviewPath(party));
  await press(page, page.getByRole("link", { name: "Gi et system tilgang" }));
  await expect(heading(page, /^Velg systemet som skal få tilgang$/)).toBeFocused();
  await tabTo(page, page.getByRole("searchbox", { name: /^Søk etter systemet/ }));
  await page.keyboard.type("lønn");
  await expect(page.getByRole("status").filter({ hasText: "1 treff." })).toBeVisible();
  await press(page, row(page, SYSTEM.name));
  await expect(heading(page, QUESTION)).toBeFocused();
  await expect(createButton(page)).toBeEnabled();
  await press(page, createButton(page));
  await expect(heading(page, CREATED)).toBeFocused();
  await press(page, page.getByRole("link", { name: "Se tilgangen" }));
  await expect(heading(page, TITLE)).toBeFocused();

  await press(page, deleteQuestion(page));
  const dialog = deleteDialog(page);
  const question = dialog.getByRole("heading", { name: "Slette «Lønnsmesteren»?" });
  await expect(question).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(deleteQuestion(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(question).toBeFocused();
  await press(page, dialog.getByRole("button", { name: "Behold" }));
  await expect(deleteQuestion(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await press(page, dialog.getByRole("button", { name: "Slett", exact: true }));
  await expect(heading(page, DELETED)).toBeFocused();
  expect(await platform.calls("DELETE", /\/systemuser\//)).toHaveLength(1);
});

test("who may read sees what the organisation has given, and who may change it", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(403);
  const party = await platform.partyOf(PEOPLE.reader, CUSTOMER.number);
  await signIn(PEOPLE.reader);
  await page.goto(overviewPath(party));
  const own = row(section(page, SECTIONS.own), SEEDED.headOffice.name);
  await expect(own).toBeVisible();
  await expect(page.getByText(/^Du ser ikke forespørsler som venter\. Det gjør de som administrerer/)).toBeVisible();
  await expect(page.getByText(/^Du ser ikke tilganger for kunder\. Det gjør de som administrerer/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Gi et system tilgang" })).toHaveCount(0);
  await own.click();
  await expect(heading(page, /^SmartCloud hovedkontor$/)).toBeVisible();
  await expect(page.getByText(/^Du kan se tilgangen, men ikke slette den\. Det kan de som/)).toBeVisible();
  await expect(page.getByText(/Krav og betalinger/)).toBeVisible();
  await expect(deleteQuestion(page)).toHaveCount(0);
  await page.goto(createPath(party, SYSTEM.id));
  await expect(page.getByText(/^Du kan ikke gi systemer tilgang for virksomheten\. Det kan de som/)).toBeVisible();
  await expect(createButton(page)).toHaveCount(0);
});

test("a client administrator sees what is for clients, and who may change it", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(403);
  const party = await platform.partyOf(PEOPLE.clientAdministrator, ACCOUNTANT.number);
  await signIn(PEOPLE.clientAdministrator);
  await page.goto(overviewPath(party));
  const agent = row(section(page, SECTIONS.clients), /^SuperRegnskap(?! skatt)/);
  await expect(agent).toBeVisible();
  await expect(page.getByText(/^Du ser ikke tilganger for egne systemer/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Gi et system tilgang" })).toHaveCount(0);
  await agent.click();
  await expect(heading(page, /^SuperRegnskap$/)).toBeVisible();
  await expect(page.getByText(/^Du kan se tilgangen, men ikke slette den/)).toBeVisible();
  await expect(deleteQuestion(page)).toHaveCount(0);
  const clients = section(page, CLIENTS);
  await expect(clients.getByRole("listitem")).toHaveCount(12);
  await expect(clients.getByRole("link", { name: "Legg til kunder" })).toBeVisible();
  // Whether the accountant itself is among them is not for this user.
  await expect.poll(() => platform.calls("GET", /\/self$/)).toMatchObject([{ status: 403 }]);
  await expect(clients).not.toContainText("Din egen virksomhet");
});

test("a system user for clients: who they are, whether one is oneself, and how many lose access", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(503);
  const party = await platform.partyOf(PEOPLE.director, ACCOUNTANT.number);
  const dialog = deleteDialog(page);
  const clients = section(page, CLIENTS);
  await platform.fault({ ...ON_CLIENTS, status: 503 });
  await signIn(PEOPLE.director);
  await page.goto(detailsPath(party, SEEDED.forClients.id));
  await expect(clients.getByText("Kunder: Dette fikk vi ikke hentet")).toBeVisible();
  await deleteQuestion(page).click();
  // Nobody knows how many.
  await expect(dialog).toContainText("«SuperRegnskap» mister straks tilgangen til alle kundene");
  await dialog.getByRole("button", { name: "Behold" }).click();
  await platform.clearFaults();
  await clients.getByRole("button", { name: "Prøv igjen" }).click();

  await expect(clients.getByRole("heading", { name: "Kunder (12)" })).toBeVisible();
  await expect(clients).toBeFocused();
  const rows = clients.getByRole("list", { name: "Kunder (12)" }).getByRole("listitem");
  await expect(rows).toHaveCount(12);
  await expect(rows.first()).toHaveText(/^\p{Lu}\S+ .+ \d{3}\s\d{3}\s\d{3}$/u);
  await expect(clients).toContainText("Din egen virksomhet, Varm Økonomisk Ape, er ikke lagt til.");
  const add = clients.getByRole("link", { name: "Legg til kunder" });
  await expect(add).toHaveAttribute("href", `${APP}/systemuser/clients?id=${SEEDED.forClients.id}&party=${party}`);
  await deleteQuestion(page).click();
  await expect(dialog).toContainText(/«SuperRegnskap» mister straks tilgangen til 12\skunder som Varm Økonomisk Ape har lagt til/);
  await expect(dialog).not.toContainText("Varm Økonomisk Ape selv");
  await page.keyboard.press("Escape");

  // An empty list is no proof: it is what the platform answers, too, when it could not make one.
  await platform.fault({ ...ON_CLIENTS, ...json([]) });
  const acts = `${await platform.systemUsersPath(ACCOUNTANT.number)}/${SEEDED.forClients.id}/self?partyUuid=${party}`;
  const token = await platform.userToken(PEOPLE.director);
  await platform.call("POST", acts.replace("/systemuser/", "/systemuser/agent/"), { token });
  await deleteQuestion(page).click();
  await expect(dialog).toContainText("mister straks tilgangen til alle kundene");
  await page.reload();
  await expect(clients).toContainText(/Ingen kunder vises\. Trolig er ingen lagt til ennå, men/);
  await expect(clients.getByRole("heading", { name: "Kunder", exact: true })).toBeVisible();
  await expect(clients).toContainText("Din egen virksomhet, Varm Økonomisk Ape, er lagt til.");
  await deleteQuestion(page).click();
  await expect(dialog).toContainText("«SuperRegnskap» kan heller ikke handle for Varm Økonomisk Ape selv lenger.");
});

test("a long list of clients is skipped, and all of it is there to scroll to", async ({ page, platform, signIn }) => {
  const body = { provider: ACCOUNTANT.number, systemUser: SEEDED.forClients.id, clients: 2000, added: 1500 };
  await platform.call("POST", "/_platform/bulk-clients", { body });
  const party = await platform.partyOf(PEOPLE.director, ACCOUNTANT.number);
  await signIn(PEOPLE.director);
  await page.goto(detailsPath(party, SEEDED.forClients.id));
  const clients = section(page, CLIENTS);
  const rows = clients.getByRole("listitem");
  await expect(clients.getByRole("heading", { name: /^Kunder \(1\s500\)$/ })).toBeVisible();
  expect(await rows.count()).toBeLessThan(200);
  await expect(rows.last()).toHaveAttribute("aria-posinset", "1500");
  await press(page, clients.getByRole("link", { name: "Slett tilgangen" }));
  await expect(page.getByRole("region", { name: "Slett tilgangen" })).toBeFocused();
  await expect(deleteQuestion(page)).toBeInViewport();
  await deleteQuestion(page).click();
  await expect(deleteDialog(page)).toContainText(/tilgangen til 1\s500\skunder/);
});

test("what fails in one part of the overview leaves the others, and can be tried again", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(503);
  const party = await platform.partyOf(PEOPLE.director, ACCOUNTANT.number);
  await platform.fault({ method: "GET", path: `${SYSTEM_USER_API}/request/5*/pending`, status: 503 });
  const html = { status: 200, body: "<!doctype html><h1>Busy</h1>", contentType: "text/html" };
  await platform.fault({ method: "GET", path: `${SYSTEM_USER_API}/agent/*`, ...html });
  await signIn(PEOPLE.director);
  await page.goto(overviewPath(party));
  const own = section(page, SECTIONS.own);
  await expect(own).toContainText("Ingen systemer har tilgang ennå");
  const broken = [section(page, SECTIONS.pending), section(page, SECTIONS.clients)] as const;
  for (const part of broken) await expect(part.getByText(/: Dette fikk vi ikke hentet$/)).toBeVisible();
  await platform.clearFaults();
  for (const part of broken) await part.getByRole("button", { name: "Prøv igjen" }).click();
  await expect(row(broken[1], SEEDED.forClients.name).first()).toBeVisible();
  await expect(broken[0]).toContainText("Ingen forespørsler venter på svar.");
  await expect(page.getByText(/: Dette fikk vi ikke hentet$/)).toHaveCount(0);
});

test("deleted, and the answer is lost: the receipt says that it was read back", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  // The page reads whether it is still there.
  pageErrors.allowStatus(404);
  const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
  await signIn(PEOPLE.director);
  await page.goto(detailsPath(party, SEEDED.headOffice.id));
  await deleteQuestion(page).click();
  const sent = countSent(page, "DELETE");
  await platform.fault({ ...ON_DELETE, drop: true, afterHandling: true });
  await deleteDialog(page).getByRole("button", { name: "Slett", exact: true }).click();
  await expect(heading(page, /^«SmartCloud hovedkontor» er slettet$/)).toBeFocused();
  await expect(page.getByText(/^Svaret kom ikke fram, men vi har sjekket: Tilgangen er slettet/)).toBeVisible();
  expect(sent()).toBe(1);
  expect(await platform.systemUsers(CUSTOMER.number)).toEqual([]);
});

test("not deleted because the connection broke: it is still there, and can be tried again", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
  await signIn(PEOPLE.director);
  await page.goto(detailsPath(party, SEEDED.headOffice.id));
  await deleteQuestion(page).click();
  const sent = countSent(page, "DELETE");
  await platform.fault({ ...ON_DELETE, drop: true });
  const dialog = deleteDialog(page);
  await dialog.getByRole("button", { name: "Slett", exact: true }).click();
  // The platform can still be at it: the user looks once more before it is said to be lost.
  await dialog.getByRole("button", { name: "Sjekk hvordan det gikk" }).click();
  await expect(dialog.getByText(/Tilgangen er der fortsatt\. Du kan prøve igjen/)).toBeVisible();
  expect(sent()).toBe(1);
  expect(await platform.systemUsers(CUSTOMER.number)).toHaveLength(1);
  await platform.clearFaults();
  await dialog.getByRole("button", { name: "Slett", exact: true }).click();
  await expect(heading(page, /^«SmartCloud hovedkontor» er slettet$/)).toBeFocused();
  expect(sent()).toBe(2);
});

test("given, and the answer is lost: the receipt says that it was read back", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
  await signIn(PEOPLE.director);
  await page.goto(createPath(party, SYSTEM.id));
  await expect(createButton(page)).toBeEnabled();
  const sent = countSent(page, "POST");
  await platform.fault({ ...ON_CREATE, drop: true, afterHandling: true });
  await createButton(page).click();
  await expect(heading(page, CREATED)).toBeFocused();
  await expect(page.getByText(/^Svaret kom ikke fram, men vi har sjekket: Systemet har fått tilgang/)).toBeVisible();
  expect(sent()).toBe(1);
  const made = (await platform.systemUsers(CUSTOMER.number)).filter(({ systemId }) => systemId === SYSTEM.id);
  expect(made.length).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Se tilgangen" }).click();
  await expect(heading(page, TITLE)).toBeFocused();
  // What the page is about is known later than that it is there.
  await expect(page.locator("[aria-live=polite]").filter({ hasText: /^Lønnsmesteren – Fullmakt$/ })).toBeAttached();
});

test("a page that is left while a deletion is under way: it is followed to its end and told, and not sent twice", async ({
  page,
  platform,
  signIn,
}) => {
  const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
  await signIn(PEOPLE.director);
  await page.goto(overviewPath(party));
  const own = section(page, SECTIONS.own);
  await row(own, SEEDED.headOffice.name).click();
  await deleteQuestion(page).click();
  const sent = countSent(page, "DELETE");
  await platform.fault({ ...ON_DELETE, delayMs: 4000 });
  await deleteDialog(page).getByRole("button", { name: "Slett", exact: true }).click();
  await expect.poll(sent).toBe(1);
  await page.goBack();
  await row(own, SEEDED.headOffice.name).click();
  await deleteQuestion(page).click();
  // It is still under way.
  await expect(deleteDialog(page).getByRole("button", { name: "Slett", exact: true })).toHaveAttribute("aria-busy", "true");
  await page.goBack();
  await expect(page.getByText("«SmartCloud hovedkontor» er slettet")).toBeVisible();
  await expect(own.getByText(/^Ingen systemer har tilgang ennå/)).toBeVisible();
  expect(sent()).toBe(1);
  await page.getByRole("button", { name: "Lukk" }).click();
  await expect(page.getByText("«SmartCloud hovedkontor» er slettet")).toHaveCount(0);
});

test("nobody gives a second access without having been told of the first", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.tolerate(/^error: Failed to load resource/);
  const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
  await signIn(PEOPLE.director);
  await platform.fault({ method: "GET", path: await platform.systemUsersPath(CUSTOMER.number), status: 500 });
  await page.goto(createPath(party, SEEDED.headOffice.systemId));
  await expect(page.getByText(/^Vi fikk ikke sjekket om systemet har tilgang fra før/)).toBeVisible();
  await expect(createButton(page)).toBeEnabled();
  await platform.clearFaults();
  const sent = countSent(page, "POST");
  await createButton(page).click();
  await expect(page.getByText(/^Systemet har en tilgang som siden ikke viste/)).toBeVisible();
  await expect(page.getByText(/har allerede gitt systemet tilgang: «SmartCloud hovedkontor»/)).toBeVisible();
  expect(sent()).toBe(0);
});

test("a system that the browser itself has asked for twice is not taken for somebody else's", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.tolerate(/^error: Failed to load resource/);
  const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
  await signIn(PEOPLE.director);
  await page.goto(createPath(party, SYSTEM.id));
  await expect(createButton(page)).toBeEnabled();
  // The first call counts and loses its answer; Chromium repeats it, and the repeat meets what the first has made.
  await platform.fault({ ...ON_CREATE, drop: true, afterHandling: true, times: 1 });
  await createButton(page).click();
  await expect(heading(page, CREATED)).toBeFocused();
  await expect(page.getByText(/vi har sjekket: Systemet har fått tilgang/)).toBeVisible();
});

test("somebody else has signed in in another tab before the click: nothing is sent", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(403);
  const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
  await signIn(PEOPLE.director);
  await page.goto(detailsPath(party, SEEDED.headOffice.id));
  await deleteQuestion(page).click();
  await signIn(PEOPLE.reader);
  await deleteDialog(page).getByRole("button", { name: "Slett", exact: true }).click();
  // The page is there for the other person now.
  await expect(page.getByText("Ingenting er slettet")).toBeVisible();
  await expect(page.getByText(/^Du kan se tilgangen, men ikke slette den/)).toBeVisible();
  expect(await platform.calls("DELETE", /\/systemuser\//)).toEqual([]);
  expect(await platform.systemUsers(CUSTOMER.number)).toHaveLength(1);
});

test("another language changes what systems, packages and services are called", async ({
  page,
  platform,
  signIn,
}) => {
  const party = await platform.partyOf(PEOPLE.director, CUSTOMER.number);
  const id = await platform.createSystemUser(CUSTOMER.number, SYSTEM.id, "Lønn hos oss");
  await signIn(PEOPLE.director);
  // What has no title of its own is called as its system is.
  const untitled = (await platform.systemUsers(CUSTOMER.number)).map((user) => ({ ...user, integrationTitle: "" }));
  await platform.fault({ method: "GET", path: await platform.systemUsersPath(CUSTOMER.number), ...json(untitled) });
  await page.goto(overviewPath(party));
  await expect(row(section(page, SECTIONS.own), /^Lønnsmesteren/)).toBeVisible();
  await chooseLanguage(page, "en");
  await expect(row(section(page, /^Own systems/), /^Payroll Master/)).toBeVisible();

  await page.goto(detailsPath(party, id));
  const may = page.getByRole("region", { name: /^What “Lønn hos oss” may do$|^Dette kan «Lønn hos oss» gj/ });
  for (const [language, system, name, service] of [
    ["en", "Payroll Master", /^Salary/, /^Refund of sickness benefit/],
    ["nn", "Lønsmeisteren", /^Løn/, /^Refusjon av sjukepengar/],
    ["nb", "Lønnsmesteren", /^Lønn/, /^Refusjon av sykepenger/],
  ] as const) {
    if (language !== "en") await chooseLanguage(page, language);
    await expect(page.getByRole("definition").getByText(system, { exact: true })).toBeVisible();
    await expect(given(may, name)).toHaveCount(1);
    await expect(given(may, service)).toHaveCount(1);
  }
});

test("back from a system user leads to the search, the filter and the place in a long list", async ({
  page,
  platform,
  signIn,
}) => {
  await platform.addSystemUsers(1000);
  const party = await platform.partyOf(PEOPLE.director, ACCOUNTANT.number);
  await signIn(PEOPLE.director);
  await page.goto(overviewPath(party));
  // By the number of its vendor, in whatever spacing.
  await search(page).fill("NO 312 270 137 MVA");
  const own = section(page, SECTIONS.own);
  await expect(own.getByText(/^\d+ av \d+ vises\.$/)).toBeVisible();
  // Both lists in one sentence, when nobody types any more.
  const said = page.getByRole("status").filter({ hasText: /Egne systemer: \d+ av \d+ vises/ });
  await expect(said).toContainText("Systemer for kunder: Ingen treff her.");
  await expect(row(own, /^Skattevakten/).first()).toBeVisible();
  await expect(row(own, /^Tallknuser/)).toHaveCount(0);
  await search(page).fill("skatt");
  const [order, vendor] = [page.getByRole("combobox", { name: "Rekkefølge" }), page.getByRole("combobox", { name: "Leverandør" })];
  await order.selectOption({ label: "Navn" });
  await vendor.selectOption({ label: "Skattevakten ANS (312 270 137)" });
  await expect(page).toHaveURL(/[?&]q=skatt/);
  await expect(page).toHaveURL(/[?&]vendor=312270137/);
  await page.reload();
  await expect(search(page)).toHaveValue("skatt");
  await expect(row(own, /^Skattevakten/).first()).toBeVisible();
  await page.mouse.move(640, 600);
  await page.mouse.wheel(0, 2000);
  const position = () => page.evaluate(() => Math.round(scrollY));
  await expect.poll(position).toBe(2000);
  const links = own.getByRole("listitem").getByRole("link");
  // The first row that is whole on the screen, once the rows there have come.
  const inView = () =>
    links.evaluateAll((all) => {
      const tops = all.map((link) => ({ link, top: link.getBoundingClientRect().top }));
      return tops.find(({ top }) => top > 100 && top < 200)?.link.getAttribute("href");
    });
  await expect.poll(inView).toBeTruthy();
  const address = await inView();
  const chosen = page.locator(`a[href="${address}"]`);
  await chosen.click();
  await expect(deleteQuestion(page)).toBeVisible();

  await page.goBack();
  await expect(search(page)).toHaveValue("skatt");
  await expect(vendor).toHaveValue("312270137");
  await expect(order).toHaveValue("name");
  await expect.poll(position).toBe(2000);
  await expect(chosen).toBeInViewport();
  await expect(chosen).toBeFocused();
});

test("Tab goes on over the border of what a long list has in the document", async ({ page, platform, signIn }) => {
  await platform.addSystemUsers(1000);
  const party = await platform.partyOf(PEOPLE.director, ACCOUNTANT.number);
  await signIn(PEOPLE.director);
  await page.goto(overviewPath(party));
  const own = section(page, SECTIONS.own);
  await row(own, /./).first().focus();
  const place = () => page.evaluate(() => Number(document.activeElement?.closest("li")?.getAttribute("aria-posinset")));
  for (let at = 1; at <= 60; at += 1) {
    expect(await place()).toBe(at);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Shift+Tab");
  expect(await place()).toBe(60);
});

test("the front page says what waits and leads there; without a session it leads in", async ({
  page,
  pageErrors,
}) => {
  pageErrors.allowSignIn();
  await page.goto(`${APP}/`);
  await page.getByRole("main").getByRole("button", { name: "Logg inn" }).click();
  await loginButton(page, PEOPLE.director).click();
  await page.getByRole("main").getByRole("link", { name: "Velg virksomhet" }).click();
  await page.getByRole("link", { name: CUSTOMER.name }).click();
  await expect(heading(page, /^Gi datasystemer tilgang$/)).toBeFocused();
  await page.getByRole("link", { name: /^Venter på svar 1 å svare på$/ }).click();
  await expect(row(section(page, SECTIONS.pending), "SmartCloud")).toBeVisible();
  await page.goBack();
  // The page before has such a link too.
  await expect(heading(page, /^Gi datasystemer tilgang$/)).toBeVisible();
  await page.getByRole("link", { name: /^Gi et system tilgang/ }).click();
  await expect(row(page, SYSTEM.name)).toBeVisible();
});
