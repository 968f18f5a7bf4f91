// During and after the answer: receipts, refusals, answers that got lost, and requests that are over.
import { expect } from "@playwright/test";
import { PEOPLE } from "../platform.ts";
import { json, onDecision, onRead, overrideRequest, problem } from "../overrides.ts";
import type { Kind } from "../vendor.ts";
import { ALL_KINDS, FORWARDED_KINDS, type RequestState } from "./state.ts";

/** What a request can have become, and what the page says then. */
const STATUSES = [
  { name: "accepted", kinds: ALL_KINDS, status: "Accepted", heading: /Forespørselen er godkjent/ },
  { name: "rejected", kinds: ["standard"], status: "Rejected", heading: /Forespørselen er ikke godkjent/ },
  { name: "denied", kinds: ["standard"], status: "Denied", heading: /Plattformen har avvist forespørselen/ },
  { name: "timed out", kinds: ["standard"], status: "Timedout", heading: /Fristen for å svare er ute/ },
  { name: "nothing to change", kinds: ["change"], status: "NoChangeNeeded", heading: /Det er ingenting å endre/ },
  {
    name: "of a status that nobody knows",
    kinds: ["standard"],
    status: "Paused",
    heading: /Forespørselen kan ikke besvares/,
  },
] as const satisfies { name: string; kinds: readonly Kind[]; status: string; heading: RegExp }[];

const CLOSED: RequestState[] = STATUSES.map(({ name, kinds, status, heading }) => ({
  name,
  kinds,
  show: async ({ platform, vendor, openRequest }, kind) => {
    const request = await vendor.request(kind);
    await overrideRequest(platform, request, { status });
    const { approval } = await openRequest({ request });
    await expect(approval.heading(heading)).toBeVisible();
    await approval.expectNoDecision();
  },
}));

const RECEIPTS: RequestState[] = (["approve", "reject"] as const).map((decision) => ({
  name: `receipt: ${decision}`,
  kinds: ALL_KINDS,
  differsByKind: decision === "approve",
  show: async ({ openForDecision }, kind) => {
    const { approval } = await openForDecision({ kind });
    await approval[decision].click();
    await expect(approval.backToVendor).toBeVisible();
  },
}));

export const ANSWERED: readonly RequestState[] = [
  ...CLOSED,
  ...RECEIPTS,
  {
    name: "receipt: escalate",
    kinds: FORWARDED_KINDS,
    show: async ({ openRequest }, kind) => {
      const { approval } = await openRequest({ kind, person: PEOPLE.employee });
      await approval.forward.click();
      await expect(approval.heading(approval.messages.forwarded)).toBeVisible();
    },
  },
  {
    name: "the answer is on its way",
    waiting: true,
    show: async ({ platform, openForDecision }, kind) => {
      await platform.fault(onDecision({ delayMs: 60_000 }, "approve", kind));
      const { approval } = await openForDecision({ kind });
      await approval.approve.click();
      await expect(approval.text(/Svaret sendes/)).toBeVisible();
      await approval.expectNothingToSend();
    },
  },
  {
    name: "somebody was faster",
    show: async ({ vendor, openForDecision }, kind) => {
      const { approval, request } = await openForDecision({ kind });
      await vendor.decide(request, "reject");
      await approval.approve.click();
      await expect(approval.text(/Svaret ditt telte ikke/)).toBeVisible();
    },
  },
  {
    name: "refused, with a code",
    show: async ({ platform, openForDecision }, kind) => {
      await platform.fault(onDecision(problem("AUTH-00053"), "approve", kind));
      const { approval } = await openForDecision({ kind });
      await approval.approve.click();
      await expect(approval.text(/Forespørselen ble ikke godkjent/)).toBeVisible();
      await expect(approval.text(/Du har ikke alle tilgangspakkene/).first()).toBeVisible();
    },
  },
  {
    name: "not passed on",
    show: async ({ platform, openRequest }, kind) => {
      await platform.fault(onDecision(json(false), "escalate", kind));
      const { approval } = await openRequest({ kind, person: PEOPLE.employee });
      await approval.forward.click();
      await expect(approval.text(/ble ikke sendt videre/).first()).toBeVisible();
    },
  },
  {
    name: "outcome unknown",
    show: async ({ platform, openForDecision }, kind) => {
      const { approval, request } = await openForDecision({ kind });
      await platform.fault(onDecision({ status: 502 }, "approve", kind));
      await platform.fault(onRead(request, { status: 502 }));
      await approval.approve.click();
      await expect(approval.text(/Vi vet ikke om svaret kom fram/)).toBeVisible();
      await approval.expectNothingToSend();
    },
  },
  {
    name: "the answer got lost, and did not count",
    show: async ({ platform, openForDecision }, kind) => {
      const { approval } = await openForDecision({ kind });
      await platform.fault(onDecision({ status: 502 }, "approve", kind));
      await approval.approve.click();
      await expect(approval.text(/Svaret kom ikke fram/)).toBeVisible();
    },
  },
  {
    name: "the answer got lost, and counted",
    show: async ({ platform, openForDecision }, kind) => {
      const { approval } = await openForDecision({ kind });
      await platform.fault(onDecision({ status: 502, afterHandling: true }, "approve", kind));
      await approval.approve.click();
      await expect(approval.text(/har registrert det du valgte/)).toBeVisible();
    },
  },
  {
    name: "signed out before the answer",
    show: async ({ context, openForDecision }, kind) => {
      const { approval } = await openForDecision({ kind });
      await context.clearCookies();
      await approval.approve.click();
      await expect(approval.text(/Du er logget ut/)).toBeVisible();
    },
  },
];
