// Every state of the pages that a user can meet, for checks that go over all of them.
import { ANSWERED } from "./states/answered.ts";
import { PENDING } from "./states/pending.ts";
import { OTHERS } from "./states/others.ts";
import { ofKinds, type State } from "./states/state.ts";

export const STATES: readonly State[] = [...[...PENDING, ...ANSWERED].flatMap(ofKinds), ...OTHERS];

export type { Fixtures, State } from "./states/state.ts";
