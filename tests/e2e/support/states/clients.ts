// The page of clients of a system user.
import { expect, type Page } from "@playwright/test";
import { addButton, clientRow, clientsPath, ON_ADD, ON_ADDED, ON_CLIENTS, ON_CONFIRMED } from "../clients.ts";
import { json, problem } from "../overrides.ts";
import { ACCOUNTANT, CUSTOMER, PEOPLE, type Person, type Platform } from "../platform.ts";
import { SEEDED } from "../systems.ts";
import type { State } from "./state.ts";

interface Visit {
  person?: Person;
  number?: string;
  id?: string;
  query?: string;
  before?: (platform: Platform) => Promise<unknown>;
  seen: (page: Page) => Promise<unknown>;
}

function clients(name: string, visit: Visit): State {
  const { person = PEOPLE.director, number = ACCOUNTANT.number, id = SEEDED.forClients.id, query = "", before, seen } = visit;
  return {
    name: `clients: ${name}`,
    language: "header",
    show: async ({ page, platform, signIn }) => {
      const party = await platform.partyOf(PEOPLE.director, number);
      await before?.(platform);
      await signIn(person);
      await page.goto(clientsPath(party, id, query));
      await seen(page);
    },
  };
}

function text(page: Page, says: RegExp) {
  return expect(page.getByRole("main").getByText(says).first()).toBeVisible();
}

const counts = (page: Page) => text(page, /146 kunder, 12 lagt til/);

export const CLIENTS_STATES: readonly State[] = [
  clients("added and not added, some ticked", {
    // A list that fits on the screen: each of its rows is gone through by keyboard.
    query: "&q=an",
    seen: async (page) => {
      await counts(page);
      await page.locator("input[type=checkbox]:enabled").first().click();
    },
  }),
  clients("cannot be added", {
    query: "&show=not-addable&q=an",
    seen: (page) => text(page, /Mangler/),
  }),
  clients("nothing found", {
    query: "&q=finnes-ikke",
    seen: (page) => text(page, /Ingen kunder passer med søket/),
  }),
  clients("none", {
    before: async (platform) => {
      await platform.fault({ ...ON_CLIENTS, ...json([]) });
      await platform.fault({ ...ON_ADDED, ...json([]) });
      await platform.fault({ ...ON_CONFIRMED, ...json({ links: {}, data: [] }) });
    },
    seen: (page) => text(page, /Ingen kunder vises/),
  }),
  clients("question before a run", {
    query: "&q=3150000",
    before: (platform) => platform.addClients(ACCOUNTANT.number, SEEDED.forClients.id, 600, 100),
    seen: async (page) => {
      await page.getByRole("button", { name: /^Velg alle som kan legges til/ }).click();
      await page.getByRole("button", { name: /^Legg til valgte/ }).click();
      await expect(page.getByRole("dialog", { name: /^Legge til \d+ kunder\?$/ })).toBeVisible();
    },
  }),
  clients("a run that waits for the session", {
    query: "&q=3150000",
    before: async (platform) => {
      await platform.addClients(ACCOUNTANT.number, SEEDED.forClients.id, 600, 100);
      await platform.fault({ ...ON_ADD, status: 403 });
    },
    seen: async (page) => {
      await page.getByRole("button", { name: /^Velg alle som kan legges til/ }).click();
      await page.getByRole("button", { name: /^Legg til valgte/ }).click();
      await page.getByRole("button", { name: "Legg til alle" }).click();
      await text(page, /^Resten venter\./);
    },
  }),
  clients("a run that is over, with failures", {
    query: "&q=3150000",
    before: async (platform) => {
      await platform.addClients(ACCOUNTANT.number, SEEDED.forClients.id, 600, 100);
      await platform.fault({ ...ON_ADD, ...problem("AUTH-00079") });
    },
    seen: async (page) => {
      await page.getByRole("button", { name: /^Velg alle som kan legges til/ }).click();
      await page.getByRole("button", { name: /^Legg til valgte/ }).click();
      await page.getByRole("button", { name: "Legg til alle" }).click();
      await text(page, /^Den første gikk ikke/);
      await page.getByRole("button", { name: "Stopp" }).click();
      await text(page, /^Ferdig\./);
    },
  }),
  clients("none that can be added, and one that has left", {
    before: async (platform) => {
      const client = { partyUuid: "12f949a0-8f70-5481-990a-614232e9054a", displayName: "ASK AS", organizationIdentifier: "315000009", access: [] };
      const left = { customerId: "ea6ca447-8ce5-5103-9a98-7364724e2cb4" };
      await platform.fault({ ...ON_CLIENTS, ...json([client]), times: 2 });
      await platform.fault({ ...ON_ADDED, ...json([]), times: 1 });
      await platform.fault({ ...ON_ADDED, ...json([left]) });
      await platform.fault({ ...ON_CONFIRMED, ...json({ links: {}, data: [] }) });
    },
    seen: async (page) => {
      await text(page, /Ingen av kundene kan legges til/);
      await page.getByRole("button", { name: "Hent kundene på nytt" }).click();
      await text(page, /ikke kunde lenger/);
    },
  }),
  clients("list of clients stops in the middle", {
    before: (platform) => platform.fault({ ...ON_CLIENTS, status: 200, contentType: "application/json", body: "[" }),
    query: "&q=finnes-ikke",
    seen: (page) => text(page, /Vi fikk ikke hentet kundene/),
  }),
  clients("list of clients cannot be read", {
    query: "&q=finnes-ikke",
    before: (platform) => platform.fault({ ...ON_CLIENTS, status: 500 }),
    seen: (page) => text(page, /Vi fikk ikke hentet kundene/),
  }),
  clients("it is not known who has been added", {
    query: "&q=an",
    before: (platform) => platform.fault({ ...ON_ADDED, status: 500 }),
    seen: async (page) => {
      await text(page, /Vi fikk ikke hentet hvem som er lagt til/);
      await expect(addButton(clientRow(page, /./)).first()).toHaveAttribute("aria-disabled", "true");
    },
  }),
  clients("denied", {
    query: "&q=finnes-ikke",
    before: (platform) => platform.fault({ ...ON_CLIENTS, status: 403 }),
    seen: (page) => text(page, /Du kan ikke se kundene/),
  }),
  clients("of the organisation itself", {
    number: CUSTOMER.number,
    id: SEEDED.headOffice.id,
    seen: (page) => text(page, /så den har ingen kunder/),
  }),
  clients("unknown id", {
    id: "00000000-0000-4000-8000-000000000000",
    seen: (page) => text(page, /Vi fant ikke tilgangen/),
  }),
];
