// axe on a page, and the schemes that a user can choose.
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

type Scheme = keyof typeof SCHEMES;

/** What axe found, and which rules had something to look at. */
interface Findings {
  violations: string[];
  /** Rules that looked at something and found nothing wrong. */
  passed: string[];
}

/** Expects no violation. The page must have come to rest. */
export async function expectAccessible(page: Page, where = ""): Promise<void> {
  await test.step(`axe ${where}`, async () => {
    const { violations, passed } = await findings(page);
    expect(violations, `axe ${where}`).toEqual([]);
    expect(passed, `axe has looked ${where}`).toContain("color-contrast");
  });
}

/** Does this in light, dark and forced colours. Ends in light. */
export async function inEveryScheme(page: Page, act: (scheme: Scheme) => Promise<void>): Promise<void> {
  for (const [scheme, media] of Object.entries(SCHEMES)) {
    await page.emulateMedia(media);
    await act(scheme as Scheme);
  }
  await page.emulateMedia(SCHEMES.light);
}

/** What axe finds on the page as it is. */
export async function findings(page: Page): Promise<Findings> {
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
