// Every state of the pages once: axe finds nothing, its links lead to pages, one gets everywhere by keyboard on a
// narrow screen, nothing is cut off there, in big or in widely set text, and what can be pressed can be hit.
import { expectAccessible, findings, inEveryScheme } from "../support/accessibility.ts";
import { expectWalk } from "../support/keyboard.ts";
import {
  expectNoSidewaysScroll,
  expectRoomForBigText,
  expectRoomForSpacing,
  expectTargets,
  NARROW,
} from "../support/layout.ts";
import { DESTINATIONS, expectKnownLinks } from "../support/links.ts";
import { LANGUAGES } from "../support/messages.ts";
import { PEOPLE } from "../support/platform.ts";
import { EACH_STATE_ONCE, STATES } from "../support/states.ts";
import { inLanguage, settle } from "../support/states/language.ts";
import { expect, test } from "../support/test.ts";

/** States that come from failures leave their traces in the console. */
const TRACES = /Failed to (load resource|fetch|find a valid digest)|integrity checks failed|page error: 404/;

for (const state of EACH_STATE_ONCE) {
  test(`state: ${state.name}`, async ({ page, pageErrors, fixtures }) => {
    pageErrors.tolerate(TRACES);
    await state.show(fixtures);
    await settle(state, page);
    await expectAccessible(page);
    await expectKnownLinks(page);
    await page.setViewportSize(NARROW);
    await expectWalk(page);
    await expectNoSidewaysScroll(page);
    await expectTargets(page);
    await expectRoomForSpacing(page);
    await expectRoomForBigText(page);
  });
}

/** One of each way in which pages are built and coloured. */
const REPRESENTATIVES = [
  "standard, asked, everything open",
  "change, asked, everything open",
  "agent, may only pass on",
  "standard, receipt: approve",
  "standard, refused, with a code",
  "standard, outcome unknown",
  "front page",
  "overview: rows",
  "user's menu",
  "boot: its program cannot be fetched",
];

for (const name of REPRESENTATIVES) {
  test(`in every language and scheme: ${name}`, async ({ page, pageErrors, fixtures }) => {
    pageErrors.tolerate(TRACES);
    const state = STATES.find((state) => state.name === name);
    if (state === undefined) throw new Error("no such state");
    await state.show(fixtures);
    await expectWalk(page);
    await page.setViewportSize(NARROW);
    for (const language of LANGUAGES) {
      await inLanguage(state, fixtures, language);
      await settle(state, page);
      await inEveryScheme(page, (scheme) => expectAccessible(page, `${language}, ${scheme}`));
      await expectNoSidewaysScroll(page, language);
    }
  });
}

test("every link of every state leads to a page", async ({ page, signIn }) => {
  for (const [path, heading] of Object.entries(DESTINATIONS)) {
    await signIn(PEOPLE.director);
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    await expect(page.getByRole("heading", { level: 1, name: heading }), path).toBeVisible();
  }
});

test("axe would find it, in each scheme", async ({ page, openForDecision }) => {
  await openForDecision();
  await page.evaluate(() => {
    const main = document.querySelector("main") as HTMLElement;
    const add = (name: string, text: string) => {
      const element = document.createElement(name);
      element.textContent = text;
      return main.appendChild(element);
    };
    add("button", "");
    add("h5", "Levels left out");
    const pale = add("p", "Hardly to be read");
    // What follows the forced colours is readable there; this does not follow them.
    pale.style.cssText = "color: #777; background: #888; forced-color-adjust: none";
    for (const label of ["1", "2"]) {
      const small = add("button", label);
      small.style.cssText = "width: 10px; height: 10px; padding: 0; border: 0; min-height: 0";
    }
    document.documentElement.lang = "norsk!";
  });
  await inEveryScheme(page, async (scheme) => {
    const { violations } = await findings(page);
    const rules = violations.map((violation) => violation.split(",")[0]);
    expect(rules, scheme).toEqual([
      "button-name",
      "color-contrast",
      "heading-order",
      "html-lang-valid",
      "target-size",
    ]);
  });
});
