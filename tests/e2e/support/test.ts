// `test` with a platform of the worker's own, reset before each test, and pages that are watched.
import { test as base, expect, type Page } from "@playwright/test";
import { Platform } from "./platform.ts";
import { PlatformProcess } from "./process.ts";
import { Watch } from "./watch.ts";

interface PerTest {
  /** The worker's platform as after its first start. */
  platform: Platform;
  /** Complaints of pages; fails the test at its end. */
  watch: Watch;
  /** Gives the browser a session of this user, as the login page would. */
  signIn: (user: number) => Promise<void>;
}

interface PerWorker {
  process: PlatformProcess;
}

export const test = base.extend<PerTest, PerWorker>({
  process: [
    async ({}, use) => {
      const process = await PlatformProcess.start();
      await use(process);
      await process.close();
    },
    { scope: "worker" },
  ],

  platform: async ({ process }, use) => {
    const platform = new Platform(process);
    await platform.reset();
    await use(platform);
  },

  watch: [
    async ({ context, platform }, use) => {
      const watch = new Watch(platform.origin);
      await watch.attach(context);
      await use(watch);
      expect(watch.complaints(), "what pages complained about").toEqual([]);
    },
    { auto: true },
  ],

  signIn: async ({ context, platform }, use) => {
    await use(async (user) => {
      const value = await platform.userToken(user);
      await context.addCookies([{ name: "AltinnStudioRuntime", value, url: platform.origin }]);
    });
  },
});

/** Ends the session in this browser, as it ends when its time is over. */
export async function endSession(page: Page): Promise<void> {
  await page.context().clearCookies({ name: "AltinnStudioRuntime" });
}

export { expect };
