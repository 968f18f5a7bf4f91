// Other servers than the platform: a page of somebody else, and a host that forgets the headers.
import { createServer, request as send, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on a free port, until it is disposed of. */
export class OtherServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #port: number;

  private constructor(server: Server) {
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  static async start(listener: RequestListener): Promise<OtherServer> {
    const server = createServer(listener);
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return new OtherServer(server);
  }

  /** Its origin by the name of the host, which can be another site than the app's, or the same. */
  origin(host: "localhost" | "127.0.0.1"): string {
    return `http://${host}:${this.#port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

/** A page that frames another one, under a button of its own that shall be pressed. */
export function framingPage(address: string, attributes = ""): Promise<OtherServer> {
  const page = `<!doctype html><html lang="en"><title>Win a horse</title><h1>Win a horse</h1>
    <iframe src="${address.replaceAll("&", "&amp;")}" width="1000" height="800" ${attributes}></iframe>`;
  return OtherServer.start((_, answer) => answer.setHeader("content-type", "text/html").end(page));
}

/** Serves what the platform serves, without the headers that say what a page may do. */
export function withoutHeaders(platform: string): Promise<OtherServer> {
  return OtherServer.start((asked, answer) => {
    const { method, headers } = asked;
    const onward = send(new URL(asked.url ?? "/", platform), { method, headers }, (got) => {
      const kept = Object.entries(got.headers).filter(([name]) => !/policy|x-frame-options/.test(name));
      answer.writeHead(got.statusCode ?? 502, Object.fromEntries(kept));
      got.pipe(answer);
    });
    onward.on("error", () => answer.writeHead(502).end());
    asked.pipe(onward);
  });
}
