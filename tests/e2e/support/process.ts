// The local platform as a program: started on a free port with data of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { appFolder, platformProgram } from "./environment.ts";

export class PlatformProcess {
  /** `http://localhost:<port>`; known after the first start and kept by later ones. */
  origin = "";
  /** What the program has written to its error stream. */
  readonly errors: string[] = [];
  readonly #options: readonly string[];
  #data = "";
  #child: ChildProcess | undefined;

  private constructor(options: readonly string[]) {
    this.#options = options;
  }

  /** Starts with an empty data folder. */
  static async start(...options: string[]): Promise<PlatformProcess> {
    const platform = new PlatformProcess(options);
    platform.#data = await mkdtemp(join(tmpdir(), "fullmakt-e2e-"));
    await platform.startAgain();
    return platform;
  }

  get #isRunning(): boolean {
    const child = this.#child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Starts on the port and with the data of last time, unless it runs already. */
  async startAgain(): Promise<void> {
    if (this.#isRunning) return;
    const port = this.origin === "" ? "0" : new URL(this.origin).port;
    const child = spawn(
      platformProgram(),
      ["--listen", `127.0.0.1:${port}`, "--data", this.#data, "--app", appFolder(), ...this.#options],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    this.#child = child;
    createInterface({ input: child.stderr }).on("line", (line) => this.errors.push(line));
    for await (const line of createInterface({ input: child.stdout })) {
      const origin = /http:\/\/localhost:\d+/.exec(line)?.[0];
      if (origin !== undefined) {
        this.origin = origin;
        child.stdout.resume();
        return;
      }
    }
    throw new Error(`the local platform ended before it listened:\n${this.errors.join("\n")}`);
  }

  /** Stops the program; its port refuses connections from then on. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined || !this.#isRunning) return;
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
