// An approval page as its user meets it: by role, label and text.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Request } from "./vendor.ts";
import { MESSAGES, type Language } from "./messages.ts";

/** What opens a menu in the header: a native `summary`, for which there is no role. */
export function menu(page: Page, name: RegExp): Locator {
  return page.getByRole("banner").locator("summary", { hasText: name });
}

/** Chooses a language in the header's menu, by mouse or as `act` does it, and waits until it is there. */
export async function chooseLanguage(
  page: Page,
  language: Language,
  act?: (button: Locator) => Promise<void>,
): Promise<void> {
  await pickLanguage(page, language, act);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

/** Picks a language, whatever comes of it. */
export async function pickLanguage(
  page: Page,
  language: Language,
  act: (button: Locator) => Promise<void> = (button) => button.click(),
): Promise<void> {
  const choice = page.getByRole("banner").getByRole("button", { name: MESSAGES[language].name, pressed: false });
  // The menu stays open after a choice.
  if (!(await choice.isVisible())) {
    await act(menu(page, /^(Bokmål|Nynorsk|English)$/));
  }
  await act(choice);
}

export class ApprovalPage {
  readonly page: Page;
  readonly messages: (typeof MESSAGES)[Language];

  constructor(page: Page, language: Language = "nb") {
    this.page = page;
    this.messages = MESSAGES[language];
  }

  /** Opens the vendor's link. */
  async open(request: Request): Promise<void> {
    await this.page.goto(request.confirmUrl);
  }

  /** Opens the vendor's link and waits until it can be decided. */
  async openForDecision(request: Request): Promise<void> {
    await this.open(request);
    await this.expectDecision();
  }

  /** Waits until the request can be decided, by name. */
  async expectDecision(): Promise<void> {
    await expect(this.heading(/\?$/)).toBeVisible();
    await expect(this.page.locator("h1 .ds-skeleton")).toHaveCount(0);
    await expect(this.approve).toBeEnabled();
  }

  /** Waits until the page knows who is signed in: a receipt names nobody who was not known before the click. */
  async expectPerson(name: RegExp): Promise<void> {
    await expect(this.page.getByText(name).first()).toBeAttached();
  }

  get main(): Locator {
    return this.page.getByRole("main");
  }

  heading(name: RegExp): Locator {
    return this.page.getByRole("heading", { level: 1, name });
  }

  /** What is asked, for a standard request. */
  get question(): Locator {
    return this.heading(this.messages.question);
  }

  button(name: RegExp): Locator {
    return this.main.getByRole("button", { name });
  }

  get approve(): Locator {
    return this.button(this.messages.approve);
  }

  get reject(): Locator {
    return this.button(this.messages.reject);
  }

  get forward(): Locator {
    return this.button(this.messages.forward);
  }

  /** Asks again for what could not be read. */
  get readAgain(): Locator {
    return this.button(/^(Prøv igjen|Les status på nytt)$/).first();
  }

  get backToVendor(): Locator {
    return this.main.getByRole("link", { name: this.messages.backToVendor });
  }

  /** What opens in place: a native `summary`, for which there is no role. */
  disclosure(name: RegExp): Locator {
    return this.main.locator("summary", { hasText: name });
  }

  /** Something to read: a whole paragraph, heading or line, of whatever parts. */
  text(text: RegExp): Locator {
    return this.main.locator("p, h1, h2, dt, dd, summary, .access-services > li").filter({ hasText: text });
  }

  /** Expects that nothing can be decided here. */
  async expectNoDecision(): Promise<void> {
    for (const button of [this.approve, this.reject, this.forward]) await expect(button).toHaveCount(0);
  }

  /** Expects that no decision can be sent now, whether its button is there or not. */
  async expectNothingToSend(): Promise<void> {
    for (const button of [this.approve, this.reject, this.forward]) {
      await expect(button.and(this.page.locator(":not([aria-disabled=true])"))).toHaveCount(0);
    }
  }

  /** Expects that the page leads on: no state is a dead end. */
  async expectWayOn(): Promise<void> {
    const ways = this.main.getByRole("link").or(this.main.getByRole("button"));
    await expect(ways.first()).toBeVisible();
  }
}
