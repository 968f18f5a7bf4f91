// `test` with a platform of the worker's own, reset before each test, and pages whose errors fail it.
import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { ApprovalPage } from "./approval.ts";
import { PageErrors } from "./page-errors.ts";
import { PEOPLE, Platform, type Person } from "./platform.ts";
import { PlatformProcess } from "./process.ts";
import { Vendor, type Kind, type Request } from "./vendor.ts";

/** Who opens what. */
export interface Opening {
  /** Kind of the new request; a standard one when nothing is said. */
  kind?: Kind;
  /** A request that the test has made itself. */
  request?: Request;
  /** Who is signed in; the director, who may decide, when nothing is said. */
  person?: Person;
}

export type Open = (opening?: Opening) => Promise<{ approval: ApprovalPage; request: Request }>;

/** What is needed to bring a page into a state. */
export interface Fixtures {
  page: Page;
  context: BrowserContext;
  platform: Platform;
  vendor: Vendor;
  signIn: (person: Person) => Promise<void>;
  openRequest: Open;
  openForDecision: Open;
}

interface PerTest {
  /** The worker's platform as after its first start. */
  platform: Platform;
  /** Makes requests on that platform. */
  vendor: Vendor;
  /** Errors that pages report; an unexpected one fails the test at its end. */
  pageErrors: PageErrors;
  /** Gives the browser a session of this person, as the login page would. */
  signIn: (person: Person) => Promise<void>;
  /** Signs in and opens the link to a request, with which most tests begin. */
  openRequest: Open;
  /** The same, and waits until it can be decided. */
  openForDecision: Open;
  /** All that a state of the list needs. */
  fixtures: Fixtures;
}

interface PerWorker {
  process: PlatformProcess;
  /** What the worker's platform is started with besides port, data and app. */
  platformOptions: string[];
}

/** The cookie that carries the session (docs/contract/platform.md, section 6). */
const SESSION = "AltinnStudioRuntime";

export const test = base.extend<PerTest, PerWorker>({
  platformOptions: [[], { scope: "worker", option: true }],

  process: [
    async ({ platformOptions }, use) => {
      const process = await PlatformProcess.start(...platformOptions);
      await use(process);
      await process.close();
    },
    { scope: "worker" },
  ],

  platform: async ({ process }, use) => {
    const platform = new Platform(process);
    await platform.reset();
    const before = process.errors.length;
    await use(platform);
    expect(process.errors.slice(before), "what the platform complained about").toEqual([]);
  },

  vendor: async ({ platform }, use) => {
    await use(new Vendor(platform));
  },

  baseURL: async ({ platform }, use) => {
    await use(platform.origin);
  },

  pageErrors: [
    async ({ context, platform }, use) => {
      const pageErrors = new PageErrors(platform.origin);
      await pageErrors.attach(context);
      await use(pageErrors);
      expect(pageErrors.unexpected(), "what pages complained about").toEqual([]);
    },
    { auto: true },
  ],

  signIn: async ({ context, platform }, use) => {
    await use(async (person) => {
      const value = await platform.userToken(person);
      const attributes = { httpOnly: true, sameSite: "Lax" } as const;
      await context.addCookies([{ name: SESSION, value, url: platform.origin, ...attributes }]);
    });
  },

  openRequest: async ({ page, vendor, signIn }, use) => {
    await use(async ({ kind = "standard", person = PEOPLE.director, ...made } = {}) => {
      const request = made.request ?? (await vendor.request(kind));
      await signIn(person);
      const approval = new ApprovalPage(page);
      await approval.open(request);
      return { approval, request };
    });
  },

  openForDecision: async ({ openRequest }, use) => {
    await use(async (opening) => {
      const opened = await openRequest(opening);
      await opened.approval.expectDecision();
      return opened;
    });
  },

  fixtures: async ({ page, context, platform, vendor, signIn, openRequest, openForDecision }, use) => {
    await use({ page, context, platform, vendor, signIn, openRequest, openForDecision });
  },
});

/** Ends the session in this browser, as it ends when its time is over. */
export async function endSession(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: SESSION });
}

export { expect };
