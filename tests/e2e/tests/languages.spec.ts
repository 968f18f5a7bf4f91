// Three languages, switched without reload, texts of the platform included.
import { expectAccessible } from "../support/accessibility.ts";
import { ApprovalPage, chooseLanguage, pickLanguage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { LANGUAGES, MESSAGES } from "../support/messages.ts";

test("switching changes the page and the platform's texts without reloading", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await new ApprovalPage(page).openForDecision(request);
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));

  for (const language of ["en", "nn", "nb"] as const) {
    const messages = MESSAGES[language];
    await chooseLanguage(page, language);
    const approval = new ApprovalPage(page, language);
    await expect(approval.question).toBeVisible();
    await expect(approval.approve).toBeVisible();
    await expect(approval.reject).toBeVisible();
    await expect(approval.text(messages.packageName).first()).toBeVisible();
    await expect(approval.text(messages.rightName).first()).toBeVisible();
    await expect(page).toHaveTitle(messages.title);
    expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
  }
  expect((await platform.calls("PATCH", /profilesettings$/)).length).toBeGreaterThan(0);
});

test("the choice survives a reload", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await new ApprovalPage(page).openForDecision(request);
  await chooseLanguage(page, "en");
  await expect(new ApprovalPage(page, "en").question).toBeVisible();
  await page.reload();
  await expect(new ApprovalPage(page, "en").question).toBeVisible();
});

test("a language that cannot be fetched leaves everything as it is, and says so", async ({
  page,
  context,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await context.setOffline(true);
  await pickLanguage(page, "en");
  const said = page.getByRole("status").filter({ hasText: "Språket kunne ikke hentes" });
  await expect(said).toBeVisible();
  await expect(approval.question).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "nb");
  await expectAccessible(page);

  await context.setOffline(false);
  await chooseLanguage(page, "en");
  await expect(new ApprovalPage(page, "en").question).toBeVisible();
  await expect(said).toHaveCount(0);
});

test("of two languages picked in a row the last one counts, whichever comes first", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await platform.fault({ path: "/accessmanagement/ui/texts-en-*", delayMs: 1000 });
  await signIn(PEOPLE.director);
  await new ApprovalPage(page).openForDecision(request);
  const late = page.waitForResponse(/texts-en-/);
  await pickLanguage(page, "en");
  await chooseLanguage(page, "nn");
  await (await late).finished();
  await page.reload();
  await expect(new ApprovalPage(page, "nn").question).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "nn");
});

for (const language of LANGUAGES) {
  const messages = MESSAGES[language];

  test(`a profile in ${language} gets the page in that language`, async ({
    page,
    platform,
    vendor,
    signIn,
  }) => {
    const request = await vendor.standardRequest();
    await platform.setLanguage(PEOPLE.director, language);
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page, language);
    await approval.openForDecision(request);
    await expect(approval.text(messages.packageName).first()).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
  });

  test.describe(`a browser that asks for ${language}`, () => {
    test.use({ locale: { nb: "nb-NO", nn: "nn-NO", en: "en-GB" }[language] });

    test(`gets the front page in that language: ${language}`, async ({ page, pageErrors }) => {
      pageErrors.allowSignIn();
      await page.goto("/accessmanagement/ui/");
      await expect(page.getByRole("heading", { level: 1, name: messages.frontPage })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", language);
    });
  });
}
