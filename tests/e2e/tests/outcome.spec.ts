// After an unknown outcome the true status is read before anything else; a refusal explains itself.
import type { Page } from "@playwright/test";
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE, type Fault } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { decidePattern, readPath } from "../support/vendor.ts";

/**
 * Counts the decisions that the page sends. The platform may see more: Chromium itself repeats a call whose
 * connection was closed before any answer, on each connection that it had kept open.
 */
function countDecisions(page: Page): () => number {
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/approve")) sent += 1;
  });
  return () => sent;
}

const APPROVE = { method: "POST", path: decidePattern("standard", "approve") };
const HTML = "<!doctype html><title>502</title><h1>Bad gateway</h1>";

interface Case {
  name: string;
  fault: Omit<Fault, "path">;
  /** What the browser itself says about the call. */
  console?: number | "broken";
}

/** The decision was carried out, and its answer got lost. */
const CARRIED_OUT: Case[] = [
  { name: "the connection breaks", fault: { drop: true }, console: "broken" },
  { name: "500", fault: { status: 500 }, console: 500 },
  { name: "503", fault: { status: 503, retryAfter: 2 }, console: 503 },
  { name: "an empty body", fault: { status: 200, body: "" } },
  { name: "HTML", fault: { status: 200, body: HTML, contentType: "text/html" } },
  { name: "truncated JSON", fault: { status: 200, body: "tru", contentType: "application/json" } },
];

for (const { name, fault, console } of CARRIED_OUT) {
  test(`carried out, then ${name}: the receipt, after reading the status`, async ({
    page,
    platform,
    vendor,
    signIn,
    pageErrors,
  }) => {
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.openForDecision(request);
    const sent = countDecisions(page);
    await platform.fault({ ...APPROVE, ...fault, afterHandling: true });
    await approval.approve.click();
    await expect(approval.heading(approval.messages.approved)).toBeVisible();
    await expect(approval.text(/har registrert det du valgte/)).toBeVisible();
    expect(await vendor.status(request)).toBe("Accepted");
    expect(sent()).toBe(1);
    expect(await platform.nextCall("POST", /\/approve$/)).toBe(`GET ${readPath(request)}`);
    if (console === "broken") pageErrors.allowBrokenConnection();
    else if (console !== undefined) pageErrors.allowStatus(console);
  });
}

test("a decision that the browser itself has repeated is not taken for somebody else's", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.tolerate(/^error: Failed to load resource/);
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  // The first call counts and loses its answer; Chromium repeats it, and the repeat meets 409.
  await platform.fault({ ...APPROVE, drop: true, afterHandling: true, times: 1 });
  await approval.approve.click();
  await expect(page.getByRole("heading", { name: /er godkjent|har fått tilgang/ })).toBeVisible();
  await expect(approval.text(/telte ikke/)).toHaveCount(0);
  await approval.expectNoDecision();
  await approval.expectWayOn();
  expect(await vendor.status(request)).toBe("Accepted");
});

const NOT_CARRIED_OUT: Case[] = [
  { name: "the connection breaks", fault: { drop: true }, console: "broken" },
  { name: "500", fault: { status: 500 }, console: 500 },
  { name: "503", fault: { status: 503, retryAfter: 2 }, console: 503 },
  { name: "an empty body", fault: { status: 200, body: "" } },
  { name: "HTML", fault: { status: 200, body: HTML, contentType: "text/html" } },
];

for (const { name, fault, console } of NOT_CARRIED_OUT) {
  test(`not carried out, and ${name}: the page says that it did not count`, async ({
    page,
    platform,
    vendor,
    signIn,
    pageErrors,
  }) => {
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.openForDecision(request);
    await platform.fault({ ...APPROVE, ...fault });
    await approval.approve.click();
    await expect(approval.text(/Svaret kom ikke fram/)).toBeVisible();
    expect(await vendor.status(request)).toBe("New");
    if (console === "broken") pageErrors.allowBrokenConnection();
    else if (console !== undefined) pageErrors.allowStatus(console);
    await platform.clearFaults();
    await approval.approve.click();
    await expect(approval.heading(approval.messages.approved)).toBeVisible();
    expect(await vendor.status(request)).toBe("Accepted");
  });
}

test("nobody knows the outcome while the status cannot be read", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  const sent = countDecisions(page);
  await platform.fault({ ...APPROVE, drop: true, afterHandling: true });
  await platform.fault({ method: "GET", path: readPath(request), drop: true });
  await approval.approve.click();
  await expect(approval.text(/Vi vet ikke om svaret kom fram/)).toBeVisible();
  for (const button of [approval.approve, approval.reject]) {
    await expect(button).toHaveAttribute("aria-disabled", "true");
  }
  await platform.clearFaults();
  await approval.readAgain.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  expect(sent()).toBe(1);
});

interface Refusal {
  code: string;
  status: number;
  says: RegExp;
}

const REFUSALS: Refusal[] = [
  { code: "AUTH-00053", status: 400, says: /Du har ikke alle tilgangspakkene/ },
  { code: "AUTH-00016", status: 403, says: /Rollen din i virksomheten er ikke nok/ },
  { code: "AUTH-00020", status: 403, says: /logge inn på en sikrere måte/ },
  { code: "AUTH-00004", status: 400, says: /har allerede en systemtilgang/ },
  { code: "AUTH-99999", status: 400, says: /Plattformen sa nei, og sier ikke hvorfor/ },
];

for (const { code, status, says } of REFUSALS) {
  test(`${status} ${code} explains itself, with a reference`, async ({
    page,
    platform,
    vendor,
    signIn,
    pageErrors,
  }) => {
    pageErrors.allowStatus(status);
    const request = await vendor.standardRequest();
    const body = JSON.stringify({ title: "Nope", status, code, traceId: "00-abc-def-01" });
    await platform.fault({ ...APPROVE, status, body, contentType: "application/problem+json" });
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.openForDecision(request);
    await approval.approve.click();
    await expect(approval.text(/Forespørselen ble ikke godkjent/)).toBeVisible();
    await expect(approval.text(says).first()).toBeVisible();
    await expect(approval.text(new RegExp(`${code}.*00-abc-def-01`)).first()).toBeVisible();
    await expect(approval.text(/Nope/)).toHaveCount(0);
    await expect(approval.question).toBeVisible();
    // Whoever may not approve may still say no.
    await expect(approval.reject).not.toHaveAttribute("aria-disabled", "true");
  });
}
