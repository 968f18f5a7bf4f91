// A request is decided, and the browser ends at the vendor, whose API says the same. All by mouse; keyboard.spec.ts
// does it by keyboard.
import { ApprovalPage } from "../support/approval.ts";
import { loginButton, seededRequest } from "../support/login.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

const DECISIONS = [
  { decision: "approve", done: "approved", status: "Accepted", systemUser: true },
  { decision: "reject", done: "rejected", status: "Rejected", systemUser: false },
] as const;

for (const { decision, done, status, systemUser } of DECISIONS) {
  test(`${decision}: receipt, vendor and system user agree`, async ({ page, context, platform, vendor, openForDecision }) => {
    const { approval, request } = await openForDecision();
    await expect(page).toHaveTitle(approval.messages.title);
    await expect(approval.text(/Forespurt .* gjelder til .*(9|10)\sdager igjen/)).toBeVisible();
    await approval.expectPerson(/Intuitiv Hest/i);
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
    const cookies = await context.cookies(platform.origin);
    expect(cookies.map(({ name }) => name)).not.toContain("AltinnStudioRuntime");
  });
}

test("an agent request is passed on, found by the one who decides, and its receipt leads to the clients", async ({
  page,
  vendor,
  openRequest,
  openForDecision,
}) => {
  const sent = await openRequest({ kind: "agent", person: PEOPLE.employee });
  await expect(sent.approval.text(sent.approval.messages.mayForward)).toBeVisible();
  await expect(sent.approval.approve).toHaveCount(0);
  await sent.approval.forward.click();
  await expect(sent.approval.heading(sent.approval.messages.forwarded)).toBeVisible();
  await sent.approval.expectNoDecision();
  expect(await vendor.status(sent.request)).toBe("New");

  const { approval, request } = await openForDecision({ request: sent.request });
  await expect(approval.text(/sendt denne videre til dere/)).toBeVisible();
  await approval.approve.click();
  await expect(approval.heading(/^«SuperRegnskap» er godkjent for Trygg Revisjon AS/)).toBeVisible();
  await expect(approval.text(/Legg til kunde/).first()).toBeVisible();
  expect(await vendor.hasSystemUser(request)).toBe(true);
  await page.getByRole("link", { name: "Legg til kunder" }).click();
  await expect(page.getByText(/21 kunder, 0 lagt til/).first()).toBeVisible();
});

test("a change request is approved, and leads back to the vendor", async ({ page, platform, vendor, openForDecision }) => {
  const { approval, request } = await openForDecision({ kind: "change" });
  await approval.approve.click();
  await expect(approval.heading(/^Tilgangen «SmartCloud» har til Snill Skog AS, er endret/)).toBeVisible();
  expect(await vendor.status(request)).toBe("Accepted");
  await approval.backToVendor.click();
  await expect(page).toHaveURL(`${platform.origin}/vendor/receipt`);
});

test("the wrong person logs out, and the link leads the right one to the request", async ({
  page,
  openRequest,
  pageErrors,
}) => {
  pageErrors.allowStatus(403);
  pageErrors.allowSignIn();
  const { approval, request } = await openRequest({ person: PEOPLE.stranger });
  await approval.main.getByRole("link", { name: /bruk en annen innlogging/ }).click();
  await approval.open(request);
  await loginButton(page, PEOPLE.director).click();
  await expect(approval.approve).toBeEnabled();
});

test("the platform's start page leads to the seeded request", async ({ page, signIn }) => {
  await signIn(PEOPLE.director);
  await page.goto("/");
  await seededRequest(page).click();
  await expect(new ApprovalPage(page).question).toBeVisible();
});
