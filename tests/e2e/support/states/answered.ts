// During and after the answer: receipts, refusals, answers that got lost, and requests that are over.
import { expect } from "@playwright/test";
import { PEOPLE, type Decision, type Fault } from "../platform.ts";
import { json, overrideRequest } from "../overrides.ts";
import { decidePattern, readPath, type Kind } from "../vendor.ts";
import { openPending } from "./pending.ts";
import { ALL_KINDS, FORWARDED_KINDS, type RequestState } from "./state.ts";

/** What comes in place of the answer to an approval. */
function approval(kind: Kind, fault: Omit<Fault, "path" | "method">): Fault {
  return { method: "POST", path: decidePattern(kind, "approve"), ...fault };
}

/** A problem with this code. */
export function problem(code: string, status = 400): Omit<Fault, "path"> {
  const body = JSON.stringify({ title: "Nope", status, code, traceId: "00-abc-def-01" });
  return { status, body, contentType: "application/problem+json" };
}

const STATUSES = [
  { name: "accepted", status: "Accepted", heading: /Forespørselen er godkjent/ },
  { name: "rejected", status: "Rejected", heading: /Forespørselen er ikke godkjent/ },
  { name: "denied", status: "Denied", heading: /Plattformen har avvist forespørselen/ },
  { name: "timed out", status: "Timedout", heading: /Fristen for å svare er ute/ },
  { name: "of a status that nobody knows", status: "Paused", heading: /Forespørselen kan ikke besvares/ },
] as const;

const CLOSED: RequestState[] = STATUSES.map(({ name, status, heading }) => ({
  name,
  kinds: ALL_KINDS,
  show: async ({ platform, signIn, vendor }, kind, page) => {
    const request = await vendor.request(kind);
    await overrideRequest(platform, request, { status });
    await signIn(PEOPLE.director);
    await page.open(request);
    await expect(page.heading(heading)).toBeVisible();
  },
}));

const RECEIPTS: RequestState[] = (["approve", "reject"] as const).map((decision) => ({
  name: `receipt: ${decision}`,
  kinds: ALL_KINDS,
  show: async (fixtures, kind, page) => {
    await openPending(fixtures, kind, page);
    await page[decision].click();
    await expect(page.backToVendor).toBeVisible();
  },
}));

/** The state after somebody else's decision, met by a click. */
async function decideMeanwhile(decision: Decision, ...[fixtures, kind, page]: Parameters<RequestState["show"]>) {
  const request = await openPending(fixtures, kind, page);
  await fixtures.vendor.decide(request, decision);
  await page.approve.click();
  await expect(page.text(/Svaret ditt telte ikke/)).toBeVisible();
}

export const ANSWERED: readonly RequestState[] = [
  ...CLOSED,
  {
    name: "nothing to change",
    kinds: ["change"],
    show: async ({ platform, signIn, vendor }, kind, page) => {
      const request = await vendor.request(kind);
      await overrideRequest(platform, request, { status: "NoChangeNeeded" });
      await signIn(PEOPLE.director);
      await page.open(request);
      await expect(page.heading(/Det er ingenting å endre/)).toBeVisible();
    },
  },
  ...RECEIPTS,
  {
    name: "receipt: escalate",
    kinds: FORWARDED_KINDS,
    show: async ({ signIn, vendor }, kind, page) => {
      const request = await vendor.request(kind);
      await signIn(PEOPLE.employee);
      await page.open(request);
      await page.forward.click();
      await expect(page.heading(page.messages.forwarded)).toBeVisible();
    },
  },
  {
    name: "the answer is on its way",
    kinds: ALL_KINDS,
    waiting: true,
    show: async (fixtures, kind, page) => {
      await fixtures.platform.fault(approval(kind, { delayMs: 60_000 }));
      await openPending(fixtures, kind, page);
      await page.approve.click();
      await expect(page.text(/Svaret sendes/)).toBeVisible();
    },
  },
  {
    name: "somebody was faster",
    kinds: ALL_KINDS,
    show: (...args) => decideMeanwhile("reject", ...args),
  },
  {
    name: "refused, with a code",
    kinds: ALL_KINDS,
    show: async (fixtures, kind, page) => {
      await fixtures.platform.fault(approval(kind, problem("AUTH-00053")));
      await openPending(fixtures, kind, page);
      await page.approve.click();
      await expect(page.text(/Forespørselen ble ikke godkjent/)).toBeVisible();
    },
  },
  {
    name: "refused, nobody knows why",
    kinds: ALL_KINDS,
    show: async (fixtures, kind, page) => {
      await fixtures.platform.fault(approval(kind, problem("AUTH-99999")));
      await openPending(fixtures, kind, page);
      await page.approve.click();
      await expect(page.text(/Forespørselen ble ikke godkjent/)).toBeVisible();
    },
  },
  {
    name: "not passed on",
    kinds: FORWARDED_KINDS,
    show: async ({ platform, signIn, vendor }, kind, page) => {
      const request = await vendor.request(kind);
      await platform.fault({ method: "POST", path: decidePattern(kind, "escalate"), ...json(false) });
      await signIn(PEOPLE.employee);
      await page.open(request);
      await page.forward.click();
      await expect(page.text(/ble ikke sendt videre/).first()).toBeVisible();
    },
  },
  {
    name: "outcome unknown",
    kinds: ALL_KINDS,
    show: async (fixtures, kind, page) => {
      const request = await openPending(fixtures, kind, page);
      await fixtures.platform.fault(approval(kind, { status: 502 }));
      await fixtures.platform.fault({ method: "GET", path: readPath(request), status: 502 });
      await page.approve.click();
      await expect(page.text(/Vi vet ikke om svaret kom fram/)).toBeVisible();
    },
  },
  {
    name: "the answer got lost, and did not count",
    kinds: ALL_KINDS,
    show: async (fixtures, kind, page) => {
      await openPending(fixtures, kind, page);
      await fixtures.platform.fault(approval(kind, { status: 502 }));
      await page.approve.click();
      await expect(page.text(/Svaret kom ikke fram/)).toBeVisible();
    },
  },
  {
    name: "the answer got lost, and counted",
    kinds: ALL_KINDS,
    show: async (fixtures, kind, page) => {
      await openPending(fixtures, kind, page);
      await fixtures.platform.fault(approval(kind, { status: 502, afterHandling: true }));
      await page.approve.click();
      await expect(page.text(/har registrert det du valgte/)).toBeVisible();
    },
  },
  {
    name: "signed out before the answer",
    kinds: ALL_KINDS,
    show: async (fixtures, kind, page) => {
      await openPending(fixtures, kind, page);
      await fixtures.context.clearCookies();
      await page.approve.click();
      await expect(page.text(/Du er logget ut/)).toBeVisible();
    },
  },
];
