// Every state of the pages: axe finds nothing in three languages, in light, dark and forced colours; one gets
// everywhere by keyboard; nothing is cut off on a narrow screen, in big or widely set text; targets can be hit.
import { expectAccessible, inEveryScheme } from "../support/accessibility.ts";
import { ApprovalPage } from "../support/approval.ts";
import { expectWalk } from "../support/keyboard.ts";
import {
  expectNoSidewaysScroll,
  expectRoomForBigText,
  expectRoomForSpacing,
  expectTargets,
  NARROW,
} from "../support/layout.ts";
import { PEOPLE } from "../support/platform.ts";
import { STATES } from "../support/states.ts";
import { inLanguage, settle } from "../support/states/language.ts";
import { expect, test } from "../support/test.ts";
import { LANGUAGES } from "../support/messages.ts";

for (const state of STATES) {
  test(`state: ${state.name}`, async ({ page, context, platform, vendor, pageErrors, signIn }) => {
    // States that come from failures leave their traces in the console.
    pageErrors.tolerate(/Failed to (load resource|fetch|find a valid digest)|integrity checks failed|page error: 404/);
    const fixtures = { page, context, platform, vendor, pageErrors, signIn };
    await state.show(fixtures);
    for (const language of state.language === "none" ? (["en"] as const) : LANGUAGES) {
      await inLanguage(state, fixtures, language);
      await settle(state, page);
      await expectAccessible(page, language);
    }
    await expectWalk(page, "wide");
    await page.setViewportSize(NARROW);
    await expectWalk(page, "narrow");
    await expectNoSidewaysScroll(page);
    await expectTargets(page);
    await expectRoomForSpacing(page);
    await expectRoomForBigText(page);
  });
}

test("axe would find it, in each scheme", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  await new ApprovalPage(page).openForDecision(request);
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
  for (const [scheme, { violations }] of await inEveryScheme(page)) {
    const rules = violations.map((violation) => violation.split(",")[0]);
    expect(rules, scheme).toEqual([
      "button-name",
      "color-contrast",
      "heading-order",
      "html-lang-valid",
      "target-size",
    ]);
  }
});
