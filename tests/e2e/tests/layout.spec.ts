// On a narrow screen and on paper.
import { ApprovalPage, menu } from "../support/approval.ts";
import { expectNoSidewaysScroll, NARROW, sizeOf } from "../support/layout.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { pagePath } from "../support/vendor.ts";

test.describe("320 pixels wide", () => {
  test.use({ viewport: NARROW });

  test("the request: nothing hidden, no scrolling sideways, big buttons", async ({
    page,
    vendor,
    signIn,
  }) => {
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.openForDecision(request);
    await expect(approval.text(/Krav og betalinger/).first()).toBeVisible();
    await expect(approval.text(/Skattegrunnlag/).first()).toBeVisible();
    await expect(page.getByRole("banner")).toContainText(/Snill Skog AS/i);
    await expectNoSidewaysScroll(page);
    for (const item of await approval.main.getByRole("listitem").locator("summary").all()) await item.click();
    await expectNoSidewaysScroll(page);
    const room = (await sizeOf(approval.main)).width;
    for (const button of [approval.approve, approval.reject]) {
      const { width, height } = await sizeOf(button);
      expect(height).toBeGreaterThanOrEqual(48);
      expect(width).toBeGreaterThan(room * 0.8);
      await expect(button).toHaveText(/\p{L}/u);
    }
  });

  test("the receipt", async ({ page, vendor, signIn }) => {
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.openForDecision(request);
    await approval.approve.click();
    await expect(approval.heading(approval.messages.approved)).toBeVisible();
    await expectNoSidewaysScroll(page);
  });

  test("a problem", async ({ page, signIn, pageErrors }) => {
    pageErrors.allowStatus(404);
    await signIn(PEOPLE.director);
    await page.goto(pagePath("standard", "?id=00000000-0000-4000-8000-000000000000"));
    await expect(page.getByRole("heading", { level: 1, name: /finnes ikke/ })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });

  test("the menus", async ({ page, vendor, signIn }) => {
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    await new ApprovalPage(page).openForDecision(request);
    for (const name of [/Bokmål/, /Meny/]) {
      const opener = menu(page, name);
      await opener.click();
      await expectNoSidewaysScroll(page);
      await page.keyboard.press("Escape");
      await expect(opener).toBeFocused();
    }
  });
});

test("text twice as big: nothing hidden, no scrolling sideways", async ({ page, vendor, signIn }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await expect(approval.approve).toBeVisible();
  await expect(approval.reject).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("the receipt prints on one page, with everything on it and without buttons", async ({
  page,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  for (const text of [
    request.id,
    /Skattegrunnlag/,
    /Krav og betalinger/,
    /Intuitiv Hest/i,
    /314\s248\s295/,
    /991\s825\s827/,
  ]) {
    await expect(approval.main.getByText(text).first()).toBeVisible();
  }
  await expect(approval.main.getByRole("button")).toHaveCount(0);
  await expect(menu(page, /\p{L}/u).filter({ visible: true })).toHaveCount(0);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
