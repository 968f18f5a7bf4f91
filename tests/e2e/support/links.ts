// Where the links of our pages lead.
import { expect, type Page } from "@playwright/test";
import { LOGIN_PATH } from "./login.ts";
import { APP } from "./vendor.ts";

/** Paths, and the heading of what is there. */
export const DESTINATIONS: Readonly<Record<string, RegExp>> = {
  // With several organisations one has to be chosen.
  [`${APP}/`]: /^Velg virksomhet$/,
  [`${APP}/systemuser/overview`]: /^Velg virksomhet$/,
  [`${APP}/systemuser/create`]: /^Velg virksomhet$/,
  [`${APP}/accessibility`]: /Tilgjengelighet/,
  "/authentication/api/v1/logout": /\p{L}/u,
  [LOGIN_PATH]: /\p{L}/u,
  "/": /\p{L}/u,
  "/vendor/receipt": /\p{L}/u,
  "/_platform": /\p{L}/u,
};

const REQUEST = new RegExp(`^${APP}/systemuser/(request|agentrequest|changerequest)\\?id=[0-9a-f-]{36}(&|$)`);
const UUID = "[0-9a-f-]{36}";
/** The overview of an organisation's system users, one of them, or the clients of one. */
const SYSTEM_USERS = new RegExp(`^${APP}/systemuser/(overview\\?|(details|clients)\\?id=${UUID}&)party=${UUID}(&|$)`);

/** Pages about an organisation, and where one is chosen. */
const ORGANISATION = new RegExp(
  `^${APP}/(organisation\\?then=|systemuser/(overview|create)($|\\?party=${UUID})|\\?party=${UUID})`,
);

/** Expects that every link leads to a destination that is known, to a request, to a page about an organisation, or to a place that is on the page. */
export async function expectKnownLinks(page: Page): Promise<void> {
  const links = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({ href, hash, pathname, search }) => {
      const isHere = href.split("#")[0] === location.href.split("#")[0];
      const isBroken = hash !== "" && !(isHere && document.getElementById(hash.slice(1)));
      return { href, path: pathname, address: pathname + search, isHere: isHere && hash !== "", isBroken };
    }),
  );
  const isKnown = (address: string) =>
    REQUEST.test(address) || ORGANISATION.test(address) || SYSTEM_USERS.test(address);
  const unknown = links.filter(
    ({ path, address, isHere, isBroken }) => isBroken || !(isHere || path in DESTINATIONS || isKnown(address)),
  );
  expect(unknown, "links that lead nowhere").toEqual([]);
}
