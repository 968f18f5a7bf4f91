// A vendor: creates requests, and asks its API what has become of them (docs/contract/platform.md, section 1).
import { randomUUID } from "node:crypto";
import { AUDITOR, CUSTOMER, PEOPLE, type Decision, type Person, type Platform } from "./platform.ts";

/** Where the app lies. */
export const APP = "/accessmanagement/ui";

const AUTHENTICATION = "/authentication/api/v1/systemuser";

/** The three kinds of request: where the vendor creates them, where the customer decides. */
const KINDS = {
  standard: { vendor: "request/vendor", customer: "request", page: "request" },
  agent: { vendor: "request/vendor/agent", customer: "request/agent", page: "agentrequest" },
  change: { vendor: "changerequest/vendor", customer: "changerequest", page: "changerequest" },
} as const;

export type Kind = keyof typeof KINDS;

const SMARTCLOUD = { number: "991825827", system: "991825827_smartcloud" };
const SUPERREGNSKAP = { number: "312605031", system: "312605031_SuperRegnskap" };

const SCOPES = ["write", "read"].map((verb) => `altinn:authentication/systemuser.request.${verb}`);

const REGISTER = "altinn:authentication/systemregister.write";

/** The right to a service in the register of services. */
export function right(service: string) {
  return { resource: [{ id: "urn:altinn:resource", value: service }] };
}

export const PACKAGE = { urn: "urn:altinn:accesspackage:skattegrunnlag" };
/** The service that the right is for. */
export const SERVICE = "ske-krav-og-betalinger";
export const RIGHT = right(SERVICE);

/** A request that a vendor has made. */
export interface Request {
  kind: Kind;
  id: string;
  externalRef: string;
  confirmUrl: string;
}

interface Answer {
  id: string;
  externalRef: string;
  status: string;
  confirmUrl: string;
}

/** The path under which the customer's calls about this request go: read, and with a decision behind. */
export function readPath(request: Pick<Request, "kind" | "id">): string {
  return `${AUTHENTICATION}/${KINDS[request.kind].customer}/${request.id}`;
}

/** Matches the path of a decision on any request, for faults. */
export function decidePattern(kind: Kind, decision: Decision): string {
  return `${AUTHENTICATION}/${KINDS[kind].customer}/*/${decision}`;
}

/** The page's address for an id that no vendor gave. */
export function pagePath(kind: Kind, query: string): string {
  return `${APP}/systemuser/${KINDS[kind].page}${query}`;
}

export class Vendor {
  readonly #platform: Platform;
  #references = 0;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Asks the customer for a right and a package, as in the guide; `change` overrides members. */
  async standardRequest(change: Record<string, unknown> = {}): Promise<Request> {
    return this.#create("standard", {
      systemId: SMARTCLOUD.system,
      partyOrgNo: CUSTOMER.number,
      rights: [RIGHT],
      accessPackages: [PACKAGE],
      ...change,
    });
  }

  /** Asks the auditor to let SuperRegnskap work for its clients. */
  async agentRequest(change: Record<string, unknown> = {}): Promise<Request> {
    return this.#create("agent", {
      systemId: SUPERREGNSKAP.system,
      partyOrgNo: AUDITOR.number,
      accessPackages: [{ urn: "urn:altinn:accesspackage:ansvarlig-revisor" }],
      ...change,
    });
  }

  /** Asks the customer to take the right from a system user that has it alone, and to give a package. */
  async changeRequest(change: Record<string, unknown> = {}): Promise<Request> {
    const before = await this.standardRequest({ accessPackages: [] });
    await this.decide(before, "approve");
    const correlation = randomUUID();
    const query = new URLSearchParams({ "correlation-id": correlation, "system-user-id": before.id });
    return this.#post("change", `?${query}`, {
      requiredRights: [],
      unwantedRights: [RIGHT],
      requiredAccessPackages: [PACKAGE],
      unwantedAccessPackages: [],
      ...change,
    });
  }

  /** A new request of the given kind. */
  async request(kind: Kind): Promise<Request> {
    const make = { standard: "standardRequest", agent: "agentRequest", change: "changeRequest" } as const;
    return this[make[kind]]();
  }

  /** The status that the vendor's API reports. */
  async status(request: Request): Promise<string> {
    const { vendor } = KINDS[request.kind];
    const token = await this.#token(request.kind);
    const path = `${AUTHENTICATION}/${vendor}/${request.id}`;
    const response = await this.#platform.call("GET", path, { token });
    return ((await response.json()) as Answer).status;
  }

  async delete(request: Request): Promise<void> {
    // Agent requests have no path of their own here.
    const vendor = request.kind === "change" ? KINDS.change.vendor : KINDS.standard.vendor;
    const token = await this.#token(request.kind);
    await this.#platform.call("DELETE", `${AUTHENTICATION}/${vendor}/${request.id}`, { token });
  }

  /** Whether the customer's system user of this request exists; its id equals the request's. */
  async hasSystemUser(request: Request): Promise<boolean> {
    const agent = request.kind === "agent";
    const query = new URLSearchParams({
      "system-id": (agent ? SUPERREGNSKAP : SMARTCLOUD).system,
      orgno: (agent ? AUDITOR : CUSTOMER).number,
      "external-ref": request.externalRef,
    });
    const token = await this.#token(request.kind);
    const path = `${AUTHENTICATION}/vendor/byquery?${query}`;
    const response = await this.#platform.send("GET", path, { token });
    if (response.status === 404) return false;
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return ((await response.json()) as Answer).id === request.id;
  }

  /** Decides without a page, as another tab or person would. */
  async decide(request: Request, decision: Decision, person: Person = PEOPLE.director): Promise<void> {
    const token = await this.#platform.userToken(person);
    const read = await this.#platform.call("GET", readPath(request), { token });
    const { partyId } = (await read.json()) as { partyId: number };
    const { customer } = KINDS[request.kind];
    const path = `${AUTHENTICATION}/${customer}/${partyId}/${request.id}/${decision}`;
    await this.#platform.call("POST", path, { token });
  }

  /** Registers one more service with SmartCloud, which can be asked for from then on. */
  async registerService(service: string): Promise<void> {
    const token = await this.#platform.vendorToken(SMARTCLOUD.number, [REGISTER]);
    const path = `/authentication/api/v1/systemregister/vendor/${SMARTCLOUD.system}/rights`;
    await this.#platform.call("PUT", path, { token, body: [RIGHT, right(service)] });
  }

  /** Registers one more address with SmartCloud to which customers can be sent back. Answers the status. */
  async registerRedirect(address: string): Promise<number> {
    const token = await this.#platform.vendorToken(SMARTCLOUD.number, [REGISTER]);
    const path = `/authentication/api/v1/systemregister/vendor/${SMARTCLOUD.system}`;
    const system = (await (await this.#platform.call("GET", path, { token })).json()) as {
      allowedRedirectUrls: string[];
    };
    const allowedRedirectUrls = [...system.allowedRedirectUrls, address];
    const answer = await this.#platform.send("PUT", path, { token, body: { ...system, allowedRedirectUrls } });
    return answer.status;
  }

  #create(kind: Kind, body: Record<string, unknown>): Promise<Request> {
    this.#references += 1;
    return this.#post(kind, "", { externalRef: `test-${this.#references}`, ...body });
  }

  async #post(kind: Kind, query: string, body: Record<string, unknown>): Promise<Request> {
    const token = await this.#token(kind);
    const path = `${AUTHENTICATION}/${KINDS[kind].vendor}${query}`;
    const redirectUrl = `${this.#platform.origin}/vendor/receipt`;
    const response = await this.#platform.call("POST", path, { token, body: { redirectUrl, ...body } });
    const { id, externalRef, status, confirmUrl } = (await response.json()) as Answer;
    if (response.status !== 201 || status !== "New") {
      throw new Error(`POST ${path}: ${response.status}, status ${status}; a new request was wanted`);
    }
    return { kind, id, externalRef, confirmUrl };
  }

  #token(kind: Kind): Promise<string> {
    const { number } = kind === "agent" ? SUPERREGNSKAP : SMARTCLOUD;
    return this.#platform.vendorToken(number, SCOPES);
  }
}
