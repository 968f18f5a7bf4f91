// Links that vendors send: whole, damaged, and with more in them than needed.
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { pagePath } from "../support/vendor.ts";

const UNKNOWN = "00000000-0000-4000-8000-000000000000";

const BROKEN = [
  { name: "missing id", query: "", heading: /Lenken er ikke hel/ },
  { name: "empty id", query: "?id=&DONTCHOOSEREPORTEE=true", heading: /Lenken er ikke hel/ },
  { name: "malformed id", query: "?id=505f8488-3d48", heading: /Lenken er skadet/ },
  { name: "an id that is markup", query: "?id=%3Cimg%20src%3Dx%3E", heading: /Lenken er skadet/ },
  { name: "an id that is a path", query: "?id=..%2F..%2Flogout", heading: /Lenken er skadet/ },
  {
    name: "two different ids",
    query: `?id=${UNKNOWN}&id=505f8488-3d48-4c15-8e21-35cb9432f815`,
    heading: /Lenken er skadet/,
    // boot.js asks for the first one before the app is there.
    status: 404,
  },
  { name: "unknown id", query: `?id=${UNKNOWN}`, heading: /Forespørselen finnes ikke/, status: 404 },
];

for (const { name, query, heading, status } of BROKEN) {
  test(name, async ({ page, signIn, pageErrors }) => {
    if (status !== undefined) pageErrors.allowStatus(status);
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await page.goto(pagePath("standard", query));
    await expect(approval.heading(heading)).toBeVisible();
    await expect(page).toHaveTitle(/^Feil: /);
    await approval.expectNoDecision();
    await approval.expectWayOn();
  });
}

test("the reference of a problem can be copied", async ({ page, context, signIn, pageErrors }) => {
  pageErrors.allowStatus(404);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(PEOPLE.director);
  await page.goto(pagePath("standard", `?id=${UNKNOWN}`));
  await page.getByRole("button", { name: /Kopier referansen/ }).click();
  await expect(page.getByText("Kopiert")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("AUTH-00010");
});

for (const [name, make] of Object.entries({
  "upper case": (id: string) => pagePath("standard", `?ID=${id.toUpperCase()}`),
  "more parameters": (id: string) => pagePath("standard", `?x=1&id=${id}&skiplogout=false&lng=en#top`),
  "a slash after the id": (id: string) => pagePath("standard", `?id=${id}/`),
  "braces around the id": (id: string) => pagePath("standard", `?id={${id}}`),
  "an id without hyphens": (id: string) => pagePath("standard", `?id=${id.replaceAll("-", "")}`),
  "a slash at the end": (id: string) => `${pagePath("standard", "/")}?id=${id}`,
})) {
  test(`a link with ${name} leads to its request`, async ({ page, vendor, signIn }) => {
    const { id } = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    await page.goto(make(id));
    await expect(new ApprovalPage(page).question).toBeVisible();
  });
}

for (const target of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
  test(`no link back to ${target}`, async ({ page, platform, vendor, signIn }) => {
    const { id } = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    await page.goto(pagePath("standard", `?id=${id}&backtopage=${encodeURIComponent(target)}`));
    await expect(new ApprovalPage(page).question).toBeVisible();
    for (const link of await page.getByRole("link").all()) {
      const address = await link.evaluate((element) => (element as HTMLAnchorElement).href);
      expect(new URL(address).origin).toBe(platform.origin);
    }
  });
}

test("an address that leads nowhere says so, and leads to the front page", async ({ page, pageErrors }) => {
  pageErrors.allowSignIn();
  await page.goto("/accessmanagement/ui/nowhere");
  await expect(page.getByRole("heading", { level: 1, name: /Vi finner ikke siden/ })).toBeVisible();
  await page.getByRole("main").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: /Gi datasystemer tilgang/ })).toBeFocused();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByText(/Vi finner ikke siden/)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: /Vi finner ikke siden/ })).toBeFocused();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
});
