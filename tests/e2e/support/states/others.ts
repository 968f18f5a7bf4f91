// Everything around a request: links that lead nowhere, a platform that fails, the frame, and other pages.
import { expect } from "@playwright/test";
import { ApprovalPage, menu } from "../approval.ts";
import { PEOPLE, TOKEN_LIFE, type Fault } from "../platform.ts";
import { pagePath, readPath } from "../vendor.ts";
import { openPending } from "./pending.ts";
import { pickLanguage } from "./language.ts";
import type { Fixtures, State } from "./state.ts";

const APP = "/accessmanagement/ui";
const LOGIN = "/authentication/api/v1/authentication";

/** A page of the app at an address. */
function at(name: string, path: string, heading: RegExp, signedIn = true): State {
  return {
    name,
    language: "header",
    show: async ({ page, signIn }) => {
      if (signedIn) await signIn(PEOPLE.director);
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
    show: async ({ page, platform, signIn, vendor }) => {
      const request = await vendor.standardRequest();
      await platform.fault({ method: "GET", path: readPath(request), ...fault });
      await signIn(PEOPLE.director);
      const approval = new ApprovalPage(page);
      await approval.open(request);
      await expect(approval.text(says).first()).toBeVisible();
    },
  };
}

/** A page of the local platform. */
function ofPlatform(name: string, path: string, language: State["language"] = "reload"): State {
  return {
    name: `platform: ${name}`,
    language,
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

async function standard(fixtures: Fixtures): Promise<ApprovalPage> {
  const approval = new ApprovalPage(fixtures.page);
  await openPending(fixtures, "standard", approval);
  return approval;
}

const UNKNOWN = "00000000-0000-4000-8000-000000000000";

export const OTHERS: readonly State[] = [
  at("missing id", pagePath("standard", ""), /Lenken er ikke hel/),
  at("malformed id", pagePath("agent", "?id=505f8488-3d48"), /Lenken er skadet/),
  at("unknown id", pagePath("change", `?id=${UNKNOWN}`), /Forespørselen finnes ikke/),
  at("front page", `${APP}/`, /Gi datasystemer tilgang/),
  at("front page, nobody signed in", `${APP}/`, /Gi datasystemer tilgang/, false),
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
    show: async ({ page, platform, signIn, vendor }) => {
      const request = await vendor.standardRequest();
      await platform.fault({ path: "/authentication/*", drop: true });
      await signIn(PEOPLE.director);
      const approval = new ApprovalPage(page);
      await approval.open(request);
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
      await expect(page.getByRole("button", { name: /Intuitiv Hest/ })).toBeVisible();
      await approval.open(request);
      await expect(approval.main.getByText(approval.messages.signIn)).toBeVisible();
    },
  },
  {
    name: "offline",
    language: "header",
    show: async (fixtures) => {
      await standard(fixtures);
      // A language that has been here once can be picked without a network.
      for (const language of ["nn", "en", "nb"] as const) await pickLanguage(fixtures.page, language);
      await fixtures.context.setOffline(true);
      await expect(fixtures.page.getByText(/Du er uten nett/)).toBeVisible();
    },
  },
  {
    name: "the session ended while the page was open",
    language: "header",
    show: async (fixtures) => {
      await fixtures.page.clock.install();
      await standard(fixtures);
      await fixtures.platform.moveClock(TOKEN_LIFE);
      await fixtures.page.clock.fastForward(12 * 60 * 1000);
      await expect(fixtures.page.getByText(/Innloggingen er utløpt/)).toBeVisible();
    },
  },
  {
    name: "skip link",
    language: "header",
    show: async (fixtures) => {
      await standard(fixtures);
      await fixtures.page.keyboard.press("Tab");
      await expect(fixtures.page.getByRole("link", { name: "Hopp til innholdet" })).toBeFocused();
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
      if (signedIn) await standard(fixtures);
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
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) {
        if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
      }
    });
    await expect(page.getByText(/Dette tar lengre tid/)).toBeVisible();
  }),
  boot("its program cannot be fetched", async ({ page, platform, signIn, vendor }) => {
    const request = await vendor.standardRequest();
    await platform.fault({ path: `${APP}/*.wasm`, drop: true });
    await signIn(PEOPLE.director);
    await page.goto(request.confirmUrl);
    await expect(page.getByRole("alert")).toBeVisible();
  }),
  boot("its program has changed", async ({ page, platform, signIn, vendor }) => {
    const request = await vendor.standardRequest();
    await platform.fault({ path: `${APP}/*.wasm`, status: 404, body: "gone", contentType: "text/plain" });
    await signIn(PEOPLE.director);
    await page.goto(request.confirmUrl);
    await expect(page.getByRole("alert")).toBeVisible();
  }),
  boot("it has stopped", async (fixtures) => {
    const request = await fixtures.vendor.standardRequest();
    await fixtures.signIn(PEOPLE.director);
    await fixtures.page.goto(request.confirmUrl);
    await expect(fixtures.page.getByRole("heading", { level: 1, name: /\?$/ })).toBeVisible();
    await fixtures.page.evaluate(() =>
      (globalThis as unknown as { panicked: (reference: string) => void }).panicked("src/app.rs:1:2"),
    );
    await expect(fixtures.page.getByRole("alert").getByRole("button").first()).toBeVisible();
  }),
  ofPlatform("login page", LOGIN),
  ofPlatform("login page that leads to another host", `${LOGIN}?goto=https%3A%2F%2Fevil.example%2F`),
  ofPlatform("start page", "/"),
  ofPlatform("receipt of the vendor", "/vendor/receipt"),
  // For those who work on it; English only.
  ofPlatform("controls", "/_platform", "none"),
];
