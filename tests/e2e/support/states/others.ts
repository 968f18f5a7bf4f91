// Everything around a request: links that lead nowhere, a platform that fails, the frame, and other pages.
import { expect } from "@playwright/test";
import { ApprovalPage, menu, pickLanguage } from "../approval.ts";
import { LOGIN_PATH, loginButton } from "../login.ts";
import { PEOPLE, TOKEN_LIFE, type Fault } from "../platform.ts";
import { onRead } from "../overrides.ts";
import { APP, pagePath } from "../vendor.ts";
import { switchLanguage } from "./language.ts";
import type { Fixtures } from "../test.ts";
import type { State } from "./state.ts";

/** A page of the app at an address. */
function at(name: string, path: string, heading: RegExp): State {
  return {
    name,
    language: "header",
    show: async ({ page, signIn }) => {
      await signIn(PEOPLE.director);
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    },
  };
}

/** A request that cannot be read. */
function unread(name: string, fault: Omit<Fault, "path">, says: RegExp): State {
  return {
    name: `cannot be read: ${name}`,
    language: "header",
    show: async ({ page, platform, vendor, openRequest }) => {
      const request = await vendor.standardRequest();
      await platform.fault(onRead(request, fault));
      const { approval } = await openRequest({ request });
      await expect(approval.text(says).first()).toBeVisible();
      await expect(page).toHaveTitle(/^Feil: /);
      await approval.expectNoDecision();
      await approval.expectWayOn();
    },
  };
}

/** A page of the local platform. */
function ofPlatform(name: string, path: string): State {
  return {
    name: `platform: ${name}`,
    language: "none",
    show: async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    },
  };
}

/** The page speaks without the app, in the browser's language. */
function boot(name: string, show: (fixtures: Fixtures) => Promise<void>): State {
  return { name: `boot: ${name}`, language: "anew", waiting: true, show };
}

const UNKNOWN = "00000000-0000-4000-8000-000000000000";

export const OTHERS: readonly State[] = [
  at("missing id", pagePath("standard", ""), /Lenken er ikke hel/),
  at("malformed id", pagePath("agent", "?id=505f8488-3d48"), /Lenken er skadet/),
  at("unknown id", pagePath("change", `?id=${UNKNOWN}`), /Forespørselen finnes ikke/),
  {
    name: "front page, nobody signed in",
    language: "header",
    show: async ({ page }) => {
      await page.goto(`${APP}/`);
      await expect(page.getByRole("main").getByRole("button", { name: "Logg inn" })).toBeVisible();
    },
  },
  at("accessibility statement", `${APP}/accessibility`, /Tilgjengelighet/),
  at("not found", `${APP}/nowhere`, /Vi finner ikke siden/),
  unread("500", { status: 500 }, /Plattformen har en feil/),
  unread("503", { status: 503, retryAfter: 60 }, /Vent litt/),
  unread("429", { status: 429, retryAfter: 60 }, /for mange som spør/),
  unread("403 without a code", { status: 403 }, /Du har ikke lov til dette/),
  unread("HTML", { status: 200, body: "<h1>Hei</h1>", contentType: "text/html" }, /Vi forsto ikke svaret/),
  {
    name: "cannot be read: the platform is down",
    language: "header",
    show: async ({ platform, vendor, openRequest }) => {
      const request = await vendor.standardRequest();
      await platform.fault({ path: "/authentication/*", drop: true });
      const { approval } = await openRequest({ request });
      await expect(approval.text(/fikk ikke kontakt med plattformen/).first()).toBeVisible();
    },
  },
  {
    name: "back from login without a session",
    language: "header",
    show: async ({ page, vendor }) => {
      const request = await vendor.standardRequest();
      const approval = new ApprovalPage(page);
      await approval.open(request);
      await expect(loginButton(page, PEOPLE.director)).toBeVisible();
      await approval.open(request);
      await expect(approval.main.getByText(approval.messages.signIn)).toBeVisible();
    },
  },
  {
    name: "offline",
    language: "header",
    show: async (fixtures) => {
      await fixtures.openForDecision();
      // A language that has been here once can be picked without a network.
      for (const language of ["nn", "en", "nb"] as const) await switchLanguage(fixtures.page, language);
      await fixtures.context.setOffline(true);
      await expect(fixtures.page.getByText(/Du er uten nett/)).toBeVisible();
    },
  },
  {
    name: "a language that cannot be fetched",
    language: "none",
    show: async ({ page, context, openForDecision }) => {
      await openForDecision();
      await context.setOffline(true);
      await pickLanguage(page, "en");
      await expect(page.getByRole("status").filter({ hasText: "Språket kunne ikke hentes" })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", "nb");
    },
  },
  {
    name: "a page that cannot be fetched",
    language: "header",
    show: async ({ page, platform }) => {
      await platform.fault({ path: `${APP}/page-accessibility-*`, drop: true });
      await page.goto(`${APP}/accessibility`);
      await expect(page.getByRole("heading", { level: 1, name: /Denne delen kunne ikke hentes/ })).toBeVisible();
    },
  },
  {
    name: "the session ended while the page was open",
    language: "header",
    show: async (fixtures) => {
      await fixtures.page.clock.install();
      await fixtures.openForDecision();
      await fixtures.platform.moveClock(TOKEN_LIFE);
      await fixtures.page.clock.fastForward(12 * 60 * 1000);
      await expect(fixtures.page.getByText(/Innloggingen er utløpt/)).toBeVisible();
    },
  },
  {
    name: "skip link",
    language: "header",
    show: async ({ page, openForDecision }) => {
      await openForDecision();
      await page.keyboard.press("Tab");
      await expect(page.getByRole("link", { name: "Hopp til innholdet" })).toBeFocused();
    },
  },
  ...[
    { name: "language menu", opener: /Bokmål/, signedIn: true },
    { name: "user's menu", opener: /Meny/, signedIn: true },
    { name: "user's menu, nobody signed in", opener: /Meny/, signedIn: false },
  ].map(({ name, opener, signedIn }): State => ({
    name,
    language: "header",
    show: async (fixtures) => {
      if (signedIn) await fixtures.openForDecision();
      else await fixtures.page.goto(`${APP}/`);
      await menu(fixtures.page, opener).click();
    },
  })),
  boot("on its way, and slow", async ({ page, platform, signIn, vendor }) => {
    const request = await vendor.standardRequest();
    await platform.fault({ path: `${APP}/*.wasm`, delayMs: 60_000 });
    await signIn(PEOPLE.director);
    await page.goto(request.confirmUrl, { waitUntil: "commit" });
    await expect(page.getByRole("heading", { name: /Laster/ })).toBeVisible();
    // The line about it comes late: the animation that holds it back is told to be over.
    // There is none before the style sheet, and the line would be held back later.
    await expect(async () => {
      const finished = await page.evaluate(() => {
        const ending = document.getAnimations().filter(
          (animation) => animation.effect?.getComputedTiming().endTime !== Infinity,
        );
        for (const animation of ending) animation.finish();
        return ending.length;
      });
      expect(finished).toBeGreaterThan(0);
    }).toPass();
    await expect(page.getByText(/Dette tar lengre tid/)).toBeVisible();
  }),
  boot("its program cannot be fetched", async ({ page, platform, openRequest }) => {
    await platform.fault({ path: `${APP}/*.wasm`, drop: true });
    await openRequest();
    await expect(page.getByRole("alert")).toBeVisible();
  }),
  boot("its program has changed", async ({ page, platform, openRequest }) => {
    await platform.fault({ path: `${APP}/*.wasm`, status: 404, body: "gone", contentType: "text/plain" });
    await openRequest();
    await expect(page.getByRole("alert")).toBeVisible();
  }),
  boot("it has stopped", async ({ page, openRequest }) => {
    await openRequest();
    await expect(page.getByRole("heading", { level: 1, name: /\?$/ })).toBeVisible();
    await page.evaluate(() =>
      (globalThis as unknown as { panicked: (reference: string) => void }).panicked("src/app.rs:1:2"),
    );
    await expect(page.getByRole("alert").getByRole("button").first()).toBeVisible();
  }),
  ofPlatform("login page", LOGIN_PATH),
  ofPlatform("login page that leads to another host", `${LOGIN_PATH}?goto=https%3A%2F%2Fevil.example%2F`),
  ofPlatform("start page", "/"),
  ofPlatform("receipt of the vendor", "/vendor/receipt"),
  ofPlatform("controls", "/_platform"),
];
