// Pages that are loaded when they are opened: each of them opens in the built app, and one that cannot be fetched says
// so, leaves header and footer alone, and can be tried again.
import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { chooseLanguage, menu, pickLanguage } from "../support/approval.ts";
import { appFolder } from "../support/environment.ts";
import type { Language } from "../support/messages.ts";
import { CUSTOMER, PEOPLE, type Fault } from "../support/platform.ts";
import { SEEDED } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";
import { APP } from "../support/vendor.ts";

/** Pages by the name that `lazy_page!` gives them in src/app.rs, and something that each says. */
const PAGES: Record<string, { path: string; about?: true } & Record<Language, RegExp>> = {
  accessibility: {
    path: `${APP}/accessibility`,
    nb: /Målet er WCAG 2\.2 på nivå AA/,
    nn: /som er meir enn lova krev/,
    en: /The aim is WCAG 2\.2 at level AA/,
  },
  choose: { path: `${APP}/organisation?then=overview`, nb: /3\svirksomheter/, nn: /3\sverksemder/, en: /3\sorganisations/ },
  clients: {
    path: `${APP}/systemuser/clients?id=${SEEDED.headOffice.id}&`,
    about: true,
    nb: /så den har ingen kunder/,
    nn: /så han har ingen kundar/,
    en: /so it has no clients/,
  },
  create: {
    path: `${APP}/systemuser/create?`,
    about: true,
    nb: /Spør leverandøren hva systemet heter i listen/,
    nn: /Spør leverandøren kva systemet heiter i lista/,
    en: /Ask the vendor what the system is called in the list/,
  },
  details: {
    path: `${APP}/systemuser/details?id=${SEEDED.headOffice.id}&`,
    about: true,
    nb: /Systemet handler for virksomheten selv/,
    nn: /Systemet handlar for verksemda sjølv/,
    en: /The system acts for the organisation itself/,
  },
  overview: {
    path: `${APP}/systemuser/overview?`,
    about: true,
    nb: /Her ser du hvilke datasystemer/,
    nn: /Her ser du kva datasystem/,
    en: /Here you see which computer systems/,
  },
  start: { path: `${APP}/?`, about: true, nb: /Dette kan du gjøre for/, nn: /Dette kan du gjere for/, en: /This is what you can do for/ },
};

test.beforeEach(({ pageErrors }) => pageErrors.tolerate(/status of 401/));

const MISSING = { nb: "Denne delen kunne ikke hentes", en: "This part could not be fetched" };
/** The traces of a file that could not be had. */
const TRACES = /Failed to (load resource|fetch|find a valid digest)|integrity checks failed|TypeError/;

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

/** Goes from the front page to the statement, without loading the app anew. */
async function followLink(page: Page): Promise<void> {
  await page.goto(`${APP}/`);
  await expect(heading(page, /Gi datasystemer tilgang/)).toBeVisible();
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  await page.getByRole("link", { name: "Tilgjengelighet" }).click();
}

test("each page with a program of its own is tried here", () => {
  const names = readdirSync(appFolder()).flatMap((name) => /^page-(\w+)-\w+\.wasm$/.exec(name)?.[1] ?? []);
  expect(names.sort()).toEqual(Object.keys(PAGES).sort());
});

for (const [name, { path, about, ...says }] of Object.entries(PAGES)) {
  test(`opens: ${name}, and follows the language`, async ({ page, platform, signIn }) => {
    await signIn(PEOPLE.director);
    const party = about ? `party=${await platform.partyOf(PEOPLE.director, CUSTOMER.number)}` : "";
    await page.goto(path + party);
    for (const language of ["nb", "nn", "en", "nb"] as const) {
      if ((await page.locator("html").getAttribute("lang")) !== language) await chooseLanguage(page, language);
      await expect(page.getByText(says[language])).toBeVisible();
    }
  });
}

test("a page that comes late has a heading, a title and focus before and after", async ({ page, platform }) => {
  await platform.fault({ path: `${APP}/page-accessibility-*`, delayMs: 1500 });
  await followLink(page);
  const title = heading(page, "Tilgjengelighet");
  await expect(title).toBeFocused();
  await expect(page).toHaveTitle(/^Tilgjengelighet – /);
  await expect(page.locator("main .ds-skeleton")).toBeVisible();
  await expect(page.getByText(PAGES["accessibility"]!.nb)).toBeVisible();
  await expect(title).toBeFocused();
  await expect(title).toHaveCount(1);
});

const FAULTS: [string, Fault][] = [
  ["its program is not to be had", { path: `${APP}/page-accessibility-*`, drop: true }],
  ["its program is gone", { path: `${APP}/page-accessibility-*`, status: 404, body: "no", contentType: "text/plain" }],
  ["its program is another", { path: `${APP}/page-accessibility-*`, status: 200, body: "no", contentType: "application/wasm" }],
  ["its texts are not to be had", { path: `${APP}/texts-accessibility-nb-*`, drop: true }],
];
for (const [name, fault] of FAULTS) {
  test(`cannot be fetched, and is tried again: ${name}`, async ({ page, platform, pageErrors }) => {
    pageErrors.allow(TRACES);
    await platform.fault(fault);
    await followLink(page);
    await expect(heading(page, MISSING.nb)).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(`^${MISSING.nb} – `));

    // The rest of the app lives on.
    await chooseLanguage(page, "en");
    await expect(heading(page, MISSING.en)).toBeVisible();
    await chooseLanguage(page, "nb");
    await menu(page, /Meny/).click();
    await page.keyboard.press("Escape");

    const again = page.getByRole("button", { name: "Prøv igjen" });
    await again.click();
    await expect(heading(page, MISSING.nb)).toBeFocused();
    await platform.clearFaults();
    await again.click();
    await expect(page.getByText(PAGES["accessibility"]!.nb)).toBeVisible();
    await expect(heading(page, "Tilgjengelighet")).toBeFocused();
    await expect(page).toHaveTitle(/^Tilgjengelighet – /);
    expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
  });
}

test("without a network a page says so, and comes when it is back", async ({ page, context, pageErrors }) => {
  pageErrors.allow(TRACES);
  await page.goto(`${APP}/`);
  await expect(heading(page, /Gi datasystemer tilgang/)).toBeVisible();
  await context.setOffline(true);
  await page.getByRole("link", { name: "Tilgjengelighet" }).click();
  await expect(heading(page, MISSING.nb)).toBeFocused();
  await page.getByRole("link", { name: "Fullmakt" }).click();
  await expect(heading(page, /Gi datasystemer tilgang/)).toBeFocused();
  await context.setOffline(false);
  await page.getByRole("link", { name: "Tilgjengelighet" }).click();
  await expect(page.getByText(PAGES["accessibility"]!.nb)).toBeVisible();
});

test("a page that has been left before it came stays away", async ({ page, platform }) => {
  await platform.fault({ path: `${APP}/page-accessibility-*`, delayMs: 1000 });
  const late = page.waitForResponse(/page-accessibility-/);
  await followLink(page);
  await page.getByRole("link", { name: "Fullmakt" }).click();
  await (await late).finished();
  // A language without its texts can be chosen, for it is not on the screen.
  await platform.fault({ path: `${APP}/texts-accessibility-en-*`, drop: true });
  await chooseLanguage(page, "en");
  await expect(heading(page, /Give computer systems access/)).toBeVisible();
});

test("a page never stands there in two languages", async ({ page, platform, pageErrors }) => {
  pageErrors.allowBrokenConnection();
  await platform.fault({ path: `${APP}/texts-accessibility-en-*`, drop: true });
  await page.goto(`${APP}/accessibility`);
  const { nb, en } = PAGES["accessibility"]!;
  await expect(page.getByText(nb)).toBeVisible();
  await pickLanguage(page, "en");
  const said = page.getByRole("status").filter({ hasText: "Språket kunne ikke hentes" });
  await expect(said).toBeVisible();
  await expect(heading(page, "Tilgjengelighet")).toBeVisible();
  await expect(page.getByText(nb)).toBeVisible();

  await platform.clearFaults();
  await platform.fault({ path: `${APP}/texts-accessibility-en-*`, delayMs: 1000 });
  const late = page.waitForResponse(/texts-accessibility-en-/);
  await pickLanguage(page, "en");
  await expect(page.locator("html")).toHaveAttribute("lang", "nb");
  await expect(page.getByText(nb)).toBeVisible();
  await late;
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByText(en)).toBeVisible();
  await expect(heading(page, "Accessibility")).toBeVisible();
  await expect(said).toHaveCount(0);
});
