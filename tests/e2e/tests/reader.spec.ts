// What a screen reader is given: the page as names and roles in the order of reading, and what is said by itself
// while one works. No screen reader is at hand here; this is what the browser hands to one.
import type { Page } from "@playwright/test";
import { ApprovalPage, chooseLanguage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { problem } from "../support/states/answered.ts";
import { expect, test } from "../support/test.ts";
import { decidePattern, type Kind } from "../support/vendor.ts";

interface AxNode {
  role?: { value: string };
  name?: { value: string };
  ignored?: boolean;
  properties?: { name: string; value: { value: unknown } }[];
}

const NAMED = new Set(["button", "link", "DisclosureTriangle", "heading", "list", "region", "alert", "status"]);

/** Everything of the page that has a role and needs a name, as `role: name`. */
async function tree(page: Page): Promise<string[]> {
  const browser = await page.context().newCDPSession(page);
  const { nodes } = (await browser.send("Accessibility.getFullAXTree")) as { nodes: AxNode[] };
  await browser.detach();
  const usable = nodes.filter(({ ignored, role }) => !ignored && NAMED.has(role?.value ?? ""));
  return usable.map(({ role, name }) => `${role?.value}: ${name?.value ?? ""}`);
}

const KINDS: Kind[] = ["standard", "agent", "change"];

for (const kind of KINDS) {
  test(`everything that can be used has a name, one heading leads, ${kind}`, async ({ page, vendor, signIn }) => {
    const request = await vendor.request(kind);
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.open(request);
    await expect(approval.approve).toBeEnabled();
    for (const line of await approval.main.locator("summary").all()) await line.click();
    const nodes = await tree(page);
    for (const role of ["button", "link", "DisclosureTriangle", "heading"]) {
      expect(nodes, role).not.toContain(`${role}: `);
      expect(nodes.filter((node) => node.startsWith(`${role}: `)).length, role).toBeGreaterThan(0);
    }
    // Landmarks, each once.
    for (const role of ["banner", "main", "contentinfo"] as const) await expect(page.getByRole(role)).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  });
}

test("the request, as it is read out", async ({ page, vendor, signIn }) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
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
      - paragraph: Du kan når som helst trekke tilgangen tilbake i Altinn-portalen.
      - button "Godkjenn"
      - button "Ikke godkjenn"
      - status
      - group: /Ikke din avgjørelse/
  `);
});

test("a change, as it is read out: what comes before what goes", async ({ page, vendor, signIn }) => {
  const request = await vendor.changeRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.open(request);
  await expect(approval.approve).toBeEnabled();
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
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await platform.fault({ method: "POST", path: decidePattern("standard", "approve"), delayMs: 700 });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  const said = await listen(page);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeFocused();
  expect((await said())[0]).toBe("Svaret sendes …");
  expect((await said()).length).toBeLessThanOrEqual(4);
});

test("a refusal is said once, as an alert, and the button says why it is off", async ({
  page,
  platform,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(400);
  const request = await vendor.standardRequest();
  const path = decidePattern("standard", "approve");
  await platform.fault({ method: "POST", path, ...problem("AUTH-00053") });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  const said = await listen(page);
  await approval.approve.click();
  await expect(approval.main.getByRole("alert")).toContainText(/Forespørselen ble ikke godkjent/);
  await expect(approval.approve).toHaveAccessibleDescription(/Plattformen har sagt nei til dette/);
  const alerts = (await said()).filter((text) => text.includes("Forespørselen ble ikke godkjent"));
  expect(alerts).toHaveLength(1);
});

test("a page that is come to is announced; the first one is not", async ({ page, pageErrors }) => {
  pageErrors.allowSignIn();
  await page.goto("/accessmanagement/ui/");
  await expect(page.getByRole("heading", { level: 1, name: /Gi datasystemer tilgang/ })).toBeVisible();
  const announcer = page.locator("[aria-live=polite]");
  await expect(announcer).toHaveText("");
  await page.getByRole("contentinfo").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "Tilgjengelighet" })).toBeFocused();
  await expect(announcer).toHaveText("Tilgjengelighet – Fullmakt");
});

test("texts of others carry their language when it is another one", async ({
  page,
  platform,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await platform.fault({
    path: "/resourceregistry/api/v1/resource/*",
    status: 200,
    contentType: "application/json",
    body: JSON.stringify({ identifier: "x", title: { nb: "Bare på bokmål" }, description: { nb: "Ja" } }),
  });
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await chooseLanguage(page, "en");
  await expect(page.locator("bdi[lang=nb]", { hasText: "Bare på bokmål" }).first()).toBeVisible();
  await expect(page.getByRole("banner").locator("li[lang=nn]")).toHaveCount(1);
});

for (const [name, viewport] of Object.entries({
  portrait: { width: 360, height: 740 },
  landscape: { width: 740, height: 360 },
})) {
  test(`${name}: the focus is never covered, and both buttons can be reached`, async ({ page, vendor, signIn }) => {
    await page.setViewportSize(viewport);
    const request = await vendor.standardRequest();
    await signIn(PEOPLE.director);
    const approval = new ApprovalPage(page);
    await approval.openForDecision(request);
    for (const button of [approval.approve, approval.reject]) {
      await button.focus();
      await expect(button).toBeInViewport({ ratio: 1 });
    }
  });
}

test("nothing moves for those who want no motion, and spinners only where something is at work", async ({
  page,
  vendor,
  signIn,
}) => {
  const request = await vendor.standardRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await approval.openForDecision(request);
  await approval.disclosure(/Skattegrunnlag/).click();
  const moving = await page.evaluate(() =>
    document.getAnimations().map((animation) => (animation as CSSAnimation).animationName ?? "transition"),
  );
  expect(moving).toEqual([]);
});
