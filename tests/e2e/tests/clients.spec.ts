// Clients of a system user: seen, added and removed. What the index, the changes and the words come to is tried
// natively (crates/domain, src/clients); here it is seen that page, address and platform go together.
import type { Page } from "@playwright/test";
import {
  addButton,
  AGENT_API,
  clientRow,
  clientSearch,
  clientsPath,
  ON_ADD,
  ON_ADDED,
  ON_CLIENTS,
} from "../support/clients.ts";
import { press } from "../support/keyboard.ts";
import { heading } from "../support/organisations.ts";
import { ACCOUNTANT, PEOPLE, type Platform } from "../support/platform.ts";
import { SEEDED } from "../support/systems.ts";
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
  const boxes = page.getByRole("checkbox").and(page.locator(":enabled"));
  await press(page, boxes.first(), "Space");
  await expect(boxes.first()).toBeChecked();
  await boxes.nth(4).click({ modifiers: ["Shift"] });
  const add = page.getByRole("button", { name: /^Legg til \d+$/ });
  await expect(add).toHaveText("Legg til 5");
  await add.dblclick();
  await expect(page.getByText("5 lagt til.")).toBeVisible();
  await expect(page.getByText(/146 kunder, 17 lagt til\./).first()).toBeVisible();
  expect(await changes(platform)).toEqual(Array(5).fill("POST"));
  await page.getByRole("link", { name: "Bekreft og lukk" }).click();
  await expect(heading(page, new RegExp(`^${SEEDED.forClients.name}$`))).toBeVisible();
});

test("who cannot be added is shown with what is missing, and has no button", async ({ page, platform, signIn }) => {
  await signIn(PEOPLE.clientAdministrator);
  await open(page, platform, "&show=not-addable");
  const row = clientRow(page, /Mangler Regnskapsfører/).first();
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
  const boxes = page.getByRole("checkbox").and(page.locator(":enabled"));
  await boxes.nth(0).click();
  await boxes.nth(1).click();
  await page.getByRole("button", { name: /^Legg til 2$/ }).click();
  await expect(page.getByText("1 lagt til. 1 gikk ikke.")).toBeVisible();
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
  await own.getByRole("button", { name: "Fjern" }).click();
  await expect(own.getByText(/er ikke lagt til/)).toBeVisible();
  expect(await platform.calls("POST", new RegExp(`${AGENT_API}/.+/self`))).toHaveLength(1);
});
