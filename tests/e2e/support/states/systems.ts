// System users of an organisation: their overview, the page of one, giving a system access, and the front page, which
// leads there.
import { expect, type Page } from "@playwright/test";
import { heading, overviewPath } from "../organisations.ts";
import { json } from "../overrides.ts";
import { ACCOUNTANT, AUDITOR, CUSTOMER, PEOPLE, type Fault, type Person, type Platform } from "../platform.ts";
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
} from "../systems.ts";
import { APP } from "../vendor.ts";
import type { State } from "./state.ts";

/** Longer than anybody looks. */
const LONG = 60_000;

const UNKNOWN = "00000000-0000-4000-8000-000000000000";

interface Visit {
  /** The director, when nothing is said. */
  person?: Person;
  /** Number of the organisation; the customer's, when nothing is said. */
  number?: string;
  /** The page of this party. */
  path: (party: string) => string;
  /** What the platform is told before. */
  before?: (platform: Platform) => Promise<unknown>;
  /** Waits until the state is seen. */
  seen: (page: Page, platform: Platform) => Promise<unknown>;
  waiting?: boolean;
}

function visit(name: string, { person = PEOPLE.director, number = CUSTOMER.number, path, before, seen, waiting = false }: Visit): State {
  return {
    name,
    language: "header",
    waiting,
    show: async ({ page, platform, signIn }) => {
      const party = await platform.partyOf(person.userId === PEOPLE.employee.userId ? PEOPLE.director : person, number);
      await before?.(platform);
      await signIn(person);
      await page.goto(path(party));
      await seen(page, platform);
      // The names of vendors come late.
      await expect(page.locator(".systems-row-facts", { hasText: /(^|· )\d{3}\s\d{3}\s\d{3}/ })).toHaveCount(0);
    },
  };
}

function overview(name: string, state: Omit<Visit, "path">): State {
  return visit(`overview: ${name}`, { path: overviewPath, ...state });
}

/** The page of the customer's own system user. */
function details(name: string, state: Omit<Visit, "path"> & Partial<Pick<Visit, "path">>): State {
  return visit(`system user: ${name}`, { path: (party) => detailsPath(party, SEEDED.headOffice.id), ...state });
}

/** The page of the accountant's system user for clients. */
function detailsForClients(name: string, state: Omit<Visit, "path" | "number">): State {
  return details(`for clients, ${name}`, {
    number: ACCOUNTANT.number,
    path: (party) => detailsPath(party, SEEDED.forClients.id),
    ...state,
  });
}

function create(name: string, system: string | undefined, state: Omit<Visit, "path">): State {
  return visit(`give access: ${name}`, { path: (party) => createPath(party, system), ...state });
}

function start(name: string, state: Omit<Visit, "path">): State {
  return visit(`front page${name}`, { path: (party) => `${APP}/?party=${party}`, ...state });
}

function text(page: Page, says: RegExp) {
  return expect(page.getByRole("main").getByText(says).first()).toBeVisible();
}

async function openDialog(page: Page): Promise<void> {
  await deleteQuestion(page).click();
  await expect(deleteDialog(page)).toBeVisible();
}

async function deleteNow(page: Page): Promise<void> {
  await openDialog(page);
  await deleteDialog(page).getByRole("button", { name: "Slett", exact: true }).click();
}

const CANNOT: Omit<Fault, "path"> = { method: "GET", status: 503, retryAfter: 60 };

export const SYSTEMS: readonly State[] = [
  overview("rows", {
    seen: async (page) => {
      await expect(row(section(page, SECTIONS.pending), "SmartCloud")).toBeVisible();
      await expect(row(section(page, SECTIONS.own), SEEDED.headOffice.name)).toBeVisible();
    },
  }),
  overview("empty", {
    number: AUDITOR.number,
    seen: async (page) => {
      await text(page, /Ingen systemer har tilgang ennå/);
      await text(page, /Ingen systemer har tilgang for kunder/);
    },
  }),
  overview("many, with search and filter", {
    number: ACCOUNTANT.number,
    before: (platform) => platform.addSystemUsers(24),
    seen: async (page) => {
      await search(page).fill("lønn");
      await expect(page.getByText(/^\d+ av \d+ vises\.$/).first()).toBeVisible();
      // Names of vendors come one after the other, and change their order.
      await expect(page.getByRole("option", { name: /^\d/ })).toHaveCount(0);
    },
  }),
  overview("a reader sees a part", {
    person: PEOPLE.reader,
    seen: async (page) => {
      await expect(row(page, SEEDED.headOffice.name)).toBeVisible();
      await text(page, /^Du ser ikke forespørsler som venter/);
    },
  }),
  overview("denied", { person: PEOPLE.employee, seen: (page) => text(page, /Du har ikke tilgang til denne siden/) }),
  overview("a part cannot be read", {
    before: (platform) => platform.fault({ ...CANNOT, path: `${SYSTEM_USER_API}/agent/*` }),
    seen: async (page) => {
      await text(page, /Dette fikk vi ikke hentet/);
      await expect(row(page, SEEDED.headOffice.name)).toBeVisible();
    },
  }),
  overview("on its way", {
    waiting: true,
    before: (platform) => platform.fault({ method: "GET", path: `${SYSTEM_USER_API}/*`, delayMs: LONG }),
    seen: async (page) => {
      await expect(heading(page, /^Systemtilganger$/)).toBeVisible();
      // The organisation is known: the way to another one is there.
      await expect(page.getByRole("link", { name: "Bytt virksomhet" })).toBeVisible();
    },
  }),
  details("for the organisation itself", {
    seen: async (page) => {
      await text(page, /Krav og betalinger/);
      await expect(deleteQuestion(page)).toBeVisible();
    },
  }),
  detailsForClients("everything open", {
    seen: async (page) => {
      await expect(deleteQuestion(page)).toBeVisible();
      await expect(section(page, CLIENTS).getByRole("listitem")).toHaveCount(12);
      for (const line of await page.getByRole("main").locator("summary").all()) await line.click();
      await text(page, /Id: /);
    },
  }),
  detailsForClients("no clients shown", {
    before: (platform) => platform.fault({ ...ON_CLIENTS, ...json([]) }),
    seen: (page) => text(page, /^Ingen kunder vises\. Trolig er ingen lagt til ennå/),
  }),
  detailsForClients("their list cannot be read", {
    before: (platform) => platform.fault({ ...CANNOT, ...ON_CLIENTS }),
    seen: async (page) => {
      await expect(deleteQuestion(page)).toBeVisible();
      await text(page, /^Kunder: Dette fikk vi ikke hentet$/);
    },
  }),
  detailsForClients("question before it is deleted", {
    seen: async (page) => {
      await openDialog(page);
      await expect(deleteDialog(page)).toContainText(/mister straks tilgangen til 12\skunder/);
    },
  }),
  details("may not be deleted by a reader", {
    person: PEOPLE.reader,
    seen: (page) => text(page, /^Du kan se tilgangen, men ikke slette den/),
  }),
  details("question before it is deleted", {
    seen: async (page) => {
      await openDialog(page);
      await expect(deleteDialog(page).getByText(/Dette kan ikke angres/)).toBeVisible();
    },
  }),
  details("outcome of deleting unknown", {
    seen: async (page, platform) => {
      await expect(deleteQuestion(page)).toBeVisible();
      await platform.fault({ ...ON_DELETE, drop: true });
      await platform.fault({ ...CANNOT, path: `${SYSTEM_USER_API}/*` });
      await deleteNow(page);
      await expect(deleteDialog(page).getByText(/Vi vet ikke hvordan det gikk/)).toBeVisible();
    },
  }),
  // Of the other kind than the walk in system-users.spec.ts, for each is deleted by a call of its own.
  details("deleted", {
    number: ACCOUNTANT.number,
    path: (party) => detailsPath(party, SEEDED.forClients.id),
    seen: async (page) => {
      await deleteNow(page);
      await expect(heading(page, /^«SuperRegnskap» er slettet$/)).toBeVisible();
    },
  }),
  details("malformed id", {
    path: (party) => detailsPath(party, "505f8488-3d48"),
    seen: (page) => text(page, /Adressen er skrevet feil eller kuttet av/),
  }),
  details("unknown id", {
    path: (party) => detailsPath(party, UNKNOWN),
    seen: async (page) => {
      await expect(heading(page, /^Vi finner ikke systemtilgangen$/)).toBeVisible();
      await text(page, /Virksomheten har ingen systemtilgang med denne adressen/);
    },
  }),
  details("of an organisation that is not the user's", {
    person: PEOPLE.clientAdministrator,
    number: ACCOUNTANT.number,
    path: () => detailsPath(UNKNOWN, SEEDED.headOffice.id),
    seen: (page) => expect(heading(page, /^Du kan ikke handle for virksomheten$/)).toBeVisible(),
  }),
  details("cannot be read", {
    before: (platform) => platform.fault({ ...CANNOT, path: `${SYSTEM_USER_API}/*/${SEEDED.headOffice.id}` }),
    seen: (page) => expect(heading(page, /^Vi fikk ikke hentet dette$/)).toBeVisible(),
  }),
  details("descriptions missing", {
    before: (platform) => platform.fault({ method: "GET", path: "/resourceregistry/api/v1/resource/*", status: 500 }),
    seen: (page) => text(page, /beskrivelsen mangler/),
  }),
  create("systems to choose", undefined, {
    seen: (page) => expect(row(page, SYSTEM.name)).toBeVisible(),
  }),
  create("nothing to choose", undefined, {
    before: (platform) => platform.fault({ method: "GET", path: "/authentication/api/v1/systemregister", ...json([]) }),
    seen: (page) => text(page, /Ingen leverandører har lagt ut systemer/),
  }),
  create("question", SYSTEM.id, { seen: (page) => expect(createButton(page)).toBeEnabled() }),
  create("something that the user cannot give", "312327678_helsemelderen", {
    seen: async (page) => {
      await text(page, /^du kan ikke gi dette$/);
      await expect(createButton(page)).toHaveAttribute("aria-disabled", "true");
    },
  }),
  create("given before", "991825827_smartcloud", {
    seen: (page) => text(page, /har allerede gitt systemet tilgang/),
  }),
  create("by request only", "312605031_SuperRegnskap", {
    seen: (page) => text(page, /Dette systemet kan du ikke gi tilgang selv/),
  }),
  create("may not be given by a reader", SYSTEM.id, {
    person: PEOPLE.reader,
    seen: (page) => text(page, /^Du kan ikke gi systemer tilgang for virksomheten/),
  }),
  create("no such system", "312562154_finnes_ikke", {
    seen: (page) => expect(heading(page, /^Vi finner ikke systemet$/)).toBeVisible(),
  }),
  create("refused", SYSTEM.id, {
    before: (platform) => platform.fault({ ...ON_CREATE, status: 400 }),
    seen: async (page) => {
      await createButton(page).click();
      await text(page, /^Systemet fikk ikke tilgang$/);
    },
  }),
  create("receipt", SYSTEM.id, {
    seen: async (page) => {
      await createButton(page).click();
      await expect(heading(page, /^«Lønnsmesteren» har fått tilgang/)).toBeVisible();
    },
  }),
  start("", { seen: (page) => expect(page.getByRole("link", { name: /Venter på svar 1 å svare på/ })).toBeVisible() }),
  start(", a reader", {
    person: PEOPLE.reader,
    seen: (page) => expect(page.getByRole("link", { name: /^Systemtilganger/ })).toBeVisible(),
  }),
  start(", nothing to do", {
    person: PEOPLE.employee,
    seen: (page) => text(page, /Du har ingen oppgaver for denne virksomheten her/),
  }),
];
