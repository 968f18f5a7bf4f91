// `cargo xtask bench`: the app as it is tested, one page at a time, and nothing that fails by being slow.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig(tests, {
  testDir: "bench",
  testMatch: "*.bench.ts",
  outputDir: "results/bench",
  workers: 1,
  fullyParallel: false,
  timeout: 300_000,
  reporter: [["./bench/table.ts"]],
});
