// Three languages, switched without reload, texts of the platform included.
import { expectAccessible } from "../support/accessibility.ts";
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { LANGUAGES, WORDS } from "../support/words.ts";

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
    const words = WORDS[language];
    await page
      .getByRole("banner")
      .getByRole("button", { name: /Bokmål|Nynorsk|English/ })
      .first()
      .click();
    await page.getByRole("button", { name: words.name, pressed: false }).click();
    const approval = new ApprovalPage(page, language);
    await expect(approval.question).toBeVisible();
    await expect(approval.approve).toBeVisible();
    await expect(approval.reject).toBeVisible();
    await expect(approval.text(words.packageName).first()).toBeVisible();
    await expect(approval.text(words.rightName).first()).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", words.lang);
    await expect(page).toHaveTitle(words.title);
    expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
  }
  expect((await platform.calls("PATCH", /profilesettings$/)).length).toBeGreaterThan(0);
});

test("the choice survives a reload", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await new ApprovalPage(page).openForDecision(request);
  await page
    .getByRole("banner")
    .getByRole("button", { name: /Bokmål/ })
    .first()
    .click();
  await page.getByRole("button", { name: WORDS.en.name }).click();
  await expect(new ApprovalPage(page, "en").question).toBeVisible();
  await page.reload();
  await expect(new ApprovalPage(page, "en").question).toBeVisible();
});

for (const language of LANGUAGES) {
  test.describe(`a browser that asks for ${language}`, () => {
    test.use({ locale: { nb: "nb-NO", nn: "nn-NO", en: "en-GB" }[language] });

    test("gets the page in that language, accessible to everybody", async ({ page, vendor, signIn }) => {
      const request = await vendor.standardRequest();
      await signIn(PEOPLE.director);
      const approval = new ApprovalPage(page, language);
      await approval.openForDecision(request);
      await expect(approval.text(WORDS[language].packageName).first()).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", WORDS[language].lang);
      await expectAccessible(page);
    });
  });
}
