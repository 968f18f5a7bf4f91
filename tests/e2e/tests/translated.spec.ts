// Browsers that translate a page replace its text nodes by elements of their own. Whatever happens afterwards, the
// page says the same as one that was not translated.
import { expect as baseExpect, type Page } from "@playwright/test";
import { ApprovalPage, chooseLanguage } from "../support/approval.ts";
import { onDecision, problem } from "../support/overrides.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import type { Request } from "../support/vendor.ts";

/** Does what Chromium's translation does to every text of the page. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest("script, noscript")) continue;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

/** What can be read, without the times that go on. */
async function said(page: Page): Promise<string> {
  const text = await page.locator("body").innerText();
  // A request of ten days has nine of them left a second later.
  return text.replaceAll(/\d\d:\d\d/g, "00:00").replaceAll(/[0-9a-f-]{36}/g, "id").replace(/(9|10)\s(dager|days)/, "n days");
}

type Step = (approval: ApprovalPage, request: Request) => Promise<void>;

/** What a user does, and what has to be seen then. */
const STORIES: { name: string; steps: (fixtures: { fault: () => Promise<void>; reject: Step }) => Step[] }[] = [
  {
    name: "be refused, read again and approve",
    steps: ({ fault }) => [
      async (approval) => {
        await fault();
        await approval.approve.click();
        await expect(approval.text(/Forespørselen ble ikke godkjent/)).toBeVisible();
        await expect(approval.button(/Les status på nytt/)).toBeVisible();
      },
      async (approval) => {
        await approval.button(/Les status på nytt/).click();
        await expect(approval.text(/Forespørselen ble ikke godkjent/)).toHaveCount(0);
        await expect(approval.approve).toBeEnabled();
      },
      async (approval) => {
        await approval.approve.click();
        await expect(approval.heading(approval.messages.approved)).toBeVisible();
        await expect(approval.main.locator("dd", { hasText: "Intuitiv Hest" })).toBeVisible();
      },
    ],
  },
  {
    name: "be overtaken",
    steps: ({ reject }) => [
      async (approval, request) => {
        await reject(approval, request);
        await approval.approve.click();
        await expect(approval.text(/Svaret ditt telte ikke/)).toBeVisible();
      },
    ],
  },
  {
    name: "change the language, and back",
    steps: () => [
      async ({ page }) => {
        await chooseLanguage(page, "en");
        await expect(page.getByText("Tax base", { exact: true })).toBeVisible();
      },
      async ({ page }) => {
        await chooseLanguage(page, "nb");
        await expect(page.getByText("Tax base", { exact: true })).toHaveCount(0);
      },
    ],
  },
];

for (const { name, steps } of STORIES) {
  test(`a translated page says what is true: ${name}`, async ({ page, platform, vendor, signIn, pageErrors }) => {
    pageErrors.tolerate(/status of (403|409)/);
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    const told: string[][] = [];
    for (const isTranslated of [false, true]) {
      await page.evaluate(() => localStorage.clear()).catch(() => {});
      const request = await vendor.standardRequest();
      await approval.openForDecision(request);
      await expect(page.getByText("Skattegrunnlag", { exact: true })).toBeVisible();
      const story = steps({
        fault: () => platform.fault(onDecision({ ...problem("AUTH-00016", 403), times: 1 })),
        reject: async () => vendor.decide(request, "reject"),
      });
      const lines: string[] = [];
      for (const step of story) {
        if (isTranslated) await translate(page);
        await step(approval, request);
        lines.push(await said(page));
      }
      told.push(lines);
      await platform.reset();
      await signIn(PEOPLE.director);
    }
    baseExpect(told[1]).toEqual(told[0]);
  });
}

test("names are never translated", async ({ page, openForDecision }) => {
  const { approval } = await openForDecision();
  const translated = async (): Promise<string[]> =>
    page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode as Text;
        const isName = /SmartCloud|Snill Skog|Intuitiv Hest/.test(data);
        if (isName && !parentElement?.closest("[translate=no]")) found.push(data);
      }
      return found;
    });
  await approval.expectPerson(/Intuitiv Hest/i);
  expect(await translated()).toEqual([]);
  await approval.approve.click();
  await expect(approval.main.locator("dd", { hasText: "Intuitiv Hest" })).toBeVisible();
  expect(await translated()).toEqual([]);
});
