// Prints the figures of all measurements as one table that can stand in docs/performance.md as it is.
import { cpus } from "node:os";
import type { Reporter, TestCase, TestError, TestResult } from "@playwright/test/reporter";

export default class Table implements Reporter {
  readonly #rows: string[] = [];
  readonly #failed: string[] = [];

  onError(error: TestError): void {
    this.#failed.push(error.message ?? String(error.value));
  }

  onTestBegin(test: TestCase): void {
    console.log(`Measuring: ${test.title}`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const rows = result.annotations.filter(({ type }) => type === "figure");
    this.#rows.push(...rows.map(({ description }) => description ?? ""));
    if (result.status !== "passed") {
      this.#failed.push(`${test.title}: ${result.error?.message ?? result.status}`);
    }
  }

  onEnd(): void {
    const machine = cpus();
    console.log(`\n${machine.length} cores, ${machine[0]?.model.trim() ?? "of unknown make"}; Chromium, cold cache\n`);
    console.log("| what | peer | budget | aim | here, median | from to |");
    console.log("|---|---:|---:|---:|---:|---:|");
    for (const row of this.#rows) console.log(row);
    for (const failure of this.#failed) console.error(`\nNot measured: ${failure}`);
  }
}
