// Signing in on the way to a request, and never anywhere else.
import { ApprovalPage } from "../support/approval.ts";
import { expect, test } from "../support/test.ts";

const LOGIN = "/authentication/api/v1/authentication";

test("whoever opens a link without a session signs in and is back at the same request", async ({
  page,
  vendor,
  pageErrors,
}) => {
  pageErrors.allowSignIn();
  const request = await vendor.standardRequest();
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await expect(page).toHaveURL(new RegExp(LOGIN));
  await page.getByRole("button", { name: /Intuitiv Hest/ }).click();
  await expect(approval.question).toBeVisible();
  await expect(page).toHaveURL(request.confirmUrl);
  await expect(approval.approve).toBeEnabled();
});

test("the login page names everybody and can be used by everybody", async ({ page, platform }) => {
  await page.goto(`${LOGIN}?goto=${encodeURIComponent(`${platform.origin}/`)}`);
  for (const name of ["Intuitiv Hest", "Rask Rev", "Stødig Elg", "Fjern Fisk", "Lesende Ugle"]) {
    await expect(page.getByRole("button", { name: new RegExp(name) })).toBeVisible();
  }
});

for (const target of [
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example",
  "http://localhost:1/",
  "javascript:alert(1)",
]) {
  test(`login never leads to ${target}`, async ({ page, pageErrors }) => {
    pageErrors.allowStatus(400);
    const answer = await page.goto(`${LOGIN}?goto=${encodeURIComponent(target)}`);
    expect(answer?.status()).toBe(400);
    await expect(page.getByRole("button")).toHaveCount(0);
    await expect(page.getByRole("link", { name: /startsiden/ })).toBeVisible();
  });
}
