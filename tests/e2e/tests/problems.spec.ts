// An approval that fails explains itself: by the platform's code, item by item where the platform tells, and
// decently where nobody knows the code. The mapping of every code is tried natively (crates/texts).
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { problem } from "../support/states/answered.ts";
import { expect, test } from "../support/test.ts";
import { decidePattern, PACKAGE, right, SERVICE, type Kind } from "../support/vendor.ts";

const CHECKS = "/accessmanagement/api/v1/enduser/connections/*";

const KINDS: Kind[] = ["standard", "agent", "change"];

for (const kind of KINDS) {
  test(`a code that nobody knows, ${kind}: decent words, and a reference to copy`, async ({
    page,
    context,
    platform,
    vendor,
    signIn,
    pageErrors,
  }) => {
    pageErrors.allowStatus(400);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const request = await vendor.request(kind);
    await platform.fault({ method: "POST", path: decidePattern(kind, "approve"), ...problem("AUTH-98765") });
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
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
}

test("a reason for each item: each is marked, and opens to what to do", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(400);
  const request = await vendor.standardRequest();
  const reasons = [
    { type: "package", id: PACKAGE.urn, codes: ["MissingPackageAccess"] },
    { type: "resource", id: SERVICE, codes: ["MissingRoleAccess", "SomethingNew"] },
  ];
  const body = { code: "AUTH-00053", status: 400, delegationReasons: JSON.stringify(reasons) };
  await platform.fault({
    method: "POST",
    path: decidePattern("standard", "approve"),
    ...problem("AUTH-00053"),
    body: JSON.stringify(body),
  });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
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
const NOT_LISTED = /Virksomheten står ikke på listen/;

test("a service that has a list of those who may use it: said before the click", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  await vendor.registerService(LISTED);
  const request = await vendor.standardRequest({ rights: [right(LISTED)] });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  const marked = approval.main.getByRole("listitem").filter({ hasText: /du kan ikke gi dette/ });
  await expect(marked).toHaveCount(1);
  await expect(approval.approve).toHaveAttribute("aria-disabled", "true");
  await marked.locator("summary").click();
  await expect(marked).toContainText(NOT_LISTED);
  expect(await platform.calls("POST", /\/approve$/)).toHaveLength(0);
});

test("the same, said after the click when the check fails", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(500);
  pageErrors.allowStatus(403);
  await vendor.registerService(LISTED);
  const request = await vendor.standardRequest({ rights: [right(LISTED)] });
  await platform.fault({ method: "GET", path: CHECKS, status: 500 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await approval.approve.click();
  const alert = approval.main.getByRole("alert");
  await expect(alert).toContainText(NOT_LISTED);
  await expect(alert).toContainText("AUTH-00069");
  expect(await vendor.status(request)).toBe("New");
});
