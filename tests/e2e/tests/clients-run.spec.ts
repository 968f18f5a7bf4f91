// Many clients in one run. Which call goes when, and what is written down of it, is tried natively
// (crates/domain/src/bulk_run, src/bulk/record.rs); here it is seen that browser, platform and pages go together.
import type { Page } from "@playwright/test";
import { AGENT_API, clientsPath, ON_ADD } from "../support/clients.ts";
import { ACCOUNTANT, PEOPLE, type Call, type Platform } from "../support/platform.ts";
import { SEEDED } from "../support/systems.ts";
import { endSession, expect, test } from "../support/test.ts";

const CLIENTS = 900;
const ADDED = 100;

// Whether the own organisation is among them may not be asked by a client administrator.
test.beforeEach(({ pageErrors }) => pageErrors.tolerate(/status of (403|503|401)|ERR_EMPTY_RESPONSE/));

/** Opens the clients, ticks all that can be added, and asks for them. Answers how many. */
async function askForAll(page: Page, platform: Platform): Promise<number> {
  await platform.addClients(ACCOUNTANT.number, SEEDED.forClients.id, CLIENTS, ADDED);
  await open(page, platform);
  await expect(page.getByText(`${ADDED} lagt til.`).first()).toBeVisible();
  const all = page.getByRole("checkbox", { name: /^Velg dem som vises og kan legges til/ });
  await all.click();
  const add = page.getByRole("button", { name: /^Legg til valgte/ });
  const count = Number(/\((\d+)\)/.exec(await add.innerText())?.[1]);
  await add.click();
  await expect(page.getByRole("dialog", { name: `Legge til ${count} kunder?` })).toBeVisible();
  return count;
}

async function open(page: Page, platform: Platform): Promise<void> {
  const party = await platform.partyOf(PEOPLE.clientAdministrator, ACCOUNTANT.number);
  await page.goto(clientsPath(party, SEEDED.forClients.id));
}

function panel(page: Page) {
  return page.getByRole("region", { name: /^(Legger til|Fjerner) kunder$/ });
}

function button(page: Page, name: string) {
  return panel(page).getByRole("button", { name });
}

/** No client got another call after one that went well. */
function expectOnce(calls: Call[]): void {
  const done = new Set<string>();
  for (const { query, status } of calls) {
    expect(done, `${query} was sent again`).not.toContain(query);
    if (status === 200 && query !== null) done.add(query);
  }
}

const adds = (platform: Platform) => platform.calls("POST", new RegExp(`^${AGENT_API}/\\d+/[^/]+$`));

test("paused, reloaded in the middle and gone on with, while calls fail and get lost: each is added once, and the page agrees", async ({
  page,
  platform,
  signIn,
}) => {
  test.setTimeout(180_000);
  await signIn(PEOPLE.clientAdministrator);
  const count = await askForAll(page, platform);
  await platform.fault({ ...ON_ADD, status: 503, probability: 0.1 });
  await platform.fault({ ...ON_ADD, drop: true, probability: 0.01 });
  await platform.fault({ ...ON_ADD, drop: true, afterHandling: true, probability: 0.01 });
  await page.getByRole("button", { name: "Legg til alle" }).click();
  await expect(panel(page).getByText(new RegExp(`^[1-9]\\d+ av ${count} lagt til`))).toBeVisible();
  await button(page, "Pause").click();
  await expect(panel(page).getByText("Satt på pause.")).toBeVisible();
  await button(page, "Fortsett").click();
  await expect(panel(page).getByText(new RegExp(`^[2-9]\\d\\d av ${count} lagt til`))).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(panel(page).getByText("Satt på pause.")).toBeVisible();
  await button(page, "Fortsett").click();
  await expect(panel(page).getByText("Ferdig.")).toBeVisible({ timeout: 120_000 });
  await expect(panel(page).getByText(`${count} av ${count} lagt til.`)).toBeVisible();
  await expect(page.getByText(`${count + ADDED} lagt til.`).first()).toBeVisible();
  expectOnce(await adds(platform));
  await platform.clearFaults();
  await button(page, "Lukk").click();
  await page.reload();
  await expect(page.getByText(`${count + ADDED} lagt til.`).first()).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
});

test("the first one is taken and looked at, then the rest, and all of it is taken back", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  const count = await askForAll(page, platform);
  await page.getByRole("button", { name: "Ta den første, og vent" }).click();
  await expect(panel(page).getByText(`1 av ${count} lagt til.`)).toBeVisible();
  await expect(panel(page).getByText("Satt på pause.")).toBeVisible();
  expect(await adds(platform)).toHaveLength(1);
  await button(page, "Fortsett").click();
  await page.getByRole("link", { name: "Bekreft og lukk" }).click();
  // It goes on when its page is left, and is told.
  await expect(page.getByText(`${SEEDED.forClients.name}: ${count} av ${count} lagt til.`)).toBeVisible({ timeout: 60_000 });
  await page.goBack();
  await button(page, "Angre").click();
  await expect(panel(page).getByText(`${count} av ${count} fjernet.`)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(`${ADDED} lagt til.`).first()).toBeVisible();
});

test("a session that ends makes the run wait, and after login it goes on", async ({ page, context, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  const count = await askForAll(page, platform);
  await page.getByRole("button", { name: "Legg til alle" }).click();
  await expect(panel(page).getByText(new RegExp(`^[1-9]\\d+ av ${count} lagt til`))).toBeVisible();
  await endSession(context);
  await expect(panel(page).getByText(/^Resten venter\./)).toBeVisible();
  await signIn(PEOPLE.clientAdministrator);
  await button(page, "Fortsett").click();
  await expect(panel(page).getByText("Ferdig.")).toBeVisible({ timeout: 60_000 });
  expectOnce(await adds(platform));
});

test("another tab shows that the run goes on elsewhere, and can take it over", async ({ page, context, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  const count = await askForAll(page, platform);
  await platform.fault({ ...ON_ADD, delayMs: 150 });
  await page.getByRole("button", { name: "Legg til alle" }).click();
  await expect(panel(page).getByText(new RegExp(`^\\d+ av ${count} lagt til`))).toBeVisible();
  const other = await context.newPage();
  await open(other, platform);
  await expect(panel(other).getByText("En annen fane holder på med dette.")).toBeVisible();
  await button(other, "Fortsett her").click();
  await expect(panel(page).getByText("En annen fane holder på med dette.")).toBeVisible();
  await platform.clearFaults();
  await button(other, "Fortsett").click();
  await expect(panel(other).getByText("Ferdig.")).toBeVisible({ timeout: 60_000 });
  await expect(other.getByText(`${count + ADDED} lagt til.`).first()).toBeVisible();
  expectOnce(await adds(platform));
});

test("without a database and without locks a run is carried out, and the user is told to leave the page open", async ({ page, platform, signIn }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
    Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
  });
  await signIn(PEOPLE.clientAdministrator);
  await askForAll(page, platform);
  await page.getByRole("button", { name: "Legg til alle" }).click();
  await expect(panel(page).getByText(/^La siden stå åpen/)).toBeVisible();
  await expect(panel(page).getByText("Ferdig.")).toBeVisible({ timeout: 60_000 });
});
