// Every state of the pages that a user can meet, for checks that go over all of them.
import { ANSWERED } from "./states/answered.ts";
import { ASKED } from "./states/asked.ts";
import { OTHERS } from "./states/others.ts";
import { ofKinds, type State } from "./states/state.ts";

export const STATES: readonly State[] = [...[...ASKED, ...ANSWERED].flatMap(ofKinds), ...OTHERS];

export type { State, World } from "./states/state.ts";
