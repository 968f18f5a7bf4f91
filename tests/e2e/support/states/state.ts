// What a state of the pages is: a name, and how one gets there.
import { ApprovalPage } from "../approval.ts";
import type { Fixtures } from "../test.ts";
import type { Kind } from "../vendor.ts";

/**
 * How the page gets another language: by the choice in its header; by what the browser asks for and being shown
 * anew; or not at all, because the page has one language.
 */
export type ByLanguage = "header" | "anew" | "none";

/** A state that a user can meet. */
export interface State {
  name: string;
  /** Brings the page into the state, in bokmål, and waits until it is seen. */
  show: (fixtures: Fixtures) => Promise<void>;
  language: ByLanguage;
  /** Something is on its way for as long as one looks. */
  waiting?: boolean;
  /** It is built like the same state of another kind of request, with other texts: for pictures alone. */
  onlyTextsDiffer?: boolean;
}

/** A state of a request. */
export interface RequestState {
  name: string;
  /** The kinds that have a picture of it; a standard request when nothing is said. */
  kinds?: readonly Kind[];
  /** The page of each kind is built differently. */
  differsByKind?: boolean;
  show: (fixtures: Fixtures, kind: Kind, approval: ApprovalPage) => Promise<void>;
  waiting?: boolean;
}

/** The state for each of its kinds. */
export function ofKinds({ name, kinds = ["standard"], show, waiting = false, differsByKind = false }: RequestState): State[] {
  return kinds.map((kind, index) => ({
    name: `${kind}, ${name}`,
    show: (fixtures) => show(fixtures, kind, new ApprovalPage(fixtures.page)),
    language: "header",
    waiting,
    onlyTextsDiffer: index > 0 && !differsByKind,
  }));
}

export const ALL_KINDS: readonly Kind[] = ["standard", "agent", "change"];

/** Who has no role can pass these on; a change request nobody can. */
export const FORWARDED_KINDS: readonly Kind[] = ["standard", "agent"];
