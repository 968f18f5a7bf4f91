// Which states have a picture, and what each is to show.

export interface Picture {
  /** Name of the state (support/states.ts). */
  state: string;
  /** What one is to see on it. */
  shows: string;
  /** A dark one of it too. */
  dark?: true;
}

export interface Chapter {
  title: string;
  pictures: readonly Picture[];
}

function ofKind(kind: string, title: string, pictures: readonly Picture[]): Chapter {
  return { title, pictures: pictures.map((picture) => ({ ...picture, state: `${kind}, ${picture.state}` })) };
}

const ASKED: Picture = { state: "asked", shows: "Waits for an answer, opened by somebody who may decide", dark: true };
const OPEN: Picture = { state: "asked, everything open", shows: "The same, with everything open" };
const MAY_NOT_GIVE: Picture = {
  state: "may not give an item",
  shows: "Something that this reader cannot give: marked, with the reason, before the click",
};
const PASS_ON: Picture = { state: "may only pass on", shows: "Opened by somebody who may only pass it on" };
const APPROVED: Picture = { state: "receipt: approve", shows: "Receipt of an approval", dark: true };
const REJECTED: Picture = { state: "receipt: reject", shows: "Receipt of a no" };
const PASSED_ON: Picture = { state: "receipt: escalate", shows: "Receipt of passing on" };
const REFUSED: Picture = { state: "refused, with a code", shows: "The platform refuses the approval" };
const ACCEPTED: Picture = { state: "accepted", shows: "Opened again after somebody has approved" };

export const CHAPTERS: readonly Chapter[] = [
  ofKind("standard", "Standard request", [
    ASKED,
    OPEN,
    PASS_ON,
    { state: "passed on to the reader", shows: "Somebody has passed it on to this reader" },
    MAY_NOT_GIVE,
    { state: "on its way", shows: "On its way: the shape of the page is there already" },
    { state: "descriptions missing", shows: "What has no description stands there by its id" },
    APPROVED,
    REJECTED,
    PASSED_ON,
    REFUSED,
    { state: "somebody was faster", shows: "Somebody else was faster", dark: true },
    { state: "outcome unknown", shows: "The connection broke, and nobody knows yet whether the answer counts" },
    { state: "the answer got lost, and did not count", shows: "It broke, and the answer did not count" },
    { state: "signed out before the answer", shows: "The session ended before the answer" },
    ACCEPTED,
    { state: "rejected", shows: "Opened again after a no" },
    { state: "denied", shows: "Denied by the platform" },
    { state: "timed out", shows: "Timed out" },
    { state: "past the deadline, still open", shows: "Past the deadline, and the platform still takes answers" },
    { state: "may neither", shows: "Opened by somebody without a relation to the organisation" },
  ]),
  ofKind("agent", "Agent request", [ASKED, OPEN, PASS_ON, APPROVED, REJECTED, PASSED_ON, ACCEPTED]),
  ofKind("change", "Change request", [ASKED, OPEN, MAY_NOT_GIVE, APPROVED, REJECTED, ACCEPTED]),
  {
    title: "System access",
    pictures: [
      { state: "front page", shows: "Front page of somebody who may answer requests", dark: true },
      { state: "front page, a reader", shows: "Front page of somebody who may only read" },
      { state: "overview: rows", shows: "What waits, and what the organisation has given", dark: true },
      { state: "overview: many, with search and filter", shows: "The same of an organisation that has given much" },
      { state: "overview: empty", shows: "Nothing has been given yet" },
      { state: "overview: a reader sees a part", shows: "Opened by somebody who may only read a part" },
      { state: "overview: a part cannot be read", shows: "One of the lists cannot be read" },
      { state: "overview: denied", shows: "Opened by somebody who may see nothing of it" },
      { state: "system user: for the organisation itself", shows: "A system user that acts for the organisation" },
      { state: "system user: for clients, everything open", shows: "One that acts for its clients, with everything open" },
      { state: "clients: added and not added, some ticked", shows: "Its clients: added, ticked and left out", dark: true },
      { state: "clients: cannot be added", shows: "Clients that cannot be added, and what they lack" },
      { state: "clients: none", shows: "No clients: why, and what has to happen" },
      { state: "system user: question before it is deleted", shows: "Before it is deleted", dark: true },
      { state: "system user: deleted", shows: "Receipt of deleting it" },
      { state: "system user: outcome of deleting unknown", shows: "The connection broke, and nobody knows whether it is deleted" },
      { state: "system user: unknown id", shows: "A system user that is not there" },
      { state: "give access: systems to choose", shows: "Systems that can be given access" },
      { state: "give access: question", shows: "What a system would get" },
      { state: "give access: something that the user cannot give", shows: "Something that this user cannot give" },
      { state: "give access: given before", shows: "The organisation has given it access before" },
      { state: "give access: receipt", shows: "Receipt of giving access" },
      { state: "organisation: sub-units, deleted ones and groups to choose among", shows: "Whom one acts for" },
    ],
  },
  {
    title: "Around them",
    pictures: [
      { state: "missing id", shows: "A link without an id" },
      { state: "unknown id", shows: "A link to nothing" },
      { state: "cannot be read: 500", shows: "The platform fails" },
      { state: "cannot be read: the platform is down", shows: "The platform is down" },
      { state: "offline", shows: "No network" },
      { state: "back from login without a session", shows: "Nobody is signed in" },
      { state: "language menu", shows: "Languages" },
      { state: "user's menu", shows: "Who is signed in, colours, the way out", dark: true },
      { state: "front page, nobody signed in", shows: "Front page" },
      { state: "accessibility statement", shows: "Accessibility statement" },
      { state: "not found", shows: "An address that leads nowhere" },
      { state: "boot: its program cannot be fetched", shows: "The app itself could not be fetched" },
      { state: "platform: login page", shows: "Local platform: login" },
      { state: "platform: receipt of the vendor", shows: "Local platform: the vendor's page" },
    ],
  },
];

/** What the file of a picture is called. */
export function fileName(state: string, look: string): string {
  const slug = state.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${slug}-${look}.webp`;
}
