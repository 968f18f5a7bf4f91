// Three languages, switched without reload, texts of the platform included.
import { ApprovalPage, chooseLanguage, pickLanguage } from "../support/approval.ts";
import { LANGUAGES, MESSAGES } from "../support/messages.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { APP } from "../support/vendor.ts";

test("switching changes the page and the platform's texts without reloading, and is remembered", async ({
  page,
  platform,
  openForDecision,
}) => {
  await openForDecision();
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  for (const language of ["nb", "nn", "en"] as const satisfies typeof LANGUAGES) {
    const messages = MESSAGES[language];
    if (language !== "nb") await chooseLanguage(page, language);
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
  await page.reload();
  await expect(new ApprovalPage(page, "en").question).toBeVisible();
});

test("a language that could not be fetched can be picked when the network is back", async ({
  page,
  context,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowBrokenConnection();
  const { approval } = await openForDecision();
  await context.setOffline(true);
  await pickLanguage(page, "en");
  const said = page.getByRole("status").filter({ hasText: "Språket kunne ikke hentes" });
  await expect(said).toBeVisible();
  await expect(approval.question).toBeVisible();
  await context.setOffline(false);
  await chooseLanguage(page, "en");
  await expect(new ApprovalPage(page, "en").question).toBeVisible();
  await expect(said).toHaveCount(0);
});

test("of two languages picked in a row the last one counts, whichever comes first", async ({
  page,
  platform,
  openForDecision,
}) => {
  await platform.fault({ path: `${APP}/texts-en-*`, delayMs: 1000 });
  await openForDecision();
  const late = page.waitForResponse(/texts-en-/);
  await pickLanguage(page, "en");
  await chooseLanguage(page, "nn");
  await (await late).finished();
  await page.reload();
  await expect(new ApprovalPage(page, "nn").question).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "nn");
});

test("a profile in nynorsk gets the page in nynorsk", async ({ page, platform, openForDecision }) => {
  await platform.setLanguage(PEOPLE.director, "nn");
  await openForDecision();
  const approval = new ApprovalPage(page, "nn");
  await expect(approval.question).toBeVisible();
  await expect(approval.text(MESSAGES.nn.packageName).first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "nn");
});

test.describe("a browser that asks for English", () => {
  test.use({ locale: "en-GB" });

  test("gets the front page in English", async ({ page, pageErrors }) => {
    pageErrors.allowSignIn();
    await page.goto(`${APP}/`);
    await expect(page.getByRole("heading", { level: 1, name: MESSAGES.en.frontPage })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});
