// On small screens and on paper, and what must not move. That no state is wider than a narrow screen is in
// every-state.spec.ts.
import { menu } from "../support/approval.ts";
import { expectNoSidewaysScroll, NARROW, sizeOf } from "../support/layout.ts";
import { DESCRIPTIONS } from "../support/overrides.ts";
import { expect, test } from "../support/test.ts";

test("320 pixels wide: the acting party is named, and the buttons are big", async ({ page, openForDecision }) => {
  await page.setViewportSize(NARROW);
  const { approval } = await openForDecision();
  await expect(approval.text(/Krav og betalinger/).first()).toBeVisible();
  await expect(page.getByRole("banner")).toContainText(/Snill Skog AS/i);
  const room = (await sizeOf(approval.main)).width;
  for (const button of [approval.approve, approval.reject]) {
    const { width, height } = await sizeOf(button);
    expect(height).toBeGreaterThanOrEqual(48);
    expect(width).toBeGreaterThan(room * 0.8);
    await expect(button).toHaveText(/\p{L}/u);
  }
  for (const name of [/Bokmål/, /Meny/]) {
    await menu(page, name).click();
    await expectNoSidewaysScroll(page);
    await page.keyboard.press("Escape");
    await expect(menu(page, name)).toBeFocused();
  }
});

test("a phone on its side: the focus is never covered, and both buttons can be reached", async ({
  page,
  openForDecision,
}) => {
  await page.setViewportSize({ width: 740, height: 360 });
  const { approval } = await openForDecision();
  for (const button of [approval.approve, approval.reject]) {
    await button.focus();
    await expect(button).toBeInViewport({ ratio: 1 });
  }
});

test("descriptions that come late do not move the buttons", async ({ platform, openForDecision }) => {
  for (const path of DESCRIPTIONS) await platform.fault({ method: "GET", path, delayMs: 3000 });
  const { approval } = await openForDecision();
  await expect(approval.text(/Henter beskrivelsen/).first()).toBeAttached();
  // That moves them, and sees to it that no click goes astray: system-access.spec.ts.
  await expect(approval.text(/har allerede gitt systemet tilgang/)).toBeVisible();
  const before = await approval.approve.boundingBox();
  await expect(approval.text(/Krav og betalinger/).first()).toBeVisible();
  await expect(approval.text(/Skattegrunnlag/).first()).toBeVisible();
  expect(await approval.approve.boundingBox()).toEqual(before);
});

test("nothing moves for those who want no motion", async ({ page, openForDecision }) => {
  const { approval } = await openForDecision();
  await approval.disclosure(/Skattegrunnlag/).click();
  const moving = await page.evaluate(() =>
    document.getAnimations().map((animation) => (animation as CSSAnimation).animationName ?? "transition"),
  );
  // It only keeps clicks away.
  expect(moving.filter((name) => name !== "hold-clicks")).toEqual([]);
});

test("the receipt prints on one page, with everything on it and without buttons", async ({ page, openForDecision }) => {
  const { approval, request } = await openForDecision();
  await approval.expectPerson(/Intuitiv Hest/i);
  await approval.approve.click();
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(approval.heading(approval.messages.approved)).toBeVisible();
  for (const text of [
    request.id,
    /Skattegrunnlag/,
    /Krav og betalinger/,
    /Intuitiv Hest/i,
    /314\s248\s295/,
    /991\s825\s827/,
  ]) {
    await expect(approval.main.getByText(text).first()).toBeVisible();
  }
  await expect(approval.main.getByRole("button")).toHaveCount(0);
  await expect(menu(page, /\p{L}/u).filter({ visible: true })).toHaveCount(0);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
