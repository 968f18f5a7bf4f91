// What the user may not give is marked before the click, with the reason; saying no still works.
import { expectAccessible } from "../support/accessibility.ts";
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { PACKAGE, SERVICE } from "../support/vendor.ts";

const CHECKS = "/accessmanagement/api/v1/enduser/connections";

const CASES = [
  {
    what: "package",
    path: `${CHECKS}/accesspackages/delegationcheck`,
    body: { links: { next: null }, data: [{ package: { urn: PACKAGE.urn }, result: false, reasons: [] }] },
    item: /Skattegrunnlag/,
  },
  {
    what: "service",
    path: `${CHECKS}/resources/delegationcheck`,
    body: {
      resource: { refId: SERVICE },
      rights: [
        {
          right: { key: `${SERVICE}:read`, name: "Les", action: "read" },
          result: false,
          reasonCodes: ["MissingRoleAccess"],
        },
      ],
    },
    item: /Krav og betalinger/,
  },
];

for (const { what, path, body, item } of CASES) {
  test(`a ${what} that the user may not give`, async ({ page, platform, vendor, signIn }) => {
    const request = await vendor.standardRequest();
    const answer = { status: 200, body: JSON.stringify(body), contentType: "application/json" };
    await platform.fault({ method: "GET", path, ...answer });
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    const marked = approval.main.getByRole("listitem").filter({ hasText: /du kan ikke gi dette/ });
    await expect(marked).toHaveCount(1);
    await expect(marked).toContainText(item);
    await expect(approval.approve).toHaveAttribute("aria-disabled", "true");
    await expect(approval.approve).toHaveAccessibleDescription(/Du kan ikke godkjenne/);
    await expectAccessible(page);
    await approval.approve.click({ force: true });
    await approval.reject.click();
    await expect(approval.heading(approval.words.rejected)).toBeVisible();
    expect(await vendor.status(request)).toBe("Rejected");
    expect(await platform.calls("POST", /\/approve$/)).toHaveLength(0);
  });
}

test("when nobody can tell what the user may give, the platform decides after the click", async ({
  page,
  platform,
  vendor,
  signIn,
  watch,
}) => {
  watch.allowStatus(500);
  const request = await vendor.standardRequest();
  await platform.fault({ method: "GET", path: `${CHECKS}/*`, status: 500 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.approve.click();
  await expect(approval.heading(approval.words.approved)).toBeVisible();
});
