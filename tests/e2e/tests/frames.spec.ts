// A page of somebody else shows ours inside of it, to lead a click astray: nothing can be clicked.
import { ApprovalPage } from "../support/approval.ts";
import { framingPage, withoutHeaders } from "../support/other-servers.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

const CLICKABLE = "a, button, summary, input, [role=button]";

/** The same site sends the session's cookie along, another one does not. */
const HOSTS = ["localhost", "127.0.0.1"] as const;

test("the header keeps it out of other pages", async ({ page, platform, vendor, signIn, pageErrors }) => {
  pageErrors.allow(/frame-ancestors/);
  pageErrors.tolerate(/call to another host|favicon/);
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await using other = await framingPage(request.confirmUrl);
  await page.goto(other.origin("localhost"));
  await expect.poll(() => page.frames().length).toBe(2);
  const [, frame] = page.frames();
  await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/);
  await expect(page.frameLocator("iframe").locator(CLICKABLE)).toHaveCount(0);
  expect(await platform.calls("GET", new RegExp(`${request.id}$`))).toHaveLength(0);
  expect(await vendor.status(request)).toBe("New");
});

for (const host of HOSTS) {
  test(`on a host that forgets the header it does not start in a page of ${host}`, async ({
    page,
    platform,
    vendor,
    signIn,
    pageErrors,
  }) => {
    pageErrors.tolerate(/call to another host|favicon/);
    const request = await vendor.standardRequest();
    const { pathname, search } = new URL(request.confirmUrl);
    await signIn(PEOPLE.director);
    await using careless = await withoutHeaders(platform.origin);
    const address = careless.origin("localhost") + pathname + search;
    // By itself it works there: what follows is not for want of something else.
    const approval = new ApprovalPage(page);
    await page.goto(address);
    await expect(approval.approve).toBeEnabled();
    const before = (await platform.calls("GET", new RegExp(`${request.id}$`))).length;

    await using other = await framingPage(address);
    await page.goto(other.origin(host));
    const inside = page.frameLocator("iframe");
    await expect(inside.getByRole("heading", { name: /Siden vises inne i en annen side/ })).toBeVisible();
    await expect(inside.locator(CLICKABLE).filter({ visible: true })).toHaveText(["Hopp til innholdet"]);
    expect(await platform.calls("GET", new RegExp(`${request.id}$`))).toHaveLength(before);
    expect(await vendor.status(request)).toBe("New");
  });
}

test("nor does it start in a frame that is kept in a sandbox", async ({ page, platform, vendor, pageErrors }) => {
  pageErrors.tolerate(/call to another host|favicon|sandbox|CORS|ERR_FAILED/);
  const request = await vendor.standardRequest();
  const { pathname, search } = new URL(request.confirmUrl);
  await using careless = await withoutHeaders(platform.origin);
  const address = careless.origin("localhost") + pathname + search;
  await using other = await framingPage(address, 'sandbox="allow-scripts allow-forms"');
  await page.goto(other.origin("localhost"));
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.frameLocator("iframe").getByRole("button")).toHaveCount(0);
});
