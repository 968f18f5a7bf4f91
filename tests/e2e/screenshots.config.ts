// Pictures of the pages for docs/screenshots. Not a part of the tests: `npm run screenshots`.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig({
  ...tests,
  testDir: "screenshots",
  reporter: [["list"]],
});
