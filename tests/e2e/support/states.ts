// Every state of the pages that a user can meet, for checks that go over all of them.
import { ANSWERED } from "./states/answered.ts";
import { CLIENTS_STATES } from "./states/clients.ts";
import { PENDING } from "./states/pending.ts";
import { ORGANISATIONS } from "./states/organisations.ts";
import { OTHERS } from "./states/others.ts";
import { SYSTEMS } from "./states/systems.ts";
import { ofKinds, type State } from "./states/state.ts";

/** With a picture of each. */
export const STATES: readonly State[] = [
  ...[...PENDING, ...ANSWERED].flatMap(ofKinds),
  ...OTHERS,
  ...ORGANISATIONS,
  ...SYSTEMS,
  ...CLIENTS_STATES,
];

/** Without those that differ from another one in their texts alone. */
export const EACH_STATE_ONCE = STATES.filter(({ onlyTextsDiffer }) => !onlyTextsDiffer);

export type { State } from "./states/state.ts";
