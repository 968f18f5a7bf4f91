// Nobody looks at the console while a test runs: whatever a page complains about fails the test.
import type { BrowserContext, Page } from "@playwright/test";

/** Listens to every page of a context for errors, policy violations and calls to other hosts. */
export class Watch {
  readonly #complaints: string[] = [];
  readonly #allowed: RegExp[] = [];
  readonly #host: string;

  constructor(origin: string) {
    this.#host = new URL(origin).host;
  }

  /** Expects a complaint that the test provokes, such as the browser's line about a 500. */
  allow(...patterns: RegExp[]): void {
    this.#allowed.push(...patterns);
  }

  /** What was complained about without being allowed. */
  complaints(): string[] {
    return this.#complaints.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }

  async attach(context: BrowserContext): Promise<void> {
    context.on("page", (page) => this.#listen(page));
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.host !== this.#host) {
        this.#complaints.push(`call to another host: ${request.url()}`);
      }
    });
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
  }

  #listen(page: Page): void {
    page.on("pageerror", (error) => this.#complaints.push(`page error: ${error.message}`));
    page.on("crash", () => this.#complaints.push("the page crashed"));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        this.#complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
  }
}
