// What browsers refuse without a word is said, and nothing is promised that cannot be kept.
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { json, overrideRequest } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";
import { right, SERVICE } from "../support/vendor.ts";

test("where scripts may set no cookies, no way back to the vendor is promised", async ({ page, vendor, signIn }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => {} });
  });
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await expect(approval.text(/går du tilbake til/)).toHaveCount(0);
  await approval.approve.click();
  await expect(approval.main.getByRole("link", { name: /^Logg ut$/ })).toBeVisible();
  await expect(approval.backToVendor).toHaveCount(0);
});

test("services of the same name are told apart before they are opened", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  // The platform knows no such service.
  pageErrors.allowStatus(400);
  const request = await vendor.standardRequest();
  await overrideRequest(platform, request, { accessPackages: [], rights: [right(SERVICE), right("other-service")] });
  await platform.fault({
    method: "GET",
    path: "/resourceregistry/api/v1/resource/*",
    ...json({ title: { nb: "Krav og betalinger" }, hasCompetentAuthority: { orgcode: "skd" } }),
  });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  for (const id of [SERVICE, "other-service"]) {
    await expect(approval.main.locator("summary", { hasText: "Krav og betalinger" }).filter({ hasText: id })).toBeVisible();
  }
  await expect(approval.disclosure(/skd/)).toHaveCount(2);
});

test("many packages are described with few calls, and each is there", async ({ page, platform, vendor, signIn }) => {
  const meta = "/accessmanagement/api/v1/meta/info/accesspackages";
  const tree = (await (await platform.call("GET", `${meta}/export`)).json()) as {
    areas: { packages: { urn: string; name: string }[] }[];
  }[];
  const all = tree.flatMap((group) => group.areas).flatMap((area) => area.packages);
  const packages = all.slice(0, 140);
  expect(packages.length, "enough to make two calls each too many").toBeGreaterThan(60);
  const request = await vendor.standardRequest();
  await overrideRequest(platform, request, { accessPackages: packages.map(({ urn }) => ({ urn })), rights: [] });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await expect(approval.main.getByText(packages.at(-1)?.name ?? "", { exact: true }).first()).toBeVisible();
  await expect(approval.main.locator("summary", { hasText: /tilgangspakke/ })).toHaveCount(packages.length);
  const described = await platform.calls("GET", /\/accesspackages\//);
  expect(described.length).toBeLessThanOrEqual(20);
});
