// An approval page as its user meets it: by role, label and text.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Request } from "./vendor.ts";
import { WORDS, type Language } from "./words.ts";

export class ApprovalPage {
  readonly page: Page;
  readonly words: (typeof WORDS)[Language];

  constructor(page: Page, language: Language = "nb") {
    this.page = page;
    this.words = WORDS[language];
  }

  /** Opens the vendor's link. */
  async open(request: Request): Promise<void> {
    await this.page.goto(request.confirmUrl);
  }

  /** Opens the vendor's link and waits for the question. */
  async openForDecision(request: Request): Promise<void> {
    await this.open(request);
    await expect(this.question).toBeVisible();
    await expect(this.approve).toBeEnabled();
  }

  get main(): Locator {
    return this.page.getByRole("main");
  }

  heading(name: RegExp): Locator {
    return this.page.getByRole("heading", { level: 1, name });
  }

  get question(): Locator {
    return this.heading(this.words.question);
  }

  button(name: RegExp): Locator {
    return this.main.getByRole("button", { name });
  }

  get approve(): Locator {
    return this.button(this.words.approve);
  }

  get reject(): Locator {
    return this.button(this.words.reject);
  }

  get forward(): Locator {
    return this.button(this.words.forward);
  }

  get backToVendor(): Locator {
    return this.main.getByRole("link", { name: this.words.backToVendor });
  }

  /** What opens in place: a native `summary`, for which there is no role. */
  disclosure(name: RegExp): Locator {
    return this.main.locator("summary", { hasText: name });
  }

  text(text: RegExp): Locator {
    return this.main.getByText(text);
  }

  /** Expects that nothing can be decided here. */
  async expectNoDecision(): Promise<void> {
    for (const button of [this.approve, this.reject, this.forward]) await expect(button).toHaveCount(0);
  }

  /** Expects that the page leads on: no state is a dead end. */
  async expectWayOn(): Promise<void> {
    const ways = this.main.getByRole("link").or(this.main.getByRole("button"));
    await expect(ways.first()).toBeVisible();
  }
}
