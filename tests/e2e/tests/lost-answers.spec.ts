// After an unknown outcome the true status is read before anything else. Every answer that can get lost is walked
// through natively (src/approval/state/exhaustive_tests.rs); here one of each course, over a real connection.
import type { Page } from "@playwright/test";
import { onDecision, onRead } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";
import { readPath } from "../support/vendor.ts";

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

const HTML = { status: 200, body: "<!doctype html><h1>Busy</h1>", contentType: "text/html" };

for (const { name, kind, fault } of [
  { name: "the connection breaks", kind: "standard", fault: { drop: true } },
  { name: "HTML comes", kind: "agent", fault: HTML },
] as const) {
  test(`carried out, then ${name}: the receipt, after reading the status`, async ({
    page,
    platform,
    vendor,
    openForDecision,
    pageErrors,
  }) => {
    if ("drop" in fault) pageErrors.allowBrokenConnection();
    const { approval, request } = await openForDecision({ kind });
    const sent = countDecisions(page);
    await platform.fault(onDecision({ ...fault, afterHandling: true }, "approve", kind));
    await approval.approve.click();
    await expect(approval.text(/har registrert det du valgte/)).toBeVisible();
    expect(await vendor.status(request)).toBe("Accepted");
    expect(sent()).toBe(1);
    expect(await platform.nextCall("POST", /\/approve$/)).toBe(`GET ${readPath(request)}`);
  });
}

test("a decision that the browser itself has repeated is not taken for somebody else's", async ({
  platform,
  vendor,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.tolerate(/^error: Failed to load resource/);
  const { approval, request } = await openForDecision();
  // The first call counts and loses its answer; Chromium repeats it, and the repeat meets 409.
  await platform.fault(onDecision({ drop: true, afterHandling: true, times: 1 }));
  await approval.approve.click();
  await expect(approval.heading(/er godkjent|har fått tilgang/)).toBeVisible();
  await expect(approval.text(/telte ikke/)).toHaveCount(0);
  await approval.expectNoDecision();
  await approval.expectWayOn();
  expect(await vendor.status(request)).toBe("Accepted");
});

test("not carried out, and 500: the page says that it did not count, and it can be sent again", async ({
  platform,
  vendor,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(500);
  const { approval, request } = await openForDecision({ kind: "change" });
  await platform.fault(onDecision({ status: 500 }, "approve", "change"));
  await approval.approve.click();
  await expect(approval.text(/Svaret kom ikke fram/)).toBeVisible();
  expect(await vendor.status(request)).toBe("New");
  await platform.clearFaults();
  await approval.approve.click();
  await expect(approval.backToVendor).toBeVisible();
  expect(await vendor.status(request)).toBe("Accepted");
});

test("nobody knows the outcome while the status cannot be read", async ({
  page,
  platform,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  const { approval, request } = await openForDecision();
  const sent = countDecisions(page);
  await platform.fault(onDecision({ drop: true, afterHandling: true }));
  await platform.fault(onRead(request, { drop: true }));
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
