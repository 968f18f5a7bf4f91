// The local platform's tokens and controls (docs/contract/local-platform.md), as a test uses them.
import type { PlatformProcess } from "./process.ts";

/** A person of the default seed. */
export interface Person {
  userId: number;
  name: string;
}

export const PEOPLE = {
  /** Managing director of the customer, the auditor and the accountant: may approve. */
  director: { userId: 20001, name: "INTUITIV HEST" },
  /** Employee of customer and auditor without an administrator role: may only send on. */
  employee: { userId: 20002, name: "RASK REV" },
  /** Client administrator of the accountant alone. */
  clientAdministrator: { userId: 20003, name: "STØDIG ELG" },
  /** No relation to any of the organisations. */
  stranger: { userId: 20004, name: "FJERN FISK" },
  /** May read access management of the customer, not write. */
  reader: { userId: 20005, name: "LESENDE UGLE" },
} as const satisfies Record<string, Person>;

export const CUSTOMER = { number: "314248295", name: "Snill Skog AS" } as const;
export const AUDITOR = { number: "310495670", name: "Trygg Revisjon AS" } as const;
export const ACCOUNTANT = { number: "311037889", name: "Varm Økonomisk Ape" } as const;

const MINUTE = 60;
export const DAY = 24 * 60 * MINUTE;
/** Longer than a session's token lives without being renewed (docs/contract/platform.md, section 6). */
export const TOKEN_LIFE = 31 * MINUTE;

/** What tests read of a party. */
interface Party {
  partyId: number;
  partyUuid: string;
  organizationNumber: string | null;
}

/** What tests read of a system user. */
export interface SystemUser {
  id: string;
  integrationTitle: string;
  systemId: string;
}

/** A call that reached the platform. */
export interface Call {
  sequence: number;
  method: string;
  path: string;
  /** None of the contact APIs. */
  query: string | null;
  /** None while there is no answer, and when the connection was dropped. */
  status: number | null;
}

/** What `POST /_platform/faults` takes. */
export interface Fault {
  method?: string;
  path: string;
  status?: number;
  body?: string;
  contentType?: string;
  /** Seconds. */
  retryAfter?: number;
  delayMs?: number;
  times?: number;
  probability?: number;
  /** The connection is closed without an answer. */
  drop?: boolean;
  /** The call is carried out first. */
  afterHandling?: boolean;
}

export type Decision = "approve" | "reject" | "escalate";

export class Platform {
  readonly #process: PlatformProcess;

  constructor(process: PlatformProcess) {
    this.#process = process;
  }

  get origin(): string {
    return this.#process.origin;
  }

  /** Everything as after the first start: it runs, without faults and calls, at the real time, with the seed. */
  async reset(): Promise<void> {
    await this.#process.startAgain();
    await this.call("POST", "/_platform/reset", { body: { seed: "default" } });
  }

  async stop(): Promise<void> {
    await this.#process.stop();
  }

  async startAgain(): Promise<void> {
    await this.#process.startAgain();
  }

  /** Sets the platform's clock this many seconds ahead of the real one. */
  async moveClock(offsetSeconds: number): Promise<void> {
    await this.call("PUT", "/_platform/clock", { body: { offsetSeconds } });
  }

  async fault(fault: Fault): Promise<void> {
    await this.call("POST", "/_platform/faults", { body: fault });
  }

  async clearFaults(): Promise<void> {
    await this.call("DELETE", "/_platform/faults");
  }

  /** Calls of this test with this method whose path fits, oldest first. */
  async calls(method: string, path: RegExp): Promise<Call[]> {
    return (await this.#calls()).filter((call) => call.method === method && path.test(call.path));
  }

  /** What was called right after the last call that fits, as `GET /path`; none when it was the last. */
  async nextCall(method: string, path: RegExp): Promise<string | undefined> {
    const calls = await this.#calls();
    const at = calls.findLastIndex((call) => call.method === method && path.test(call.path));
    const next = calls[at + 1];
    return next && `${next.method} ${next.path}`;
  }

  async #calls(): Promise<Call[]> {
    const response = await this.call("GET", "/_platform/calls");
    return (await response.json()) as Call[];
  }

  /** A portal session's token. */
  async userToken(person: Person): Promise<string> {
    const response = await this.call("GET", `/Home/GetTestUserToken/${person.userId}`);
    return (await response.text()).trim();
  }

  /** Uuid of the organisation with this number, for which this person can act. */
  async partyOf(person: Person, number: string): Promise<string> {
    return (await this.#party(person, number)).partyUuid;
  }

  async #party(person: Person, number: string): Promise<Party> {
    const token = await this.userToken(person);
    const response = await this.call("GET", "/accessmanagement/api/v1/enduser/authorizedparties", { token });
    const { data } = (await response.json()) as { data: Party[] };
    const found = data.find(({ organizationNumber }) => organizationNumber === number);
    if (found === undefined) throw new Error(`${person.name} cannot act for ${number}`);
    return found;
  }

  /** Where the system users are listed that act for the organisation itself. */
  async systemUsersPath(number: string): Promise<string> {
    const { partyId } = await this.#party(PEOPLE.director, number);
    return `/authentication/api/v1/systemuser/${partyId}`;
  }

  /** System users that act for the organisation itself, as the director reads them. */
  async systemUsers(number: string): Promise<SystemUser[]> {
    const token = await this.userToken(PEOPLE.director);
    const response = await this.call("GET", await this.systemUsersPath(number), { token });
    return (await response.json()) as SystemUser[];
  }

  /** Gives a system access without a page, as another tab would. Answers the id of the system user. */
  async createSystemUser(number: string, systemId: string, title: string): Promise<string> {
    const token = await this.userToken(PEOPLE.director);
    const body = { integrationTitle: title, systemId };
    await this.call("POST", `${await this.systemUsersPath(number)}/create`, { token, body });
    const made = (await this.systemUsers(number)).find((user) => user.systemId === systemId);
    if (made === undefined) throw new Error(`no system user of ${systemId}`);
    return made.id;
  }

  /** Gives the accountant so many system users of both kinds more. */
  async addSystemUsers(systemUsers: number): Promise<void> {
    const body = { user: PEOPLE.director.userId, parties: 0, systemUsers };
    await this.call("POST", "/_platform/bulk-parties", { body });
  }

  /** Lets this person act for so many organisations more. */
  async addParties(person: Person, parties: number): Promise<void> {
    await this.call("POST", "/_platform/bulk-parties", { body: { user: person.userId, parties, systemUsers: 0 } });
  }

  /** Gives a provider so many clients, of which a system user has so many. */
  async addClients(provider: string, systemUser: string, clients: number, added: number): Promise<void> {
    await this.call("POST", "/_platform/bulk-clients", { body: { provider, systemUser, clients, added } });
  }

  /** How many organisations use the system, as its vendor's API lists them. */
  async customersOf(vendor: string, systemId: string): Promise<number> {
    const token = await this.vendorToken(vendor, ["altinn:authentication/systemregister.write"]);
    const path = `/authentication/api/v1/systemuser/vendor/bysystem/${systemId}`;
    const response = await this.call("GET", path, { token });
    return ((await response.json()) as { data: unknown[] }).data.length;
  }

  /** What this person has chosen as language in the profile. */
  async setLanguage(person: Person, language: string): Promise<void> {
    const token = await this.userToken(person);
    await this.call("PATCH", "/profile/api/v1/users/current/profilesettings", { token, body: { language } });
  }

  /** A vendor's machine token. */
  async vendorToken(orgNumber: string, scopes: readonly string[]): Promise<string> {
    const query = new URLSearchParams({ orgNumber, scopes: scopes.join(" ") });
    const response = await this.call("GET", `/Home/GetTestOrgToken/vendor?${query}`);
    return (await response.text()).trim();
  }

  /** Sends a call and answers what came, whatever it is. */
  async send(
    method: string,
    path: string,
    { body, token }: { body?: unknown; token?: string } = {},
  ): Promise<Response> {
    const headers: Record<string, string> = {};
    if (token !== undefined) headers["authorization"] = `Bearer ${token}`;
    if (body !== undefined) headers["content-type"] = "application/json";
    return fetch(this.origin + path, {
      method,
      headers,
      redirect: "manual",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Sends a call that must go well. */
  async call(
    method: string,
    path: string,
    options: { body?: unknown; token?: string } = {},
  ): Promise<Response> {
    const response = await this.send(method, path, options);
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    }
    return response;
  }
}
