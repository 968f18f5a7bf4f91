// Draws the pictures of docs/screenshots. They change only when the pages do: the time stands still, and what is
// different at each run (ids, ports) is written over.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { settle } from "../support/states/language.ts";
import { STATES } from "../support/states.ts";
import { test } from "../support/test.ts";
import { CHAPTERS, fileName, type Picture } from "./pictures.ts";

const FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), "../../../docs/screenshots");

/** A Friday morning: when requests are made, and a little later, when they are opened. */
const MADE = new Date("2026-11-20T09:28:00+01:00");
const NOW = new Date("2026-11-20T09:30:00+01:00");

const LOOKS = {
  "1280": { width: 1280, height: 800 },
  "320": { width: 320, height: 640 },
} as const;

const PICTURES: Picture[] = CHAPTERS.flatMap(({ pictures }) => pictures);

for (const { state: name, dark } of PICTURES) {
  test(name, async ({ page, platform, pageErrors, fixtures }) => {
    pageErrors.tolerate(/./);
    const state = STATES.find((state) => state.name === name);
    if (state === undefined) throw new Error(`no such state: ${name}`);
    await platform.reset();
    await platform.moveClock(Math.round((MADE.getTime() - Date.now()) / 1000));
    await page.clock.setFixedTime(NOW);
    await state.show(fixtures);
    await settle(state, page);
    await mkdir(FOLDER, { recursive: true });
    for (const [look, { width, height }] of Object.entries(LOOKS)) {
      await page.setViewportSize({ width, height });
      await draw(page, fileName(name, look), height);
    }
    if (dark) {
      await page.emulateMedia({ colorScheme: "dark" });
      const { width, height } = LOOKS["1280"];
      await page.setViewportSize({ width, height });
      await draw(page, fileName(name, "dark"), height);
    }
  });
}

test("index", async () => {
  await mkdir(FOLDER, { recursive: true });
  const wanted = new Set(["README.md"]);
  const lines = [
    "# Screenshots",
    "",
    "Every main state, at 1280 and 320 pixels; some in dark colours. The time is 20 November 2026, half past nine.",
    "",
    "Drawn anew by `npm run screenshots` in `tests/e2e`, from the states in `tests/e2e/support/states/`, in the built",
    "app with the local platform. They change only when the pages do: look at what has changed before it is committed.",
  ];
  for (const { title, pictures } of CHAPTERS) {
    lines.push("", `## ${title}`, "");
    for (const { state, shows, dark } of pictures) {
      const looks = ["1280", "320", ...(dark ? ["dark"] : [])];
      const links = looks.map((look) => `[${look}](${fileName(state, look)})`);
      for (const look of looks) wanted.add(fileName(state, look));
      lines.push(`* ${shows}: ${links.join(", ")}`);
    }
    const [first] = pictures;
    if (first !== undefined) lines.push("", `![${first.shows}](${fileName(first.state, "1280")})`);
  }
  await writeFile(join(FOLDER, "README.md"), `${lines.join("\n")}\n`);
  for (const file of await readdir(FOLDER)) {
    if (!wanted.has(file)) await rm(join(FOLDER, file));
  }
});

/** Draws the whole page, be it longer than the screen. */
async function draw(page: Page, file: string, height: number): Promise<void> {
  await page.evaluate(steady);
  await page.mouse.move(0, 0);
  const { width } = page.viewportSize() ?? { width: 0 };
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(whole, height) });
  // What has just changed has to be painted first.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  // Chromium writes WebP, which is a fifth of PNG; Playwright's own call does not.
  const browser = await page.context().newCDPSession(page);
  const { data } = await browser.send("Page.captureScreenshot", { format: "webp", quality: 32 });
  await browser.detach();
  await writeFile(join(FOLDER, file), Buffer.from(data, "base64"));
}

/** Writes over what is different at each run, and lets nothing pulse. */
function steady(): void {
  for (const animation of document.getAnimations()) {
    animation.pause();
    animation.currentTime = 0;
  }
  const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  const trace = /00-[0-9a-f]{32}-[0-9a-f]{16}-\d\d/g;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode as Text;
    const steadied = node.data
      .replace(trace, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
      .replace(id, "505f8488-3d48-4c15-8e21-35cb9432f815")
      .replace(/(\d\d:\d\d):\d\d\b/g, "$1:00")
      .replace(/localhost:\d+/g, "localhost:8080");
    if (steadied !== node.data) node.data = steadied;
  }
}
