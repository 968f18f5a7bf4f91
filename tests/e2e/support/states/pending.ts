// A request that waits for an answer: what is asked for, and what each reader may do.
import { expect } from "@playwright/test";
import type { ApprovalPage } from "../approval.ts";
import { DAY, PEOPLE } from "../platform.ts";
import { DESCRIPTIONS, MAY_NOT_GIVE, onRead, overrideRequest, systemUsersOfVendor } from "../overrides.ts";
import { ALL_KINDS, FORWARDED_KINDS, type RequestState } from "./state.ts";

/** Longer than anybody looks. */
const LONG = 60_000;

/** What names systems, organisations, packages, services and people. */
const NAMES = [
  ...DESCRIPTIONS,
  "/authentication/api/v1/systemregister/*",
  "/accessmanagement/api/v1/enduser/authorizedparties*",
  "/profile/api/v1/users/current",
];

async function openAll(approval: ApprovalPage): Promise<void> {
  for (const line of await approval.main.locator("summary").all()) await line.click();
}

export const PENDING: readonly RequestState[] = [
  {
    name: "asked",
    kinds: ALL_KINDS,
    show: async ({ openForDecision }, kind) => {
      const { approval } = await openForDecision({ kind });
      const existing = approval.text(/har allerede gitt systemet tilgang/);
      if (kind === "standard") await expect(existing).toBeVisible();
    },
  },
  {
    name: "asked, the vendor's other systems have access",
    show: async ({ platform, openForDecision }) => {
      await platform.fault(systemUsersOfVendor(5));
      const { approval } = await openForDecision();
      await expect(approval.text(/andre systemer fra samme leverandør/)).toBeVisible();
    },
  },
  {
    name: "asked, everything open",
    kinds: ALL_KINDS,
    differsByKind: true,
    show: async ({ openForDecision }, kind) => {
      const { approval } = await openForDecision({ kind });
      // It comes late, and moves what is below it.
      if (kind === "standard") await expect(approval.text(/har allerede gitt systemet tilgang/)).toBeVisible();
      await openAll(approval);
      await expect(approval.text(/Id: /).first()).toBeVisible();
      // The last line takes a moment to open. A change cannot be passed on.
      if (kind !== "change") await expect(approval.button(/^Send videre$/)).toBeInViewport();
    },
  },
  {
    name: "on its way",
    waiting: true,
    show: async ({ platform, vendor, openRequest }, kind) => {
      const request = await vendor.request(kind);
      await platform.fault(onRead(request, { delayMs: LONG }));
      const { approval } = await openRequest({ request });
      await expect(approval.text(/Henter forespørselen/)).toBeAttached();
      await approval.expectNothingToSend();
    },
  },
  {
    name: "descriptions on their way",
    waiting: true,
    show: async ({ platform, openForDecision }, kind) => {
      for (const path of DESCRIPTIONS) await platform.fault({ method: "GET", path, delayMs: LONG });
      const { approval } = await openForDecision({ kind });
      await openAll(approval);
    },
  },
  {
    name: "descriptions missing",
    show: async ({ platform, openForDecision }, kind) => {
      for (const path of DESCRIPTIONS) await platform.fault({ method: "GET", path, status: 500 });
      const { approval } = await openForDecision({ kind });
      await expect(approval.text(/beskrivelsen mangler/).first()).toBeVisible();
      await openAll(approval);
    },
  },
  {
    name: "nothing has a name",
    show: async ({ platform, vendor, openForDecision }, kind) => {
      const request = await vendor.request(kind);
      for (const path of NAMES) await platform.fault({ method: "GET", path, status: 500 });
      const { approval } = await openForDecision({ request });
      await expect(approval.heading(/org\.nr\. 314\s248\s295/)).toBeVisible();
      await expect(approval.main.getByText(/beskrivelsen mangler/)).toHaveCount(2);
    },
  },
  {
    name: "may not give an item",
    // Who approves an agent request need not hold what it asks for.
    kinds: ["standard", "change"],
    show: async ({ platform, openRequest }, kind) => {
      await platform.fault(MAY_NOT_GIVE.package);
      const { approval } = await openRequest({ kind });
      await expect(approval.text(/du kan ikke gi dette/)).toBeVisible();
      await openAll(approval);
    },
  },
  {
    name: "may only pass on",
    kinds: FORWARDED_KINDS,
    show: async ({ openRequest }, kind) => {
      const { approval } = await openRequest({ kind, person: PEOPLE.employee });
      await expect(approval.forward).toBeEnabled();
      // Packages are called by their identifiers until their names are there.
      await expect(approval.main.locator("summary").first()).toContainText(/\d\stjeneste/);
    },
  },
  {
    name: "may neither",
    show: async ({ openRequest }, kind) => {
      const { approval } = await openRequest({ kind, person: PEOPLE.stranger });
      await expect(approval.heading(/Du kan ikke svare på denne forespørselen/)).toBeVisible();
      await expect(approval.text(/AUTH-00066/)).toBeVisible();
      await approval.expectNoDecision();
    },
  },
  {
    name: "passed on to the reader",
    show: async ({ vendor, openRequest }, kind) => {
      const request = await vendor.request(kind);
      await vendor.decide(request, "escalate", PEOPLE.employee);
      const { approval } = await openRequest({ request });
      await expect(approval.text(/sendt denne videre til dere/)).toBeVisible();
    },
  },
  {
    name: "passed on by the reader, opened again",
    show: async ({ vendor, openRequest }, kind) => {
      const request = await vendor.request(kind);
      await vendor.decide(request, "escalate", PEOPLE.employee);
      const { approval } = await openRequest({ request, person: PEOPLE.employee });
      await expect(approval.heading(approval.messages.forwarded)).toBeVisible();
      await approval.expectNoDecision();
    },
  },
  {
    name: "past the deadline, still open",
    show: async ({ platform, vendor, openRequest }, kind) => {
      const request = await vendor.request(kind);
      const created = new Date(Date.now() - 20 * DAY * 1000).toISOString();
      await overrideRequest(platform, request, { created });
      const { approval } = await openRequest({ request });
      await expect(approval.text(/Fristen er ute/)).toBeVisible();
    },
  },
];
