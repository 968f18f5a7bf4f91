// Links that vendors send, and the predecessor's, which vendors may still send. How an address is read is tried
// natively (src/routes.rs, crates/domain/src/request_id.rs); here that boot.js, platform and app agree about it.
import { ApprovalPage } from "../support/approval.ts";
import { loginButton } from "../support/login.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { pagePath } from "../support/vendor.ts";

test("two different ids are none, though the first is asked for before the app is there", async ({
  page,
  vendor,
  signIn,
  pageErrors,
}) => {
  const [one, other] = [await vendor.standardRequest(), await vendor.agentRequest()];
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await page.goto(pagePath("standard", `?id=${one.id}&id=${other.id}`));
  await expect(approval.heading(/Lenken er skadet/)).toBeVisible();
  await expect(page).toHaveTitle(/^Feil: /);
  await approval.expectNoDecision();
  await approval.expectWayOn();
  pageErrors.tolerate(/status of 40/);
});

test("a link that was bent on its way leads to its request", async ({ page, vendor, signIn }) => {
  const { id } = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await page.goto(`${pagePath("standard", "/")}?x=1&ID={${id.toUpperCase()}}/&skiplogout=false&lng=en#top`);
  await expect(new ApprovalPage(page).question).toBeVisible();
});

test("no way back leads to another site", async ({ page, platform, vendor, signIn }) => {
  const { id } = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await page.goto(pagePath("standard", `?id=${id}&backtopage=${encodeURIComponent("/\\evil.example")}`));
  await expect(new ApprovalPage(page).question).toBeVisible();
  for (const link of await page.getByRole("link").all()) {
    expect(await link.evaluate((element) => (element as HTMLAnchorElement).origin)).toBe(platform.origin);
  }
});

test("a request at the address of another kind is not found", async ({ page, vendor, signIn, pageErrors }) => {
  pageErrors.allowStatus(404);
  const { id } = await vendor.agentRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await page.goto(pagePath("standard", `?id=${id}`));
  await expect(approval.heading(/Forespørselen finnes ikke/)).toBeVisible();
  await approval.expectNoDecision();
  await approval.expectWayOn();
});

for (const { link, kind } of [
  { link: "/authfront/ui/auth/vendorrequest", kind: "standard" },
  { link: "/accessmanagement/ui/auth/vendorchangerequest", kind: "change" },
] as const) {
  test(`the old link ${link} leads through login to the request`, async ({ page, vendor, pageErrors }) => {
    pageErrors.allowSignIn();
    const request = await vendor.request(kind);
    const approval = new ApprovalPage(page);
    await page.goto(`${link}?id=${request.id}&lang=nb`);
    await loginButton(page, PEOPLE.director).click();
    await approval.approve.click();
    await expect(approval.backToVendor).toBeVisible();
    expect(await vendor.status(request)).toBe("Accepted");
  });
}
