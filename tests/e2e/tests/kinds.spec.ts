// Agent requests and change requests, from the vendor and back.
import { ApprovalPage } from "../support/approval.ts";
import { expectNoSidewaysScroll, NARROW } from "../support/layout.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { pagePath, type Kind } from "../support/vendor.ts";

const KINDS = [
  {
    kind: "agent",
    question: /^La «SuperRegnskap» arbeide for kundene til Trygg Revisjon AS\?$/,
    approved: /^«SuperRegnskap» er godkjent for Trygg Revisjon AS/,
    rejected: /^«SuperRegnskap» er ikke godkjent for Trygg Revisjon AS/,
  },
  {
    kind: "change",
    question: /^Endre tilgangen «SmartCloud» har til Snill Skog AS\?$/,
    approved: /^Tilgangen «SmartCloud» har til Snill Skog AS, er endret/,
    rejected: /^Tilgangen «SmartCloud» har til Snill Skog AS, er ikke endret/,
  },
] as const satisfies { kind: Kind; question: RegExp; approved: RegExp; rejected: RegExp }[];

const DECISIONS = [
  { decision: "approve", done: "approved", status: "Accepted" },
  { decision: "reject", done: "rejected", status: "Rejected" },
] as const;

for (const { kind, question, ...headings } of KINDS) {
  for (const { decision, done, status } of DECISIONS) {
    test(`${kind} request, ${decision}: receipt, vendor and return`, async ({
      page,
      platform,
      vendor,
      signIn,
    }) => {
      const request = await vendor.request(kind);
      await signIn(PEOPLE.director);
      const approval = new ApprovalPage(page);
      await approval.open(request);
      await expect(approval.heading(question)).toBeVisible();
      await approval[decision].click();
      await expect(approval.heading(headings[done])).toBeVisible();
      expect(await vendor.status(request)).toBe(status);
      await approval.backToVendor.click();
      await expect(page).toHaveURL(`${platform.origin}/vendor/receipt`);
    });
  }

  test(`${kind} request, on a narrow screen`, async ({ page, vendor, signIn }) => {
    await page.setViewportSize(NARROW);
    const request = await vendor.request(kind);
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await expect(approval.heading(question)).toBeVisible();
    await expect(approval.approve).toBeEnabled();
    await expectNoSidewaysScroll(page);
  });
}

test("an agent request is sent on, found by the one who decides, and its receipt leads to the clients", async ({
  page,
  vendor,
  signIn,
}) => {
  const request = await vendor.agentRequest();
  await signIn(PEOPLE.employee);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await approval.forward.click();
  await expect(approval.text(approval.messages.forwarded).first()).toBeVisible();
  await signIn(PEOPLE.director);
  await approval.open(request);
  await expect(approval.text(/sendt denne videre til dere/)).toBeVisible();
  await approval.approve.click();
  await expect(approval.text(/Legg til kunde/).first()).toBeVisible();
  expect(await vendor.hasSystemUser(request)).toBe(true);
});

test("a change request shows what is added beside what is taken away", async ({ page, vendor, signIn }) => {
  const request = await vendor.changeRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  const list = (name: RegExp) =>
    approval.main.getByRole("region", { name }).or(approval.main.getByRole("list", { name })).first();
  await expect(list(/kommer i tillegg/)).toContainText(/Skattegrunnlag/);
  await expect(list(/faller bort/)).toContainText(/Krav og betalinger/);
});

for (const person of [PEOPLE.employee, PEOPLE.reader, PEOPLE.stranger]) {
  test(`${person.name} may not see a change request, and is told who may`, async ({
    page,
    vendor,
    signIn,
    pageErrors,
  }) => {
    pageErrors.allowStatus(403);
    const request = await vendor.changeRequest();
    await signIn(person);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await expect(approval.heading(/Du kan ikke svare på denne forespørselen/)).toBeVisible();
    await approval.expectNoDecision();
    await approval.expectWayOn();
  });
}

for (const { from, to } of [
  { from: "standard", to: "agent" },
  { from: "agent", to: "standard" },
  { from: "standard", to: "change" },
] as const) {
  test(`a ${from} request at the address of the ${to} kind`, async ({ page, vendor, signIn, pageErrors }) => {
    pageErrors.allowStatus(404);
    const { id } = await vendor.request(from);
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await page.goto(pagePath(to, `?id=${id}`));
    await expect(approval.heading(/Forespørselen finnes ikke/)).toBeVisible();
    await approval.expectNoDecision();
    await approval.expectWayOn();
  });
}
