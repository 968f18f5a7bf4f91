// Who may not decide is told so, and what to do instead.
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { decidePattern } from "../support/vendor.ts";

const STRANGERS = [
  { who: "without any relation", person: PEOPLE.stranger },
  { who: "with a relation to another organisation only", person: PEOPLE.clientAdministrator },
];

for (const { who, person } of STRANGERS) {
  test(`somebody ${who} is told who may decide`, async ({ page, vendor, signIn, pageErrors }) => {
    pageErrors.allowStatus(403);
    const request = await vendor.standardRequest();
    await signIn(person);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await expect(approval.heading(/Du kan ikke svare på denne forespørselen/)).toBeVisible();
    await expect(approval.text(/Du kan ikke svare på vegne av denne virksomheten/)).toBeVisible();
    await expect(approval.text(/AUTH-00066/)).toBeVisible();
    await approval.expectNoDecision();
  });
}

test("the wrong person logs out, and the link leads the right one to the request", async ({
  page,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(403);
  pageErrors.allowSignIn();
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.stranger);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await approval.main.getByRole("link", { name: /bruk en annen innlogging/ }).click();
  await approval.open(request);
  await page.getByRole("button", { name: /Intuitiv Hest/ }).click();
  await expect(approval.question).toBeVisible();
  await expect(approval.approve).toBeEnabled();
});

for (const person of [PEOPLE.employee, PEOPLE.reader]) {
  test(`${person.name} sees what is asked for, and may only send on`, async ({ page, vendor, signIn }) => {
    const request = await vendor.standardRequest();
    await signIn(person);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await expect(approval.text(/Skattegrunnlag/).first()).toBeVisible();
    await expect(approval.text(/Krav og betalinger/).first()).toBeVisible();
    await expect(approval.text(approval.messages.mayForward)).toBeVisible();
    await expect(approval.forward).toBeEnabled();
    await expect(approval.approve).toHaveCount(0);
    await expect(approval.reject).toHaveCount(0);
  });
}

test("escalation that the platform answers with false is no success", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  const path = decidePattern("standard", "escalate");
  await platform.fault({ method: "POST", path, status: 200, body: "false", contentType: "application/json" });
  await signIn(PEOPLE.employee);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await approval.forward.click();
  await expect(approval.text(/ble ikke sendt videre/).first()).toBeVisible();
  await expect(approval.text(approval.messages.forwarded)).toHaveCount(0);
});
