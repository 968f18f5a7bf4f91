// A request is decided, and the browser ends at the vendor, whose API says the same.
import type { Page } from "@playwright/test";
import { ApprovalPage, chooseLanguage } from "../support/approval.ts";
import { press } from "../support/keyboard.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import type { Request } from "../support/vendor.ts";
import { LANGUAGES, MESSAGES } from "../support/messages.ts";

const DECISIONS = [
  { decision: "approve", done: "approved", status: "Accepted", systemUser: true },
  { decision: "reject", done: "rejected", status: "Rejected", systemUser: false },
] as const;

for (const { decision, done, status, systemUser } of DECISIONS) {
  test(`${decision}: receipt, vendor and system user agree`, async ({ page, platform, vendor, signIn }) => {
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.openForDecision(request);
    await approval[decision].click();

    await expect(approval.heading(approval.messages[done])).toBeVisible();
    await expect(approval.main).toContainText(request.id);
    await expect(approval.main).toContainText(/Intuitiv Hest/i);
    await approval.expectNoDecision();
    expect(await vendor.status(request)).toBe(status);
    expect(await vendor.hasSystemUser(request)).toBe(systemUser);

    await approval.backToVendor.click();
    await expect(page).toHaveURL(`${platform.origin}/vendor/receipt`);
    await expect(page.getByRole("main")).toContainText(status);
    const cookies = await page.context().cookies(platform.origin);
    expect(cookies.map(({ name }) => name)).not.toContain("AltinnStudioRuntime");
  });
}

test("escalate: who may not decide sends on, and who may is told so", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.employee);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await expect(approval.text(approval.messages.mayForward).first()).toBeVisible();
  await expect(approval.approve).toHaveCount(0);
  await expect(approval.reject).toHaveCount(0);
  await approval.forward.click();
  await expect(approval.text(approval.messages.forwarded).first()).toBeVisible();
  await approval.expectNoDecision();
  expect(await vendor.status(request)).toBe("New");

  await signIn(PEOPLE.director);
  await approval.openForDecision(request);
  await expect(approval.text(/sendt denne videre til dere/)).toBeVisible();
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  expect(await vendor.status(request)).toBe("Accepted");
});

test("who may decide can send on instead", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.disclosure(approval.messages.forwardQuestion).click();
  await approval.forward.click();
  await expect(approval.text(approval.messages.forwarded).first()).toBeVisible();
  expect(await vendor.status(request)).toBe("New");
});

for (const language of LANGUAGES) {
  const messages = MESSAGES[language];

  /** The vendor's link, by keyboard: sign in, and choose the language if it is not the profile's. */
  async function arrive(page: Page, request: Request, person: RegExp): Promise<ApprovalPage> {
    const approval = new ApprovalPage(page, language);
    await approval.open(request);
    await press(page, page.getByRole("button", { name: person }));
    await expect(new ApprovalPage(page).question).toBeVisible();
    if (language !== "nb") await chooseLanguage(page, language, (button) => press(page, button));
    await expect(approval.question).toBeVisible();
    return approval;
  }

  for (const { decision, done, status } of DECISIONS) {
    test(`by keyboard alone, ${language}: ${decision}, and back to the vendor`, async ({
      page,
      platform,
      vendor,
      pageErrors,
    }) => {
      pageErrors.allowSignIn();
      const request = await vendor.standardRequest();
      const approval = await arrive(page, request, /Intuitiv Hest/);
      await press(page, approval[decision], decision === "approve" ? "Enter" : "Space");
      await expect(approval.heading(messages[done])).toBeFocused();
      expect(await vendor.status(request)).toBe(status);
      await press(page, approval.backToVendor);
      await expect(page).toHaveURL(`${platform.origin}/vendor/receipt`);
    });
  }

  test(`by keyboard alone, ${language}: escalate`, async ({ page, vendor, pageErrors }) => {
    pageErrors.allowSignIn();
    const request = await vendor.standardRequest();
    const approval = await arrive(page, request, /Rask Rev/);
    await press(page, approval.forward);
    await expect(approval.text(messages.forwarded).first()).toBeVisible();
    await approval.expectNoDecision();
  });
}
