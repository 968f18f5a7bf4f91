// Descriptions are fetched in parallel and may fail one by one; nothing that is approved is hidden.
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

const PACKAGES = "/accessmanagement/api/v1/meta/info/accesspackages/*";
const RESOURCE = "/resourceregistry/api/v1/resource/*";

const CASES = [
  { what: "package", path: PACKAGES, id: "skattegrunnlag", other: /Krav og betalinger/ },
  { what: "service", path: RESOURCE, id: "ske-krav-og-betalinger", other: /Skattegrunnlag/ },
];

for (const { what, path, id, other } of CASES) {
  test(`a ${what} without description is there by its id, marked, and can be fetched again`, async ({
    page,
    platform,
    vendor,
    signIn,
    pageErrors,
  }) => {
    pageErrors.allowStatus(500);
    const request = await vendor.standardRequest();
    await platform.fault({ method: "GET", path, status: 500 });
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.openForDecision(request);
    const item = approval.main.getByRole("listitem").filter({ hasText: /beskrivelsen mangler/ });
    await expect(item).toHaveCount(1);
    await expect(item).toContainText(id);
    await expect(approval.text(other).first()).toBeVisible();
    await expect(approval.approve).toBeEnabled();

    await platform.clearFaults();
    await approval.button(/Hent beskrivelsene på nytt/).click();
    await expect(approval.text(/Krav og betalinger/).first()).toBeVisible();
    await expect(approval.text(/Skattegrunnlag/).first()).toBeVisible();
    await expect(item).toHaveCount(0);
  });
}

test("without any description the request can still be understood and rejected", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(500);
  const request = await vendor.standardRequest();
  for (const path of [
    PACKAGES,
    RESOURCE,
    "/authentication/api/v1/systemregister/*",
    "/accessmanagement/api/v1/enduser/authorizedparties*",
    "/profile/api/v1/users/current",
  ]) {
    await platform.fault({ method: "GET", path, status: 500 });
  }
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await expect(approval.heading(/314\s248\s295/)).toBeVisible();
  await expect(approval.text(/991\s825\s827/).first()).toBeVisible();
  await expect(approval.main.getByText(/beskrivelsen mangler/)).toHaveCount(2);
  await approval.reject.click();
  await expect(approval.heading(/fikk ikke tilgang/)).toBeVisible();
  expect(await vendor.status(request)).toBe("Rejected");
});

test("descriptions that come late do not move the buttons", async ({ page, platform, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  for (const path of [PACKAGES, RESOURCE]) {
    await platform.fault({ method: "GET", path, delayMs: 4000 });
  }
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await expect(approval.text(/Henter beskrivelsen/).first()).toBeAttached();
  const before = await approval.approve.boundingBox();
  await expect(approval.text(/Krav og betalinger/).first()).toBeVisible();
  await expect(approval.text(/Skattegrunnlag/).first()).toBeVisible();
  expect(await approval.approve.boundingBox()).toEqual(before);
});

test("a package opens in place and names its services", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  const description = approval.text(/fullmakter til tjenester knyttet til innhenting av skattegrunnlag/);
  await expect(description).toBeHidden();
  await approval.disclosure(/Skattegrunnlag/).click();
  await expect(description).toBeVisible();
  await expect(
    approval.main
      .getByRole("listitem")
      .filter({ hasText: /Skattegrunnlag/ })
      .getByRole("listitem"),
  ).toHaveCount(6);
  await approval.disclosure(/Krav og betalinger/).click();
  await expect(approval.text(/restanser hos Skatteetaten/)).toBeVisible();
});
