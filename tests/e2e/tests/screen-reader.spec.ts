// What a screen reader is given: the page as names and roles in the order of reading, and what is said by itself
// while one works. That everything has a name is in every-state.spec.ts. No screen reader is at hand here; this is
// what the browser hands to one.
import type { Page } from "@playwright/test";
import { chooseLanguage } from "../support/approval.ts";
import { DESCRIPTIONS, json, onDecision, problem } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";

test("the request, as it is read out", async ({ openForDecision }) => {
  const { approval } = await openForDecision();
  await expect(approval.main).toMatchAriaSnapshot(`
    - main:
      - heading /Gi «SmartCloud» tilgang til .+\\?/ [level=1]
      - paragraph: /«SmartCloud» leveres av virksomheten med org\\.nr\\. 991.825.827\\./
      - paragraph: /Du svarer for .+, org\\.nr\\. 314.248.295\\./
      - paragraph:
        - text: Forespurt
        - time
        - text: · gjelder til
        - time
        - text: (
        - strong: /(9|10) dager/
        - text: igjen)
      - region "Dette får «SmartCloud» tilgang til":
        - heading "Dette får «SmartCloud» tilgang til" [level=2]
        - list:
          - listitem:
            - group: /Skattegrunnlag/
          - listitem:
            - group: /Krav og betalinger/
      - paragraph:
        - text: Etterpå går du tilbake til
        - strong: /localhost/
        - text: . Da logges du ut her.
      - paragraph: Du kan når som helst trekke tilgangen tilbake, i oversikten over systemtilganger.
      - status:
        - paragraph:
          - text: /Snill Skog AS har allerede gitt systemet tilgang/
          - link: SmartCloud hovedkontor
      - button "Godkjenn"
      - button "Ikke godkjenn"
      - status
      - group: /Ikke din avgjørelse/
  `);
});

test("a change, as it is read out: what comes before what goes", async ({ openForDecision }) => {
  const { approval } = await openForDecision({ kind: "change" });
  await expect(approval.main).toMatchAriaSnapshot(`
    - main:
      - heading /Endre tilgangen «SmartCloud» har til .+\\?/ [level=1]
      - region "Dette kommer i tillegg":
        - list:
          - listitem:
            - group: /Skattegrunnlag/
      - region "Dette faller bort":
        - list:
          - listitem:
            - group: /Krav og betalinger/
      - button "Godkjenn"
      - button "Ikke godkjenn"
  `);
});

/** Everything that is said by itself from now on: what live regions are changed to, or come with. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    (globalThis as unknown as { said: string[] }).said = said;
    const say = (node: Node | null) => {
      const element = node instanceof Element ? node : node?.parentElement;
      const live = element?.closest("[role=status], [role=alert], [aria-live]") ?? null;
      const inside = element?.querySelector("[role=status], [role=alert]") ?? null;
      const text = (live ?? inside)?.textContent?.trim().replace(/\s+/g, " ") ?? "";
      if (text !== "" && said.at(-1) !== text) said.push(text);
    };
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === "characterData") say(change.target);
        for (const node of change.addedNodes) say(node);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}

test("what is said while one approves: that it is on its way, then the receipt has the focus", async ({
  page,
  platform,
  openForDecision,
}) => {
  await platform.fault(onDecision({ delayMs: 700 }));
  const { approval } = await openForDecision();
  await expect(approval.text(/har allerede gitt systemet tilgang/)).toBeVisible();
  const said = await listen(page);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeFocused();
  expect((await said())[0]).toBe("Svaret sendes …");
  expect((await said()).length).toBeLessThanOrEqual(4);
});

test("a refusal is said once, as an alert, and the button says why it is off", async ({
  page,
  platform,
  openForDecision,
  pageErrors,
}) => {
  pageErrors.allowStatus(400);
  await platform.fault(onDecision(problem("AUTH-00053")));
  const { approval } = await openForDecision();
  const said = await listen(page);
  await approval.approve.click();
  await expect(approval.main.getByRole("alert")).toContainText(/Forespørselen ble ikke godkjent/);
  await expect(approval.approve).toHaveAccessibleDescription(/Plattformen har sagt nei til dette/);
  const alerts = (await said()).filter((text) => text.includes("Forespørselen ble ikke godkjent"));
  expect(alerts).toHaveLength(1);
});

test("texts of others carry their language when it is another one", async ({
  page,
  platform,
  openForDecision,
}) => {
  const [, services] = DESCRIPTIONS;
  const texts = { identifier: "x", title: { nb: "Bare på bokmål" }, description: { nb: "Ja" } };
  await platform.fault({ path: services, ...json(texts) });
  await openForDecision();
  await chooseLanguage(page, "en");
  await expect(page.locator("bdi[lang=nb]", { hasText: "Bare på bokmål" }).first()).toBeVisible();
  await expect(page.getByRole("banner").locator("li[lang=nn]")).toHaveCount(1);
});
