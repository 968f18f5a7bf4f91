// What stays behind in the browser: what the user has picked, and nothing about anybody.
import { ApprovalPage, chooseLanguage, menu } from "../support/approval.ts";
import { loginButton } from "../support/login.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

test("after a whole visit there is a language and a scheme, and the platform's own cookies", async ({
  page,
  context,
  vendor,
  pageErrors,
}) => {
  pageErrors.allowSignIn();
  const request = await vendor.standardRequest();
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await loginButton(page, PEOPLE.director).click();
  await expect(approval.approve).toBeEnabled();
  await menu(page, /Meny/).click();
  await page.getByRole("banner").getByRole("button", { name: /Mørkt/ }).click();
  await chooseLanguage(page, "en");
  await new ApprovalPage(page, "en").approve.click();
  await expect(new ApprovalPage(page, "en").backToVendor).toBeVisible();

  const kept = await page.evaluate(async () => ({
    local: Object.fromEntries(Object.entries(localStorage)),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    readable: document.cookie.split("; ").map((cookie) => cookie.split("=")[0]).sort(),
  }));
  expect(kept).toEqual({
    local: { "fullmakt.language": "en", "fullmakt.scheme": "dark" },
    session: ["fullmakt.login-tried"],
    databases: 0,
    caches: 0,
    workers: 0,
    // The platform's own, for other pages of the portal; the app reads the second one.
    readable: ["AltinnPartyId", "AltinnPartyUuid"],
  });
  const cookies = await context.cookies();
  expect(cookies.map(({ name, httpOnly }) => ({ name, httpOnly }))).toEqual(
    expect.arrayContaining([{ name: "AltinnStudioRuntime", httpOnly: true }]),
  );
  expect(cookies).toHaveLength(3);

  await new ApprovalPage(page, "en").backToVendor.click();
  await expect(page).toHaveURL(/\/vendor\/receipt$/);
  expect((await context.cookies()).map(({ name }) => name)).toEqual([]);
});
