// A request that waits for an answer: what is asked for, and what each reader may do.
import { expect } from "@playwright/test";
import type { ApprovalPage } from "../approval.ts";
import { DAY, PEOPLE } from "../platform.ts";
import { DESCRIPTIONS, MAY_NOT_GIVE, overrideRequest } from "../overrides.ts";
import { readPath, type Kind, type Request } from "../vendor.ts";
import { ALL_KINDS, FORWARDED_KINDS, type Fixtures, type RequestState } from "./state.ts";

/** Longer than anybody looks. */
const LONG = 60_000;

/** What names systems, organisations, packages, services and people. */
const NAMES = [
  ...DESCRIPTIONS,
  "/authentication/api/v1/systemregister/*",
  "/accessmanagement/api/v1/enduser/authorizedparties*",
  "/profile/api/v1/users/current",
];

/** A new request, opened by somebody who may decide. */
export async function openPending(fixtures: Fixtures, kind: Kind, approval: ApprovalPage): Promise<Request> {
  const request = await fixtures.vendor.request(kind);
  await fixtures.signIn(PEOPLE.director);
  await approval.open(request);
  await expect(approval.approve).toBeEnabled();
  return request;
}

async function openAll(approval: ApprovalPage): Promise<void> {
  for (const line of await approval.main.locator("summary").all()) await line.click();
}

export const PENDING: readonly RequestState[] = [
  {
    name: "asked",
    kinds: ALL_KINDS,
    show: async (fixtures, kind, approval) => {
      await openPending(fixtures, kind, approval);
    },
  },
  {
    name: "asked, everything open",
    kinds: ALL_KINDS,
    show: async (fixtures, kind, approval) => {
      await openPending(fixtures, kind, approval);
      await openAll(approval);
      await expect(approval.text(/Id: /).first()).toBeVisible();
    },
  },
  {
    name: "on its way",
    kinds: ALL_KINDS,
    waiting: true,
    show: async ({ platform, signIn, vendor }, kind, approval) => {
      const request = await vendor.request(kind);
      await platform.fault({ method: "GET", path: readPath(request), delayMs: LONG });
      await signIn(PEOPLE.director);
      await approval.open(request);
      await expect(approval.text(/Henter forespørselen/)).toBeAttached();
    },
  },
  {
    name: "descriptions on their way",
    kinds: ALL_KINDS,
    waiting: true,
    show: async (fixtures, kind, approval) => {
      for (const path of DESCRIPTIONS) await fixtures.platform.fault({ method: "GET", path, delayMs: LONG });
      await openPending(fixtures, kind, approval);
      await openAll(approval);
    },
  },
  {
    name: "descriptions missing",
    kinds: ALL_KINDS,
    show: async (fixtures, kind, approval) => {
      for (const path of DESCRIPTIONS) await fixtures.platform.fault({ method: "GET", path, status: 500 });
      await openPending(fixtures, kind, approval);
      await expect(approval.text(/beskrivelsen mangler/).first()).toBeVisible();
      await openAll(approval);
    },
  },
  {
    name: "nothing has a name",
    kinds: ALL_KINDS,
    show: async ({ platform, signIn, vendor }, kind, approval) => {
      const request = await vendor.request(kind);
      for (const path of NAMES) await platform.fault({ method: "GET", path, status: 500 });
      await signIn(PEOPLE.director);
      await approval.open(request);
      await expect(approval.heading(/org\.nr\./)).toBeVisible();
      await expect(approval.approve).toBeEnabled();
    },
  },
  {
    name: "may not give an item",
    // Who approves an agent request need not hold what it asks for.
    kinds: ["standard", "change"],
    show: async ({ platform, signIn, vendor }, kind, approval) => {
      await platform.fault(MAY_NOT_GIVE.package);
      const request = await vendor.request(kind);
      await signIn(PEOPLE.director);
      await approval.open(request);
      await expect(approval.text(/du kan ikke gi dette/)).toBeVisible();
      await openAll(approval);
    },
  },
  {
    name: "may only pass on",
    kinds: FORWARDED_KINDS,
    show: async ({ signIn, vendor }, kind, approval) => {
      const request = await vendor.request(kind);
      await signIn(PEOPLE.employee);
      await approval.open(request);
      await expect(approval.forward).toBeEnabled();
    },
  },
  {
    name: "may neither",
    kinds: ALL_KINDS,
    show: async ({ signIn, vendor }, kind, approval) => {
      const request = await vendor.request(kind);
      await signIn(PEOPLE.stranger);
      await approval.open(request);
      await expect(approval.heading(/Du kan ikke svare på denne forespørselen/)).toBeVisible();
    },
  },
  {
    name: "passed on to the reader",
    kinds: FORWARDED_KINDS,
    show: async ({ signIn, vendor }, kind, approval) => {
      const request = await vendor.request(kind);
      await vendor.decide(request, "escalate", PEOPLE.employee);
      await signIn(PEOPLE.director);
      await approval.open(request);
      await expect(approval.text(/sendt denne videre til dere/)).toBeVisible();
    },
  },
  {
    name: "passed on by the reader, opened again",
    kinds: FORWARDED_KINDS,
    show: async ({ signIn, vendor }, kind, approval) => {
      const request = await vendor.request(kind);
      await vendor.decide(request, "escalate", PEOPLE.employee);
      await signIn(PEOPLE.employee);
      await approval.open(request);
      await expect(approval.heading(approval.messages.forwarded)).toBeVisible();
    },
  },
  {
    name: "past the deadline, still open",
    // A change request does not tell when it was made.
    kinds: FORWARDED_KINDS,
    show: async ({ platform, signIn, vendor }, kind, approval) => {
      const request = await vendor.request(kind);
      const created = new Date(Date.now() - 20 * DAY * 1000).toISOString();
      await overrideRequest(platform, request, { created });
      await signIn(PEOPLE.director);
      await approval.open(request);
      await expect(approval.text(/Fristen er ute/)).toBeVisible();
    },
  },
];
