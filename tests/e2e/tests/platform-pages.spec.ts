// The local platform's own pages: start page, receipt of the vendor, controls.
import { ApprovalPage } from "../support/approval.ts";
import { expectNoSidewaysScroll, NARROW } from "../support/layout.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

const PAGES = [
  { name: "start page", path: "/" },
  { name: "receipt of the vendor", path: "/vendor/receipt" },
  { name: "controls", path: "/_platform" },
];

for (const { name, path } of PAGES) {
  test(`the ${name} can be used by everybody`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.setViewportSize(NARROW);
    await expectNoSidewaysScroll(page);
  });
}

test("the start page leads to the seeded request, for those who may open it", async ({ page, signIn }) => {
  await signIn(PEOPLE.director);
  await page.goto("/");
  await page
    .getByRole("link", { name: /SmartCloud/ })
    .first()
    .click();
  await expect(new ApprovalPage(page).question).toBeVisible();
});
