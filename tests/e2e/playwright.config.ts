import { defineConfig } from "@playwright/test";
import { chromium, chromiumFlags } from "./support/environment.ts";

export default defineConfig({
  testDir: "tests",
  outputDir: "results/files",
  fullyParallel: true,
  workers: 2,
  // A test that fails sometimes is a bug; it is found, not tried again.
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 120_000,
  // Two cores run two browsers, two platforms and this: a page may take its time.
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "results/report.json" }]],
  use: {
    browserName: "chromium",
    headless: true,
    launchOptions: { executablePath: chromium(), args: chromiumFlags() },
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    colorScheme: "light",
    contextOptions: { reducedMotion: "reduce" },
    viewport: { width: 1280, height: 900 },
    actionTimeout: 20_000,
    screenshot: "only-on-failure",
    // Snapshots of the document cost a fifth of all time: `--trace on` takes them, of a single test.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
  },
});
