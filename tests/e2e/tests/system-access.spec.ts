// Between a request and the system access of the organisation: what it has given already, and the ways to it and
// back. Which system users count, and where each answer leads, is tried natively (src/approval/existing.rs,
// src/approval/state/tests/page_life.rs).
import type { Locator, Page } from "@playwright/test";
import { ApprovalPage } from "../support/approval.ts";
import { SYSTEM_USERS, systemUsersOfVendor } from "../support/overrides.ts";
import { PEOPLE, type Platform } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { APP, readPath, type Request } from "../support/vendor.ts";

const OVERVIEW = `${APP}/systemuser/overview`;
const DETAILS = `${APP}/systemuser/details`;

/** What stands above the buttons when the system has access already. */
function notice(approval: ApprovalPage): Locator {
  return approval.main.getByRole("status").filter({ hasText: /har allerede gitt systemet tilgang/ });
}

/** Path and query of a page. */
function address(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

test("a system that has access already: said before the buttons, with a link to it, and approved knowingly", async ({
  page,
  vendor,
  openForDecision,
}) => {
  const { approval, request } = await openForDecision();
  await expect(notice(approval)).toContainText(/Snill Skog AS har allerede .*«SmartCloud hovedkontor» siden \d/);
  const [above, button] = [await notice(approval).boundingBox(), await approval.approve.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);

  await notice(approval).getByRole("link", { name: /SmartCloud hovedkontor/ }).click();
  await expect(approval.heading(/^SmartCloud hovedkontor$/)).toBeVisible();
  expect(address(page)).toMatch(DETAILS);
  await page.goBack();
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  await expect(notice(approval)).toHaveCount(0);
  expect(await vendor.status(request)).toBe("Accepted");
});

test("the notice comes late: the buttons work before, and take no click while they move", async ({
  page,
  platform,
  openForDecision,
}) => {
  for (const path of SYSTEM_USERS) await platform.fault({ method: "GET", path, delayMs: 3000 });
  const { approval } = await openForDecision();
  await expect(notice(approval)).toHaveCount(0);
  const held = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        new MutationObserver((_, observer) => {
          if (document.querySelector(".approval-existing") === null) return;
          observer.disconnect();
          const buttons = document.querySelector(".approval-buttons") as Element;
          requestAnimationFrame(() => resolve(getComputedStyle(buttons).pointerEvents));
        }).observe(document.body, { subtree: true, childList: true });
      }),
  );
  await expect(notice(approval)).toBeVisible();
  expect(await held).toBe("none");
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
});

test("other systems of the vendor are no alarm: said below the buttons, the rest is counted", async ({
  platform,
  openForDecision,
}) => {
  await platform.fault(systemUsersOfVendor(5));
  const { approval } = await openForDecision();
  const note = approval.text(/andre systemer fra samme leverandør: «System 1» siden .* og 2 til\.$/);
  await expect(note).toBeVisible();
  await expect(note.getByRole("link", { name: "og 2 til" })).toHaveAttribute("href", new RegExp(OVERVIEW));
  await expect(notice(approval)).toHaveCount(0);
});

test("who may not see the system users is told nothing, and can answer", async ({
  platform,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(403);
  for (const path of SYSTEM_USERS) await platform.fault({ method: "GET", path, status: 403 });
  const { approval } = await openForDecision();
  await expect
    .poll(async () => (await platform.calls("GET", /\/systemuser\/(agent\/)?\d+$/)).map(({ status }) => status))
    .toEqual([403, 403]);
  await expect(notice(approval)).toHaveCount(0);
  await approval.reject.click();
  await expect(approval.heading(approval.messages.rejected)).toBeVisible();
});

// That of an agent request leads to the clients: decide.spec.ts.
test("the receipt of an approval leads to the access that was given", async ({ page, openForDecision }) => {
  const { approval, request } = await openForDecision();
  await approval.approve.click();
  await approval.main.getByRole("link", { name: "Se tilgangen" }).click();
  await expect(approval.heading(/^SmartCloud/)).toBeFocused();
  expect(address(page)).toMatch(new RegExp(`^${DETAILS}\\?id=${request.id}&party=`));
  await expect(approval.main).toContainText(request.id);
});

test("from the overview to a request and back: what was approved is marked there", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await page.goto(`${OVERVIEW}?party=${await partyOf(platform, request)}`);
  const approval = new ApprovalPage(page);
  const row = page.getByRole("link", { name: new RegExp(request.id.slice(0, 5)) });
  const back = approval.main.getByRole("link", { name: "Tilbake" });
  await row.click();
  await expect(approval.approve).toBeEnabled();
  await page.evaluate(() => ((globalThis as unknown as { kept: boolean }).kept = true));
  await back.click();
  await expect(approval.heading(/^Systemtilganger/)).toBeFocused();

  await row.click();
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  await back.last().click();
  await expect(approval.heading(/^Systemtilganger/)).toBeFocused();
  expect(address(page)).toMatch(new RegExp(`&created=${request.id}$`));
  await expect(page.locator(`a[href*="${request.id}"]`)).toContainText("Ny");
  // Neither way has loaded the app anew.
  expect(await page.evaluate(() => (globalThis as unknown as { kept?: boolean }).kept)).toBe(true);
});

/** The uuid of the party that a request is to. */
async function partyOf(platform: Platform, request: Request): Promise<string> {
  const token = await platform.userToken(PEOPLE.director);
  const answer = await platform.call("GET", readPath(request), { token });
  return ((await answer.json()) as { partyUuid: string }).partyUuid;
}
