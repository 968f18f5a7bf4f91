// What a state of the pages is: a name, and how one gets there.
import type { BrowserContext, Page } from "@playwright/test";
import { ApprovalPage } from "../approval.ts";
import type { Person, Platform } from "../platform.ts";
import type { Kind, Vendor } from "../vendor.ts";
import type { PageErrors } from "../page-errors.ts";

/** Everything that is needed to bring a page into a state. */
export interface Fixtures {
  page: Page;
  context: BrowserContext;
  platform: Platform;
  vendor: Vendor;
  pageErrors: PageErrors;
  signIn: (person: Person) => Promise<void>;
}

/**
 * How the page gets another language: by the choice in its header; by what the browser asks for, and a reload; by
 * that and being shown anew; or not at all, because the page has one language.
 */
export type ByLanguage = "header" | "reload" | "anew" | "none";

/** A state that a user can meet. */
export interface State {
  name: string;
  /** Brings the page into the state, in bokmål, and waits until it is seen. */
  show: (fixtures: Fixtures) => Promise<void>;
  language: ByLanguage;
  /** Something is on its way for as long as one looks. */
  waiting?: boolean;
}

/** A state of one kind of request. */
export interface RequestState {
  name: string;
  kinds: readonly Kind[];
  show: (fixtures: Fixtures, kind: Kind, approval: ApprovalPage) => Promise<void>;
  waiting?: boolean;
}

/** The state for each of its kinds. */
export function ofKinds({ name, kinds, show, waiting = false }: RequestState): State[] {
  return kinds.map((kind) => ({
    name: `${kind}, ${name}`,
    show: (fixtures) => show(fixtures, kind, new ApprovalPage(fixtures.page)),
    language: "header",
    waiting,
  }));
}

export const ALL_KINDS: readonly Kind[] = ["standard", "agent", "change"];

/** Who has no role can pass these on; a change request nobody can. */
export const FORWARDED_KINDS: readonly Kind[] = ["standard", "agent"];
