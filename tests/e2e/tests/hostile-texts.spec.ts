// Hostile texts neither run nor mislead, in whatever field they come.
import { ApprovalPage } from "../support/approval.ts";
import { expectNoSidewaysScroll, NARROW } from "../support/layout.ts";
import { PEOPLE, type Platform } from "../support/platform.ts";
import { json, overrideRequest } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";
import { pagePath } from "../support/vendor.ts";

/** What the rules do with each is tried natively (crates/domain/src/text/tests.rs); here that all texts go through. */
const CORPUS = {
  "scripts and markup":
    `<script>window.hacked=1</script>"><img src=x onerror="window.hacked=1"><svg onload=window.hacked=1>` +
    `<a href="javascript:window.hacked=1">Godkjenn</a>{system} {{org}} \${host} %s`,
  "what cannot be seen":
    "\u202Egnp.doulC\u202C \u2067tramS\u2069 \u200F!Smart\u200B\u200D\u2060Cloud\uFEFF\u00AD\u0000\u0007\u001B[31m\u0085" +
    `S${"\u0335\u0301\u0300\u0306".repeat(40)}mart\n\n\n\tCloud\r\n  \u2028 x`,
  "10 000 characters": "Smart".repeat(2000),
  "10 000 words": "Smart Cloud ".repeat(1000),
};

/** Invisible characters that turn or hide what stands around them. */
const MISLEADING = /[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u2060\uFEFF\u0000-\u0008\u000E-\u001F]/;

/** Answers of the platform whose texts all are the hostile one. */
async function poison(platform: Platform, text: string): Promise<void> {
  const texts = { nb: text, nn: text, en: text };
  await platform.fault({
    path: "/authentication/api/v1/systemregister/*",
    ...json({
      systemId: "991825827_smartcloud",
      systemVendorOrgNumber: "991825827",
      systemVendorOrgName: text,
      name: texts,
      description: texts,
    }),
  });
  await platform.fault({
    path: "/resourceregistry/api/v1/resource/*",
    ...json({
      identifier: "ske-krav-og-betalinger",
      title: texts,
      description: texts,
      rightDescription: texts,
      hasCompetentAuthority: { name: texts, organization: text, orgcode: text },
    }),
  });
  const found = {
    id: "4c859601-9b2b-4662-af39-846f4117ad7a",
    name: text,
    urn: "urn:altinn:accesspackage:skattegrunnlag",
    description: text,
    isDelegable: true,
    isAssignable: true,
    resources: [
      {
        id: "4c859601-9b2b-4662-af39-846f4117ad7b",
        name: text,
        title: text,
        description: text,
        refId: text,
        provider: { name: text },
      },
    ],
  };
  await platform.fault({
    path: "*/accesspackages/search",
    ...json([{ object: found, score: 1, fields: [] }]),
  });
  await platform.fault({ path: "*/accesspackages/package/*", ...json(found) });
}

for (const [name, text] of Object.entries(CORPUS)) {
  test(`in names, titles and descriptions: ${name}`, async ({ page, platform, vendor, openForDecision }) => {
    const prepared = await vendor.standardRequest();
    await poison(platform, text);
    await page.setViewportSize(NARROW);
    const { approval, request } = await openForDecision({ request: prepared });
    for (const item of await approval.main.getByRole("listitem").locator("summary").all()) await item.click();
    // What the page itself says is still there, in its place.
    await expect(approval.heading(/tilgang til/)).toBeVisible();
    await expect(approval.main).toContainText(/991\s825\s827/);
    await expect(approval.approve).toHaveCount(1);
    await expectNoSidewaysScroll(page);
    expect(await approval.main.innerText()).not.toMatch(MISLEADING);
    expect(await page.title()).not.toMatch(MISLEADING);
    expect(await approval.main.locator("script, img, iframe, object, a[href^=javascript]").count()).toBe(0);
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    // A system with a long name may fill the screen, but the buttons can be reached and pressed.
    await approval.approve.click();
    await expect(approval.backToVendor).toBeVisible();
    expect(await vendor.status(request)).toBe("Accepted");
  });
}

test("in the address", async ({ page, vendor, signIn, pageErrors }) => {
  // What could be an id is asked for before the page has looked closely.
  pageErrors.tolerate(/the server responded with a status of 400 /);
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  for (const text of Object.values(CORPUS)) {
    const value = encodeURIComponent(text.slice(0, 3000));
    await page.goto(pagePath("standard", `?id=${value}&backtopage=${value}&x=${value}#${value}`));
    await expect(approval.heading(/Lenken er/)).toBeVisible();
    await approval.expectNoDecision();
    await page.goto(pagePath("standard", `?id=${request.id}&backtopage=${value}&${value}=${value}`));
    await expect(approval.question).toBeVisible();
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  }
});

// A user in front, a Cyrillic letter, a port and a path like a host: what it comes to is shown, and no link leads
// there. The platform sends one there, by its own records.
test("where one goes afterwards is told as it is before the click", async ({ page, platform, vendor, openForDecision }) => {
  const prepared = await vendor.standardRequest();
  await overrideRequest(platform, prepared, { redirectUrl: "https://smartcloud.no@smart\u0441loud.no:8443/smartcloud.no" });
  const { approval } = await openForDecision({ request: prepared });
  await expect(approval.text(/Etterpå går du tilbake til/)).toContainText(/til xn--[a-z0-9-]+\.no:8443\. Da/);
  for (const link of await page.getByRole("link").all()) {
    expect(await link.evaluate((element) => (element as HTMLAnchorElement).origin)).toBe(platform.origin);
  }
});

test("the host that one returns to is shown before and after the click", async ({ vendor, openForDecision }) => {
  const prepared = await vendor.agentRequest({ redirectUrl: "https://superregnskap.no" });
  const { approval } = await openForDecision({ request: prepared });
  await expect(approval.text(/Etterpå går du tilbake til/)).toContainText(/superregnskap\.no/);
  await approval.reject.click();
  await expect(approval.main.getByRole("link", { name: /^Tilbake til/ })).toContainText(/superregnskap\.no/);
});
