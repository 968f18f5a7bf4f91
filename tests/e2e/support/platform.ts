// What a test does to the local platform besides looking at pages: the vendor's calls and the controls
// of local-platform.md.
import { expect } from "@playwright/test";
import type { PlatformProcess } from "./process.ts";

/** User ids of the default seed. */
export const PEOPLE = {
  /** Managing director: may approve. */
  director: 20001,
  /** Employee without an administrator role: may only send on. */
  employee: 20002,
  /** No relation to any of the organisations. */
  stranger: 20004,
  /** May read, not write. */
  reader: 20005,
} as const;

export const CUSTOMER = { number: "314248295", name: "SNILL SKOG AS" } as const;
export const VENDOR = { number: "991825827", system: "991825827_smartcloud" } as const;

const REQUESTS = "/authentication/api/v1/systemuser/request";

/** A request as the vendor's API shows it; the members that tests look at. */
export interface VendorRequest {
  id: string;
  externalRef: string;
  status: string;
  confirmUrl: string;
}

/** A call that reached the platform. */
export interface Call {
  sequence: number;
  method: string;
  path: string;
  status: number;
}

/** What `POST /_platform/faults` takes. */
export interface Fault {
  method?: string;
  path: string;
  status?: number;
  body?: string;
  contentType?: string;
  retryAfter?: number;
  delayMs?: number;
  times?: number;
  probability?: number;
  drop?: boolean;
  afterHandling?: boolean;
}

export class Platform {
  readonly #process: PlatformProcess;
  #references = 0;

  constructor(process: PlatformProcess) {
    this.#process = process;
  }

  get origin(): string {
    return this.#process.origin;
  }

  /** Everything as after the first start: data, clock, faults. */
  async reset(): Promise<void> {
    await this.#call("DELETE", "/_platform/faults");
    await this.moveClock(0);
    await this.#call("POST", "/_platform/reset", { seed: "default" });
  }

  async stop(): Promise<void> {
    await this.#process.stop();
  }

  async startAgain(): Promise<void> {
    await this.#process.startAgain();
  }

  /** Sets the platform's clock this many days ahead of the real one. */
  async moveClock(days: number): Promise<void> {
    await this.#call("PUT", "/_platform/clock", { offsetSeconds: days * 86_400 });
  }

  async fault(fault: Fault): Promise<void> {
    await this.#call("POST", "/_platform/faults", fault);
  }

  async clearFaults(): Promise<void> {
    await this.#call("DELETE", "/_platform/faults");
  }

  /** Calls with this method whose path ends so, oldest first. */
  async calls(method: string, ending: string): Promise<Call[]> {
    const response = await this.#call("GET", "/_platform/calls?since=0");
    const answer = (await response.json()) as Call[] | { calls: Call[] };
    const calls = Array.isArray(answer) ? answer : answer.calls;
    return calls.filter((call) => call.method === method && call.path.endsWith(ending));
  }

  /** A portal session's token. */
  async userToken(user: number): Promise<string> {
    const response = await this.#call("GET", `/Home/GetTestUserToken/${user}`);
    return (await response.text()).trim();
  }

  /** The vendor asks the customer for access: a right and a package, as in the guide. */
  async createRequest(change: Record<string, unknown> = {}): Promise<VendorRequest> {
    this.#references += 1;
    const response = await this.#vendor("POST", `${REQUESTS}/vendor`, {
      systemId: VENDOR.system,
      partyOrgNo: CUSTOMER.number,
      externalRef: `e2e-${this.#references}`,
      rights: [{ resource: [{ id: "urn:altinn:resource", value: "ske-krav-og-betalinger" }] }],
      accessPackages: [{ urn: "urn:altinn:accesspackage:skattegrunnlag" }],
      redirectUrl: `${this.origin}/vendor/receipt`,
      ...change,
    });
    expect(response.status, "the vendor's request was created").toBe(201);
    return (await response.json()) as VendorRequest;
  }

  /** The status that the vendor's API reports. */
  async statusOf(request: VendorRequest): Promise<string> {
    const response = await this.#vendor("GET", `${REQUESTS}/vendor/${request.id}`);
    expect(response.status, "the vendor can read the request").toBe(200);
    return ((await response.json()) as VendorRequest).status;
  }

  async deleteRequest(request: VendorRequest): Promise<void> {
    const response = await this.#vendor("DELETE", `${REQUESTS}/vendor/${request.id}`);
    expect(response.status, "the vendor's request was deleted").toBe(202);
  }

  /** Decides without a page, as another tab or person would. */
  async decide(
    request: VendorRequest,
    decision: "approve" | "reject" | "escalate",
    user: number = PEOPLE.director,
  ): Promise<void> {
    const token = await this.userToken(user);
    const headers = { authorization: `Bearer ${token}` };
    const read = await this.#call("GET", `${REQUESTS}/${request.id}`, undefined, headers);
    const { partyId } = (await read.json()) as { partyId: number };
    await this.#call("POST", `${REQUESTS}/${partyId}/${request.id}/${decision}`, undefined, headers);
  }

  async #vendor(method: string, path: string, body?: unknown): Promise<Response> {
    const scopes = ["write", "read"].map((verb) => `altinn:authentication/systemuser.request.${verb}`);
    const query = new URLSearchParams({ orgNumber: VENDOR.number, scopes: scopes.join(" ") });
    const token = await this.#call("GET", `/Home/GetTestOrgToken/smartcloud?${query}`);
    return this.#send(method, path, body, { authorization: `Bearer ${(await token.text()).trim()}` });
  }

  async #call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await this.#send(method, path, body, headers);
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    }
    return response;
  }

  #send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    if (body === undefined) return fetch(this.origin + path, { method, headers });
    return fetch(this.origin + path, {
      method,
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }
}
