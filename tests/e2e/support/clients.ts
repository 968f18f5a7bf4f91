// The page of clients as its user meets it.
import type { Locator, Page } from "@playwright/test";
import { APP } from "./vendor.ts";

/** Where clients are added, removed and listed, for faults and recorded calls. */
export const AGENT_API = "/authentication/api/v1/systemuser/agent";
export const ON_CLIENTS = { method: "GET", path: `${AGENT_API}/*/clients*` } as const;
export const ON_ADDED = { method: "GET", path: `${AGENT_API}/*/delegations` } as const;
export const ON_ADD = { method: "POST", path: `${AGENT_API}/*` } as const;
export const ON_CONFIRMED = {
  method: "GET",
  path: "/accessmanagement/api/v2/enduser/clientdelegations/agents/accesspackages",
} as const;

export function clientsPath(party: string, systemUser: string, query = ""): string {
  return `${APP}/systemuser/clients?party=${party}&id=${systemUser}${query}`;
}

export function clientSearch(page: Page): Locator {
  return page.getByRole("searchbox", { name: "Søk etter kunder" });
}

/** Rows whose text fits. */
export function clientRow(page: Page, text: RegExp | string): Locator {
  return page.getByRole("list", { name: "Kunder" }).getByRole("listitem").filter({ hasText: text });
}

/** The boxes of rows that can be ticked. */
export function boxes(page: Page): Locator {
  return page.getByRole("list", { name: "Kunder" }).getByRole("checkbox").and(page.locator(":enabled"));
}

export function addButton(row: Locator): Locator {
  return row.getByRole("button", { name: /^Legg til/ });
}

