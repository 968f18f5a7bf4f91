// axe on a page in every scheme that a user can choose.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test, type Page } from "@playwright/test";
import type * as Axe from "axe-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SCHEMES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours": { colorScheme: "light", forcedColors: "active" },
} as const;

/** Expects no violation in light, dark and forced colours. The page must have come to rest. */
export async function expectAccessible(page: Page): Promise<void> {
  await test.step("axe in light, dark and forced colours", async () => {
    for (const [name, media] of Object.entries(SCHEMES)) {
      await page.emulateMedia(media);
      expect(await violations(page), `axe, ${name}`).toEqual([]);
    }
    await page.emulateMedia(SCHEMES.light);
  });
}

async function violations(page: Page): Promise<string[]> {
  // Through the debugger: a script element would be stopped by our content policy.
  await page.evaluate(AXE);
  const found = await page.evaluate(async (rules) => {
    const axe = (window as unknown as { axe: typeof Axe }).axe;
    const results = await axe.run(document, { runOnly: { type: "tag", values: rules } });
    return results.violations;
  }, RULES);
  return found.map((rule) => {
    const nodes = rule.nodes.map((node) => `${node.target.join(" ")} (${node.failureSummary})`);
    return `${rule.id}, ${rule.impact}: ${nodes.join("; ")}`;
  });
}
