// Every link that a page offers leads to a page.
import type { Page } from "@playwright/test";
import { STATES } from "../support/states.ts";
import { expect, test } from "../support/test.ts";

/** Addresses of links that are there, by what they say. */
async function links(page: Page): Promise<[string, string][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      // The skip link leads to the page itself; accessible.spec.ts follows it.
      .filter((link) => !link.getAttribute("href")?.startsWith("#"))
      .map((link) => [link.textContent ?? "", link.href]),
  );
}

test("every link of every state leads to a page", async ({ page, context, platform, vendor, pageErrors, signIn }) => {
  test.slow();
  pageErrors.tolerate(/.*/s);
  const found = new Map<string, string>();
  // One of each name: kinds differ in their texts, not in their links.
  const names = new Set<string>();
  for (const state of STATES.filter(({ waiting }) => !waiting)) {
    const name = state.name.replace(/^(standard|agent|change), /, "");
    if (names.has(name)) continue;
    names.add(name);
    await platform.reset();
    await context.clearCookies();
    await page.unrouteAll();
    await context.setOffline(false);
    await state.show({ page, context, platform, vendor, pageErrors, signIn });
    for (const [text, href] of await links(page)) {
      const address = new URL(href);
      address.searchParams.delete("id");
      found.set(address.href, `${text} in ${state.name}`);
    }
  }
  expect(found.size).toBeGreaterThan(3);
  await platform.reset();
  for (const [href, where] of found) {
    const response = await page.goto(href);
    expect(response?.status(), `${where}: ${href}`).toBeLessThan(400);
    await expect(page.getByRole("heading", { level: 1 }).first(), where).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: /Vi finner ikke siden/ }), where).toHaveCount(0);
  }
});
