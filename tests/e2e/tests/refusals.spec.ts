// What cannot be approved explains itself, before the click where the platform tells, and after it. What belongs to
// each code is tried natively (crates/texts).
import { PACKAGE, right, SERVICE } from "../support/vendor.ts";
import { onDecision, problem } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";

test("a code that nobody knows: decent words, and a reference to copy", async ({
  page,
  context,
  platform,
  vendor,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(400);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await platform.fault(onDecision(problem("AUTH-98765"), "approve", "agent"));
  const { approval, request } = await openForDecision({ kind: "agent" });
  await approval.approve.click();
  const alert = approval.main.getByRole("alert");
  await expect(alert).toContainText(/Forespørselen ble ikke godkjent/);
  await expect(alert).toContainText(/Plattformen sa nei, og sier ikke hvorfor/);
  await expect(alert).toContainText(/AUTH-98765.*00-abc-def-01/);
  await expect(alert).not.toContainText("Nope");
  await alert.getByRole("button", { name: /Kopier referansen/ }).click();
  await expect(alert.getByText("Kopiert")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe("AUTH-98765 (400), 00-abc-def-01");
  expect(await vendor.status(request)).toBe("New");
});

test("a reason for each item: each is marked, and opens to what to do", async ({
  platform,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(400);
  const reasons = [
    { type: "package", id: PACKAGE.urn, codes: ["MissingPackageAccess"] },
    { type: "resource", id: SERVICE, codes: ["MissingRoleAccess", "SomethingNew"] },
  ];
  await platform.fault(onDecision(problem("AUTH-00053", 400, { delegationReasons: JSON.stringify(reasons) })));
  const { approval } = await openForDecision();
  await approval.approve.click();
  await expect(approval.main.getByRole("alert")).toContainText(/Du har ikke alle tilgangspakkene/);
  const marked = approval.main.getByRole("listitem").filter({ hasText: /du kan ikke gi dette/ });
  await expect(marked).toHaveCount(2);
  // The box names them too, and the marks stand in the same place on every row.
  await expect(approval.main.getByRole("alert")).toContainText("Det gjelder «Skattegrunnlag», «Krav og betalinger».");
  const marks = await approval.main.getByText(/^du kan ikke gi dette$/).all();
  const places = await Promise.all(marks.map(async (mark) => (await mark.boundingBox())?.x));
  expect(new Set(places).size).toBe(1);
  await approval.disclosure(/Skattegrunnlag/).click();
  await approval.disclosure(/Krav og betalinger/).click();
  await expect(marked.filter({ hasText: /Skattegrunnlag/ })).toContainText(/tilgangspakke/);
  await expect(marked.filter({ hasText: /Krav og betalinger/ })).toContainText(
    /Rollen din i virksomheten er ikke nok/,
  );
  await expect(approval.reject).not.toHaveAttribute("aria-disabled", "true");
});

/** The only service of the catalogue that a system can be registered with and that this customer cannot give. */
const LISTED = "ttd-tilgangsliste";

test("what cannot be given is marked before the click, with the reason, and can be rejected", async ({
  platform,
  vendor,
  openRequest,
}) => {
  await vendor.registerService(LISTED);
  const request = await vendor.standardRequest({ rights: [right(LISTED)] });
  const { approval } = await openRequest({ request });
  const marked = approval.main.getByRole("listitem").filter({ hasText: /du kan ikke gi dette/ });
  await expect(marked).toHaveCount(1);
  await marked.locator("summary").click();
  await expect(marked).toContainText(/Virksomheten står ikke på listen/);
  await expect(approval.approve).toHaveAttribute("aria-disabled", "true");
  await expect(approval.approve).toHaveAccessibleDescription(/Du kan ikke godkjenne/);
  await approval.approve.click({ force: true });
  await approval.reject.click();
  await expect(approval.heading(approval.messages.rejected)).toBeVisible();
  expect(await vendor.status(request)).toBe("Rejected");
  expect(await platform.calls("POST", /\/approve$/)).toHaveLength(0);
});
