// Nobody looks at the console while a test runs: whatever a page complains about fails the test.
import type { BrowserContext, Page } from "@playwright/test";

/** Listens to every page of a context for errors, policy violations and calls to other hosts. */
export class PageErrors {
  readonly #errors: string[] = [];
  readonly #allowed: { pattern: RegExp; used: boolean }[] = [];
  readonly #tolerated: RegExp[] = [
    // The build writes it on the program's preload link, where Chromium does not look at it; boot.js
    // gives the same digest to `fetch`, where it counts.
    /^warning: The `integrity` attribute is currently ignored for preload destinations/,
  ];
  readonly #host: string;

  constructor(origin: string) {
    this.#host = new URL(origin).host;
  }

  /** Expects the browser's own line about an answer with one of these statuses. */
  allowStatus(...statuses: number[]): void {
    for (const status of statuses) this.allow(new RegExp(`the server responded with a status of ${status} `));
  }

  /** Expects the browser's own line about a connection that could not be made, or broke. */
  allowBrokenConnection(): void {
    this.allow(/^error: Failed to load resource: net::ERR_(CONNECTION_|EMPTY_RESPONSE|INTERNET_|NETWORK_)/);
  }

  /** Expects the refusals that tell a page that nobody has signed in yet. */
  allowSignIn(): void {
    this.allowStatus(401);
  }

  /** Lets errors like this pass, whether there are any or not. */
  tolerate(pattern: RegExp): void {
    this.#tolerated.push(pattern);
  }

  /** Expects errors like this. */
  allow(pattern: RegExp): void {
    this.#allowed.push({ pattern, used: false });
  }

  /** What was complained about without being allowed, and what was allowed without happening. */
  unexpected(): string[] {
    const surprises = this.#errors.filter((text) => {
      const fits = this.#allowed.filter(({ pattern }) => pattern.test(text));
      for (const allowed of fits) allowed.used = true;
      return fits.length === 0 && !this.#tolerated.some((pattern) => pattern.test(text));
    });
    const idle = this.#allowed.filter(({ used }) => !used);
    return [...surprises, ...idle.map(({ pattern }) => `allowed, and did not happen: ${pattern}`)];
  }

  async attach(context: BrowserContext): Promise<void> {
    context.on("page", (page) => this.#listen(page));
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.host !== this.#host) {
        this.#errors.push(`call to another host: ${request.url()}`);
      }
    });
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
  }

  #listen(page: Page): void {
    page.on("pageerror", (error) => this.#errors.push(`page error: ${error.message}`));
    page.on("crash", () => this.#errors.push("the page crashed"));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        this.#errors.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
  }
}
