// Clients of a system user: seen, added and removed. What the index, the changes and the words come to is tried
// natively (crates/domain, src/clients); here it is seen that page, address and platform go together.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import {
  addButton,
  AGENT_API,
  boxes,
  clientRow,
  clientSearch,
  clientsPath,
  ON_ADD,
  ON_ADDED,
  ON_CLIENTS,
  ON_CONFIRMED,
} from "../support/clients.ts";
import { press } from "../support/keyboard.ts";
import { heading } from "../support/organisations.ts";
import { ACCOUNTANT, PEOPLE, type Platform } from "../support/platform.ts";
import { json } from "../support/overrides.ts";
import { deleteDialog, deleteQuestion, detailsPath, SEEDED } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

const TITLE = /^Legg til kunder$/;

// Whether the own organisation is among them may not be asked by a client administrator, and there is no way to know that.
test.beforeEach(({ pageErrors }) => pageErrors.tolerate(/status of 403/));

async function open(page: Page, platform: Platform, query = ""): Promise<void> {
  const party = await platform.partyOf(PEOPLE.clientAdministrator, ACCOUNTANT.number);
  await page.goto(clientsPath(party, SEEDED.forClients.id, query));
  await expect(heading(page, TITLE)).toBeVisible();
}

/** Calls that change something. */
async function changes(platform: Platform): Promise<string[]> {
  const calls = [...(await platform.calls("POST", /\/systemuser\/agent\//)), ...(await platform.calls("DELETE", /\/systemuser\/agent\//))];
  return calls.map(({ method }) => method);
}

test("a client is found, added, and taken back", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  await open(page, platform, "&show=not-added");
  await expect(page.getByText(/146 kunder, 12 lagt til\./).first()).toBeVisible();
  const first = page.getByRole("list", { name: "Kunder" }).getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Legg til/ }) }).first();
  const name = await first.locator("bdi").first().innerText();
  await clientSearch(page).fill(name.toLowerCase());
  const row = clientRow(page, name).first();
  await addButton(row).click();
  await expect(page.getByText("1 lagt til.")).toBeVisible();
  await expect(page.getByText(/146 kunder, 13 lagt til\./).first()).toBeVisible();
  await page.getByRole("button", { name: "Angre" }).click();
  await expect(page.getByText("1 fjernet.")).toBeVisible();
  await expect(page.getByText(/146 kunder, 12 lagt til\./).first()).toBeVisible();
  expect(await changes(platform)).toEqual(["POST", "DELETE"]);
});

test("several are ticked by keyboard and as a range, added in one go, and each is sent once", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  await open(page, platform, "&show=not-added");
  await expect(page.getByText(/12 lagt til\./).first()).toBeVisible();
  await press(page, boxes(page).first(), "Space");
  await expect(boxes(page).first()).toBeChecked();
  await boxes(page).nth(4).click({ modifiers: ["Shift"] });
  const add = page.getByRole("button", { name: /^Legg til valgte/ });
  await expect(add).toHaveText("Legg til valgte (5)");
  await add.dblclick();
  await expect(page.getByText("5 lagt til.")).toBeVisible();
  await expect(page.getByText(/146 kunder, 17 lagt til\./).first()).toBeVisible();
  expect(await changes(platform)).toEqual(Array(5).fill("POST"));
  await page.getByRole("link", { name: "Bekreft og lukk" }).click();
  await expect(heading(page, new RegExp(`^${SEEDED.forClients.name}$`))).toBeVisible();
});

test("several are removed after a question, and what is used keeps the focus and the place", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  await open(page, platform, "&show=added");
  await expect(page.getByText(/12 lagt til\./).first()).toBeVisible();
  await page.getByRole("checkbox", { name: "Velg dem som vises og er lagt til (12)" }).click();
  const remove = page.getByRole("button", { name: /^Fjern valgte/ });
  await remove.scrollIntoViewIfNeeded();
  await press(page, remove, "Enter");
  const question = page.getByRole("dialog", { name: "Fjerne 12 kunder?" });
  expect(await changes(platform)).toEqual([]);
  await question.getByRole("button", { name: "Fjern valgte (12)" }).click();
  await expect(page.getByText("12 fjernet.")).toBeVisible();
  await expect(remove).toBeFocused();
  await expect(remove).toHaveText("Fjern valgte (0)");
  await press(page, page.getByRole("button", { name: "Angre" }), "Enter");
  await expect(page.locator("#clients-said")).toHaveText("12 lagt til.");
  await expect(page.locator("#clients-said")).toBeFocused();
});

test("who cannot be added is shown with what is missing, and has no button", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  await open(page, platform, "&show=not-addable");
  const row = clientRow(page, /Mangler alle tilgangspakkene/).first();
  await expect(row).toBeVisible();
  await expect(row.getByRole("button")).toHaveCount(0);
  await expect(row.getByRole("checkbox", { includeHidden: true })).toBeDisabled();
});

test("a list that failed is not an empty one, and nothing is changed before it is known who has been added", async ({
  page,
  platform,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(503);
  await signIn(PEOPLE.clientAdministrator);
  await platform.fault({ ...ON_ADDED, status: 503 });
  await open(page, platform);
  await expect(page.getByText("Vi fikk ikke hentet hvem som er lagt til")).toBeVisible();
  await addButton(clientRow(page, /./).filter({ hasText: /Legg til/ }).first()).dispatchEvent("click");
  expect(await changes(platform)).toEqual([]);
  await platform.clearFaults();
  await platform.fault({ ...ON_CLIENTS, status: 503, times: 1 });
  await page.getByRole("button", { name: "Prøv igjen" }).click();
  await expect(page.getByText("Vi fikk ikke hentet kundene")).toBeVisible();
  await expect(page.getByText("Ingen kunder vises")).toHaveCount(0);
  await page.getByRole("button", { name: "Prøv igjen" }).click();
  await expect(page.getByText(/146 kunder, 12 lagt til\./).first()).toBeVisible();
});

test("a refusal stands in the row of its client, and the others go on", async ({ page, platform, signIn, pageErrors }) => {
  pageErrors.allowStatus(400);
  await signIn(PEOPLE.clientAdministrator);
  await open(page, platform, "&show=not-added");
  await expect(page.getByText(/12 lagt til\./).first()).toBeVisible();
  const refused = { code: "AUTH-00080", type: "urn:altinn:error:AUTH-00080", status: 400, title: "x" };
  await platform.fault({ ...ON_ADD, status: 400, times: 1, body: JSON.stringify(refused), contentType: "application/problem+json" });
  await boxes(page).nth(0).click();
  await boxes(page).nth(1).click();
  await page.getByRole("button", { name: "Legg til valgte (2)" }).click();
  await expect(page.getByText("1 lagt til. 1 ble ikke endret.")).toBeVisible();
  await expect(page.locator(".client-failed")).toHaveCount(1);
  await page.getByRole("button", { name: "Prøv de som feilet" }).click();
  await expect(page.getByText(/2 lagt til\.|1 lagt til\.$/).first()).toBeVisible();
  expect(await changes(platform)).toHaveLength(3);
});

test("the own organisation is added and removed", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.director);
  await open(page, platform);
  const own = page.getByRole("region", { name: "Egen virksomhet" });
  await expect(own.getByText(/er ikke lagt til/)).toBeVisible();
  await own.getByRole("button", { name: "Legg til" }).click();
  await expect(own.getByText(/er lagt til/)).toBeVisible();
  // A second click right after the first would be meant for what stood there before.
  await own.getByRole("button", { name: "Fjern" }).click();
  await expect(own.getByText(/er lagt til/)).toBeVisible();
  await expect(async () => {
    await own.getByRole("button", { name: "Fjern" }).click();
    await expect(own.getByText(/er ikke lagt til/)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(own.getByText(/er ikke lagt til/)).toBeVisible();
  expect(await platform.calls("POST", new RegExp(`${AGENT_API}/.+/self`))).toHaveLength(1);
});

test("clicks while it is being read who is signed in are one click, and undo is one undo", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  await open(page, platform, "&show=not-added");
  await expect(page.getByText(/12 lagt til\./).first()).toBeVisible();
  for (const place of [0, 1, 2]) await boxes(page).nth(place).click();
  await platform.fault({ method: "GET", path: "/profile/api/v1/users/current", delayMs: 400 });
  const add = page.getByRole("button", { name: /^Legg til valgte/ });
  await add.click();
  await add.dispatchEvent("click");
  await expect(page.locator("#clients-said")).toHaveText("3 lagt til.");
  const undo = page.getByRole("button", { name: "Angre" });
  await undo.dblclick({ delay: 5 });
  await expect(page.locator("#clients-said")).toHaveText("3 fjernet.");
  expect(await changes(platform)).toEqual([...Array(3).fill("POST"), ...Array(3).fill("DELETE")]);
  // A row's button that has changed its meaning a moment ago is not clicked again.
  const row = page.getByRole("list", { name: "Kunder" }).getByRole("listitem").first();
  await addButton(row).click();
  await expect(row.getByRole("button", { name: /^Fjern/ })).toBeVisible();
  await row.getByRole("button", { name: /^Fjern/ }).click();
  await expect(page.locator("#clients-said")).toHaveText("1 lagt til.");
  expect((await changes(platform)).filter((method) => method === "DELETE")).toHaveLength(3);
});

test("somebody else signs in while clients are being added: nothing is sent in that name, and it is told", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  await open(page, platform, "&show=not-added");
  await expect(page.getByText(/12 lagt til\./).first()).toBeVisible();
  for (const place of [0, 1, 2, 3, 4, 5, 6, 7]) await boxes(page).nth(place).click();
  await platform.fault({ ...ON_ADD, delayMs: 1200 });
  await page.getByRole("button", { name: /^Legg til valgte/ }).click();
  await expect.poll(() => changes(platform)).toHaveLength(1);
  await signIn(PEOPLE.director);
  await expect(page.getByText("En annen er logget inn nå")).toBeVisible();
  expect(await changes(platform)).toEqual(["POST"]);
});

/** Rows as the platform lists them, for answers that it does not give by itself. */
function client(name: string, number: string, uuid: string, packages = NEEDED, role = "regnskapsforer") {
  const urns = packages.map((name) => `urn:altinn:accesspackage:${name}`);
  const access = [{ role: `urn:altinn:external-role:ccr:${role}`, packages: urns }];
  return { partyUuid: uuid, displayName: name, organizationIdentifier: number, access };
}

const NEEDED = ["regnskapsforer-med-signeringsrettighet", "regnskapsforer-uten-signeringsrettighet", "regnskapsforer-lonn"];
const ASK = client("ASK AS", "315000009", "12f949a0-8f70-5481-990a-614232e9054a");
const BJERK = client("BJERK AS", "315000084", "3893e5c4-f2bc-542a-8468-7766e4a355e3", NEEDED, "revisor");
const GONE = { customerId: "ea6ca447-8ce5-5103-9a98-7364724e2cb4", customerName: null, customerOrganizationNumber: null };

test("all that are shown and all that can be added are two things, and ticks outside a search stay and are told", async ({
  page,
  platform,
  signIn,
}) => {
  await signIn(PEOPLE.clientAdministrator);
  await open(page, platform);
  await expect(page.getByText(/12 lagt til\./).first()).toBeVisible();
  const addable = page.getByRole("button", { name: /^Velg alle som kan legges til \(\d+\)$/ });
  // With nothing searched for they are the same.
  await expect(addable).toHaveCount(0);
  await clientSearch(page).fill("an");
  const count = /\d+/.exec(await addable.innerText())?.[0] ?? "";
  await addable.click();
  await clientSearch(page).fill("");
  await expect(page.getByRole("button", { name: `Legg til valgte (${count})` })).toBeVisible();
  const shown = page.getByRole("checkbox", { name: /^Velg dem som vises og kan legges til \(\d+\)$/ });
  await expect(shown).toBeChecked();
  await boxes(page).and(page.locator(":checked")).first().click();
  await expect(shown).toBeChecked({ indeterminate: true });
  await clientSearch(page).fill("xyz");
  await expect(page.getByText(`${Number(count) - 1} valgt. ${Number(count) - 1} av dem vises ikke nå.`)).toBeVisible();
  await expect(shown).toBeHidden();
  await clientSearch(page).fill("");
  await page.getByLabel("Relasjon").selectOption({ label: "Forretningsfører" });
  await expect(page).toHaveURL(/relation=forretningsforer/);
  await expect(page.getByText(/^\d+ av 146 vises\. 146 kunder/).first()).toBeVisible();
});

test("a page that is left and opened again is as it was, and what was started is carried out and told", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  const party = await platform.partyOf(PEOPLE.clientAdministrator, ACCOUNTANT.number);
  await page.goto(detailsPath(party, SEEDED.forClients.id));
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page.getByText(/12 lagt til\./).first()).toBeVisible();
  await clientSearch(page).fill("a");
  await page.getByLabel("Vis", { exact: true }).selectOption({ label: "Ikke lagt til" });
  for (const place of [0, 1, 2]) await boxes(page).nth(place).click();
  await page.getByRole("link", { name: "Bekreft og lukk" }).click();
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page).toHaveURL(/q=a&show=not-added|show=not-added&q=a/);
  await expect(clientSearch(page)).toHaveValue("a");
  await platform.fault({ ...ON_ADD, delayMs: 1500 });
  await page.getByRole("button", { name: "Legg til valgte (3)" }).click();
  await expect(page.getByText("3 igjen.")).toBeVisible();
  await page.getByRole("link", { name: "Bekreft og lukk" }).click();
  await expect(page.getByText(`${SEEDED.forClients.name}: 3 lagt til.`)).toBeVisible();
  // What is listed here has been read anew.
  await expect(page.getByRole("heading", { name: "Kunder (15)" })).toBeVisible();
  expect(await changes(platform)).toEqual(Array(3).fill("POST"));
});

test("an empty list of added clients is not believed when another list says otherwise", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  await platform.fault({ ...ON_ADDED, ...json([]) });
  await open(page, platform);
  await expect(page.getByText("Vi fikk ikke hentet hvem som er lagt til")).toBeVisible();
  await platform.fault({ ...ON_CONFIRMED, ...json({ links: {}, data: [] }) });
  await page.getByRole("button", { name: "Prøv igjen" }).click();
  await expect(page.getByText(/146 kunder, 0 lagt til\./).first()).toBeVisible();
});

test("a list that stops in the middle shows what came and says that there is more; when it is read again everything is there", async ({
  page,
  platform,
  signIn,
}) => {
  await signIn(PEOPLE.clientAdministrator);
  const body = JSON.stringify([ASK, ASK, BJERK]).slice(0, -20);
  await platform.fault({ ...ON_CLIENTS, status: 200, body, contentType: "application/json", times: 1 });
  await platform.fault({ ...ON_ADDED, ...json([GONE]), times: 1 });
  await open(page, platform);
  // A client that is there twice is one client, and nobody is said to have left.
  await expect(page.getByText("Listen stoppet underveis. 1 kom med; resten mangler her.")).toBeVisible();
  await expect(clientRow(page, "Ask AS")).toHaveCount(1);
  await expect(page.getByText(/ikke kunde lenger/)).toHaveCount(0);
  await page.getByRole("button", { name: "Prøv igjen" }).click();
  await expect(page.getByText(/146 kunder, 12 lagt til\./).first()).toBeVisible();
});

test("who is no client any more is listed by the id and can be removed, and a client that has left while ticked is not sent", async ({
  page,
  platform,
  signIn,
}) => {
  await signIn(PEOPLE.clientAdministrator);
  await platform.fault({ ...ON_CLIENTS, ...json([ASK, BJERK]), times: 1 });
  await platform.fault({ ...ON_ADDED, ...json([GONE]) });
  await open(page, platform);
  const gone = clientRow(page, GONE.customerId);
  await expect(gone).toContainText("Lagt til, men er ikke kunde lenger");
  await boxes(page).nth(0).click();
  await boxes(page).nth(1).click();
  await platform.fault({ ...ON_CLIENTS, ...json([ASK]) });
  await page.getByRole("button", { name: "Hent kundene på nytt" }).click();
  await expect(clientRow(page, "Bjerk AS")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Legg til valgte (1)" })).toBeVisible();
  await gone.getByRole("button", { name: /^Fjern/ }).click();
  await expect(page.getByText("1 fjernet.")).toBeVisible();
  const removed = await platform.calls("DELETE", /\/systemuser\/agent\//);
  expect(removed.map(({ query }) => query)).toEqual([expect.stringContaining(GONE.customerId)]);
});

test("the system user has been deleted in another tab: nothing more is sent, and it is said", async ({ page, context, platform, signIn, pageErrors }) => {
  pageErrors.allowStatus(400);
  pageErrors.allowStatus(404);
  await signIn(PEOPLE.director);
  await open(page, platform);
  await expect(page.getByText(/12 lagt til\./).first()).toBeVisible();
  await page.getByLabel("Vis", { exact: true }).selectOption({ label: "Ikke lagt til" });
  for (const place of [0, 1, 2, 3, 4, 5]) await boxes(page).nth(place).click();
  const other = await context.newPage();
  const party = await platform.partyOf(PEOPLE.director, ACCOUNTANT.number);
  await other.goto(detailsPath(party, SEEDED.forClients.id));
  await deleteQuestion(other).click();
  await deleteDialog(other).getByRole("button", { name: /^Slett/ }).click();
  await expect(deleteDialog(other)).toBeHidden();
  await other.close();
  await page.getByRole("button", { name: "Legg til valgte (6)" }).click();
  await expect(page.getByText("Vi fant ikke tilgangen. Den kan være slettet.")).toBeVisible();
  expect((await changes(platform)).filter((method) => method === "POST").length).toBeLessThan(6);
});

test("the browser's search key leads to the search of a long list once, and then to the browser's own", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  await open(page, platform);
  await expect(page.getByText(/12 lagt til\./).first()).toBeVisible();
  await page.evaluate(() => {
    const prevented: boolean[] = [];
    Object.assign(window, { prevented });
    window.addEventListener("keydown", (event) => prevented.push(event.defaultPrevented));
  });
  await page.keyboard.press("Control+f");
  await expect(clientSearch(page)).toBeFocused();
  await expect(clientSearch(page)).toHaveAccessibleDescription(/nettleserens eget søk finner bare det som er på skjermen/);
  await page.keyboard.press("Control+f");
  const prevented = await page.evaluate(() => (window as unknown as { prevented: boolean[] }).prevented);
  expect(prevented.filter((it) => it)).toHaveLength(1);
});

test("the list is saved as a table that Excel in Norway reads", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  await platform.fault({ ...ON_CLIENTS, ...json([{ ...ASK, displayName: "=ASK;AS" }, BJERK]) });
  await platform.fault({ ...ON_ADDED, ...json([{ customerId: BJERK.partyUuid }]) });
  await open(page, platform);
  await expect(page.getByText(/2 kunder, 1 lagt til\./).first()).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Last ned listen (CSV)" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("kunder.csv");
  const table = await readFile(await saved.path(), "utf8");
  expect(table.split("\r\n")).toEqual([
    "\ufeffNavn;Organisasjonsnummer;Status",
    "\"'=Ask;As\";315000009;Kan legges til",
    "Bjerk AS;315000084;Lagt til",
    "",
  ]);
});
