// System users of an organisation: their overview, the page of one, and giving a system access.
import type { Locator, Page } from "@playwright/test";
import { APP } from "./vendor.ts";

/** A system that a user can choose, and of which no organisation has a system user yet. */
export const SYSTEM = {
  id: "312562154_lonnsmesteren",
  name: "Lønnsmesteren",
  vendor: { number: "312562154", name: /Lønnsmesteren AS/i },
} as const;

/** Seeded system users. */
export const SEEDED = {
  /** Of the customer, for itself. */
  headOffice: { id: "b6c3d1f0-4f3e-4b53-8f6e-2a9f6c0d1e47", name: "SmartCloud hovedkontor", systemId: "991825827_smartcloud" },
  /** Of the accountant, for its clients. */
  forClients: { id: "3d9a7b52-6e1c-4f08-b7d4-c5e2f8a10963", name: "SuperRegnskap" },
} as const;

/** Where the platform takes what is changed, for faults and recorded calls. */
export const SYSTEM_USER_API = "/authentication/api/v1/systemuser";
export const ON_CREATE = { method: "POST", path: `${SYSTEM_USER_API}/*/create` } as const;
/** The list of clients that a system user acts for. */
export const ON_CLIENTS = { method: "GET", path: `${SYSTEM_USER_API}/agent/*/delegations` } as const;
export const ON_DELETE = { method: "DELETE", path: `${SYSTEM_USER_API}/*` } as const;

export function detailsPath(party: string, id: string): string {
  return `${APP}/systemuser/details?party=${party}&id=${id}`;
}

/** Where a system is chosen; with one, what it would get. */
export function createPath(party: string, system?: string): string {
  return `${APP}/systemuser/create?party=${party}${system === undefined ? "" : `&system=${system}`}`;
}

/** A part of a page, by the beginning of its heading. */
export function section(page: Page, name: RegExp): Locator {
  return page.getByRole("region", { name });
}

export const SECTIONS = { pending: /^Venter på svar/, own: /^Egne systemer/, clients: /^Systemer for kunder/ } as const;

/** The clients on the page of a system user. */
export const CLIENTS = /^Kunder( \([\d\s]+\))?$/;

/** The link of a row in a list of system users, requests or systems. */
export function row(within: Page | Locator, name: string | RegExp): Locator {
  return within.getByRole("listitem").getByRole("link", { name });
}

export function search(page: Page): Locator {
  return page.getByRole("searchbox", { name: /^Søk i tilgangene/ });
}

/** The dialog before something is deleted. */
export function deleteDialog(page: Page): Locator {
  return page.getByRole("dialog", { name: /^Slette «.+»\?$/ });
}

export function deleteQuestion(page: Page): Locator {
  return page.getByRole("button", { name: /^Slett tilgangen/ });
}

export function createButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Gi tilgang$/ });
}
