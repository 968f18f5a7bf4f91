// Descriptions are fetched in parallel and may fail one by one; nothing that is approved is hidden.
import { expectFocusKept, press } from "../support/keyboard.ts";
import { DESCRIPTIONS, overrideRequest } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";

test("a package without description is there by its id, marked, and can be fetched again", async ({
  page,
  platform,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(500);
  const [packages] = DESCRIPTIONS;
  await platform.fault({ method: "GET", path: packages, status: 500 });
  const { approval } = await openForDecision();
  const item = approval.main.getByRole("listitem").filter({ hasText: /beskrivelsen mangler/ });
  await expect(item).toHaveCount(1);
  await expect(item).toContainText("skattegrunnlag");
  await expect(approval.text(/Krav og betalinger/).first()).toBeVisible();
  await platform.clearFaults();
  await press(page, approval.button(/Hent beskrivelsene på nytt/));
  await expect(approval.text(/Skattegrunnlag/).first()).toBeVisible();
  await expect(item).toHaveCount(0);
  await expectFocusKept(page);
});

test("a package opens in place and names its services", async ({ openForDecision }) => {
  const { approval } = await openForDecision();
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

test("many packages are described with few calls, and each is there", async ({ platform, vendor, openRequest }) => {
  const meta = "/accessmanagement/api/v1/meta/info/accesspackages";
  const tree = (await (await platform.call("GET", `${meta}/export`)).json()) as {
    areas: { packages: { urn: string; name: string }[] }[];
  }[];
  const all = tree.flatMap((group) => group.areas).flatMap((area) => area.packages);
  const packages = all.slice(0, 140);
  expect(packages.length, "enough to make two calls each too many").toBeGreaterThan(60);
  const request = await vendor.standardRequest();
  await overrideRequest(platform, request, { accessPackages: packages.map(({ urn }) => ({ urn })), rights: [] });
  const { approval } = await openRequest({ request });
  await expect(approval.main.getByText(packages.at(-1)?.name ?? "", { exact: true }).first()).toBeVisible();
  await expect(approval.main.locator("summary", { hasText: /tilgangspakke/ })).toHaveCount(packages.length);
  const described = await platform.calls("GET", /\/accesspackages\//);
  expect(described.length).toBeLessThanOrEqual(20);
});
