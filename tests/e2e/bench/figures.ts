// Medians, and the row that they become.
import { test } from "@playwright/test";

/** A figure, with its budget and what it is compared with. */
export interface Figure {
  what: string;
  unit: "ms" | "kB" | "MB" | "";
  /** The production app, measured in the same way; `docs/performance.md` says how. */
  peer?: number;
  budget?: number;
  aim?: number;
  measured: number[];
}

/** Leaves a row for the table. */
export function report({ what, unit, peer, budget, aim, measured }: Figure): void {
  const written = (value: number | undefined): string =>
    value === undefined ? "" : [grouped(value), unit].join(" ").trim();
  const sorted = measured.toSorted((one, other) => one - other);
  const range = `${written(sorted.at(0))} – ${written(sorted.at(-1))}`;
  const cells = [what, written(peer), written(budget), written(aim), `**${written(median(sorted))}**`, range];
  test.info().annotations.push({ type: "figure", description: `| ${cells.join(" | ")} |` });
}

function median(sorted: number[]): number | undefined {
  return sorted[Math.floor(sorted.length / 2)];
}

function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, " ");
}
