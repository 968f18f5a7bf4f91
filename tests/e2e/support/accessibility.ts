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

export type Scheme = keyof typeof SCHEMES;

/** What axe found, and which rules had something to look at. */
export interface Findings {
  violations: string[];
  /** Rules that looked at something and found nothing wrong. */
  passed: string[];
}

/** Expects no violation in light, dark and forced colours. The page must have come to rest. */
export async function expectAccessible(page: Page, where = ""): Promise<void> {
  await test.step(`axe in light, dark and forced colours ${where}`, async () => {
    for (const [name, { violations, passed }] of await inEveryScheme(page)) {
      expect(violations, `axe, ${name} ${where}`).toEqual([]);
      expect(passed, `axe has looked, ${name} ${where}`).toContain("color-contrast");
    }
  });
}

/** What axe finds in light, dark and forced colours. Ends in light. */
export async function inEveryScheme(page: Page): Promise<Map<Scheme, Findings>> {
  const found = new Map<Scheme, Findings>();
  for (const [name, media] of Object.entries(SCHEMES)) {
    await page.emulateMedia(media);
    found.set(name as Scheme, await findings(page));
  }
  await page.emulateMedia(SCHEMES.light);
  return found;
}

async function findings(page: Page): Promise<Findings> {
  // Through the debugger: a script element would be stopped by our content policy.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(async (rules) => {
    const axe = (window as unknown as { axe: typeof Axe }).axe;
    const { violations, passes } = await axe.run(document, {
      runOnly: { type: "tag", values: rules },
      resultTypes: ["violations"],
    });
    return {
      violations: violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        nodes: nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`),
      })),
      passes: passes.map(({ id }) => id),
    };
  }, RULES);
  const told = violations.map(({ id, impact, nodes }) => `${id}, ${impact}: ${nodes.join("; ")}`);
  return { violations: told, passed: passes };
}
