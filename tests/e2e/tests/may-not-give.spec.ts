// What the user may not give is marked before the click, with the reason; saying no still works.
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { MAY_NOT_GIVE } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";

const CHECKS = "/accessmanagement/api/v1/enduser/connections";

const CASES = [
  { what: "package", fault: MAY_NOT_GIVE.package, item: /Skattegrunnlag/ },
  { what: "service", fault: MAY_NOT_GIVE.service, item: /Krav og betalinger/ },
];

for (const { what, fault, item } of CASES) {
  test(`a ${what} that the user may not give`, async ({ page, platform, vendor, signIn }) => {
    const request = await vendor.standardRequest();
    await platform.fault(fault);
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    const marked = approval.main.getByRole("listitem").filter({ hasText: /du kan ikke gi dette/ });
    await expect(marked).toHaveCount(1);
    await expect(marked).toContainText(item);
    await expect(approval.approve).toHaveAttribute("aria-disabled", "true");
    await expect(approval.approve).toHaveAccessibleDescription(/Du kan ikke godkjenne/);
    await approval.approve.click({ force: true });
    await approval.reject.click();
    await expect(approval.heading(approval.messages.rejected)).toBeVisible();
    expect(await vendor.status(request)).toBe("Rejected");
    expect(await platform.calls("POST", /\/approve$/)).toHaveLength(0);
  });
}

test("when nobody can tell what the user may give, the platform decides after the click", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(500);
  const request = await vendor.standardRequest();
  await platform.fault({ method: "GET", path: `${CHECKS}/*`, status: 500 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
});
