// From the click on a confirmUrl until a person can approve.
import type { Browser, CDPSession, Page } from "@playwright/test";
import { PEOPLE, type Platform } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";
import { report } from "./figures.ts";

const TIMES = 5;

/** A slow phone: 1.6 Mbit/s down, 150 ms to the server, a processor of a quarter. */
const SLOW = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER_PROCESSOR = 4;

interface Load {
  /** Milliseconds from the start of the navigation. */
  painted: number;
  usable: number;
  /** Bytes as sent, headers included. */
  bytes: number;
  requests: number;
}

for (const { name, slow, peer } of [
  { name: "without throttling", slow: false, peer: { usable: 581, painted: 440 } },
  { name: "1.6 Mbit/s, 150 ms, CPU ÷ 4", slow: true, peer: { usable: 4381, painted: 3552 } },
]) {
  test(`approval page, ${name}`, async ({ browser, platform, vendor }) => {
    const request = await vendor.standardRequest();
    const loads: Load[] = [];
    for (let turn = 0; turn < TIMES; turn++) {
      loads.push(await load(browser, platform, request.confirmUrl, slow));
    }
    const of = (figure: keyof Load): number[] => loads.map((load) => load[figure]);
    const budgets = slow ? { usable: { budget: 2200, aim: 1750 }, painted: { budget: 700, aim: 400 } } : undefined;
    report({ what: `Approve usable, ${name}`, unit: "ms", peer: peer.usable, ...budgets?.usable, measured: of("usable") });
    report({ what: `first contentful paint, ${name}`, unit: "ms", peer: peer.painted, ...budgets?.painted, measured: of("painted") });
    if (slow) {
      report({ what: "transferred until then, headers and font included", unit: "kB", peer: 493, measured: of("bytes").map((bytes) => bytes / 1000) });
      report({ what: "requests until then, calls included", unit: "", peer: 9, measured: of("requests") });
    }
  });
}

/** One visit with nothing in the cache. */
async function load(browser: Browser, platform: Platform, address: string, slow: boolean): Promise<Load> {
  const context = await browser.newContext({ locale: "nb-NO" });
  try {
    const value = await platform.userToken(PEOPLE.director);
    await context.addCookies([{ name: "AltinnStudioRuntime", value, url: platform.origin }]);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const traffic = await count(session);
    if (slow) {
      await session.send("Network.emulateNetworkConditions", { offline: false, ...SLOW });
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_PROCESSOR });
    }
    await watchForApprove(page);
    await page.goto(address, { waitUntil: "commit" });
    await page.waitForFunction(() => "usable" in window, undefined, { timeout: 60_000 });
    const { bytes, requests } = traffic;
    const [usable, painted] = await page.evaluate(() => [
      (window as unknown as { usable: number }).usable,
      performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    ]);
    await expect(page.getByRole("button", { name: "Godkjenn", exact: true })).toBeEnabled();
    return { painted: painted ?? Number.NaN, usable: usable ?? Number.NaN, bytes, requests };
  } finally {
    await context.close();
  }
}

/** Notes the moment when the button is there and can be pressed. */
async function watchForApprove(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const look = (): void => {
      const buttons = [...document.querySelectorAll("button")];
      const approve = buttons.find((button) => button.textContent.trim() === "Godkjenn");
      if (approve === undefined || approve.disabled || approve.ariaDisabled === "true") return;
      observer.disconnect();
      Object.assign(window, { usable: performance.now() });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** Counts what comes over the network. */
async function count(session: CDPSession): Promise<{ bytes: number; requests: number }> {
  const traffic = { bytes: 0, requests: 0 };
  session.on("Network.requestWillBeSent", () => traffic.requests++);
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (traffic.bytes += encodedDataLength));
  await session.send("Network.enable");
  return traffic;
}
