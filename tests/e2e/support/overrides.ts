// Answers that the local platform does not give by itself, laid over what it would say.
import { PEOPLE, type Decision, type Fault, type Platform } from "./platform.ts";
import { decidePattern, PACKAGE, readPath, SERVICE, type Kind, type Request } from "./vendor.ts";

const CONNECTIONS = "/accessmanagement/api/v1/enduser/connections";

/** What describes packages and services. */
export const DESCRIPTIONS = [
  "/accessmanagement/api/v1/meta/info/accesspackages/*",
  "/resourceregistry/api/v1/resource/*",
] as const;

/** The lists of an organisation's system users. */
export const SYSTEM_USERS = [
  "/authentication/api/v1/systemuser/5*",
  "/authentication/api/v1/systemuser/agent/5*",
] as const;

type Answer = Omit<Fault, "method" | "path">;

/** What comes instead of the request. */
export function onRead(request: Request, answer: Answer): Fault {
  return { method: "GET", path: readPath(request), ...answer };
}

/** What comes instead of the answer to a decision on any request of this kind. */
export function onDecision(answer: Answer, decision: Decision = "approve", kind: Kind = "standard"): Fault {
  return { method: "POST", path: decidePattern(kind, decision), ...answer };
}

/** A problem with this code, and a title that nobody is to read. */
export function problem(code: string, status = 400, members: object = {}): Answer {
  const body = JSON.stringify({ title: "Nope", status, code, traceId: "00-abc-def-01", ...members });
  return { status, body, contentType: "application/problem+json" };
}

/** An answer in JSON, for faults. */
export function json(body: unknown): { status: number; body: string; contentType: string } {
  return { status: 200, body: JSON.stringify(body), contentType: "application/json" };
}

/** Lets the platform answer reads of the request with other members than it has. */
export async function overrideRequest(platform: Platform, request: Request, members: object): Promise<void> {
  const token = await platform.userToken(PEOPLE.director);
  const path = readPath(request);
  const answer = await platform.call("GET", path, { token });
  const body = { ...((await answer.json()) as object), ...members };
  await platform.fault(onRead(request, json(body)));
}

/** Comes instead of the customer's standard system users: so many of another system of the same vendor. */
export function systemUsersOfVendor(count: number): Fault {
  const users = Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-00000000000${index}`,
    integrationTitle: `System ${index + 1}`,
    systemId: "991825827_other",
    supplierOrgno: "991825827",
    created: `2026-0${9 - index}-01T12:00:00Z`,
  }));
  return { method: "GET", path: SYSTEM_USERS[0], ...json(users) };
}

/** Ways in which the platform can say beforehand that the user may not give something. */
export const MAY_NOT_GIVE = {
  package: {
    method: "GET",
    path: `${CONNECTIONS}/accesspackages/delegationcheck`,
    ...json({
      links: { next: null },
      data: [{ package: { urn: PACKAGE.urn }, result: false, reasons: [] }],
    }),
  },
  service: {
    method: "GET",
    path: `${CONNECTIONS}/resources/delegationcheck`,
    ...json({
      resource: { refId: SERVICE },
      rights: [
        {
          right: { key: `${SERVICE}:read`, name: "Les", action: "read" },
          result: false,
          reasonCodes: ["MissingRoleAccess"],
        },
      ],
    }),
  },
} as const;
