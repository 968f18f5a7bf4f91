// The local platform as a program: started on a free port with data of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

function needed(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set: run cargo xtask test e2e`);
  return resolve(value);
}

export class PlatformProcess {
  /** `http://localhost:<port>`; known after the first start and kept by later ones. */
  origin = "";
  readonly #arguments: readonly string[];
  #data = "";
  #child: ChildProcess | undefined;

  private constructor(options: readonly string[]) {
    this.#arguments = options;
  }

  /** Starts with an empty data folder. */
  static async start(...options: string[]): Promise<PlatformProcess> {
    const platform = new PlatformProcess(options);
    platform.#data = await mkdtemp(join(tmpdir(), "fullmakt-e2e-"));
    await platform.startAgain();
    return platform;
  }

  /** Starts on the port and with the data of last time. */
  async startAgain(): Promise<void> {
    const port = this.origin === "" ? "0" : new URL(this.origin).port;
    const child = spawn(
      needed("FULLMAKT_PLATFORM"),
      [
        ...["--listen", `127.0.0.1:${port}`, "--data", this.#data],
        ...["--app", needed("FULLMAKT_APP")],
        ...this.#arguments,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      const origin = /http:\/\/localhost:\d+/.exec(line)?.[0];
      if (origin !== undefined) {
        this.origin = origin;
        child.stdout.resume();
        return;
      }
    }
    throw new Error("the local platform ended before it listened");
  }

  /** Stops the program; its port refuses connections from then on. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, "exit");
    // Not SIGTERM: that would wait for connections that the browser keeps open.
    child.kill("SIGKILL");
    await ended;
  }

  /** Stops for good and removes the data. */
  async close(): Promise<void> {
    await this.stop();
    await rm(this.#data, { recursive: true, force: true });
  }
}
