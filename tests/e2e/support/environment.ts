// Where the browser, the built app and the local platform are. `cargo xtask test e2e` names all three;
// without it the newest build is taken.
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const SUITE = dirname(dirname(fileURLToPath(import.meta.url)));
const ROOT = resolve(SUITE, "../..");

/** Debian's Chromium, or the one that FULLMAKT_CHROMIUM names. */
export function chromium(): string {
  const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return process.env["FULLMAKT_CHROMIUM"] ?? known.find((path) => existsSync(path)) ?? "chromium";
}

/** What Chromium needs to run as root and to make no connection of its own. */
export function chromiumFlags(): string[] {
  const flags =
    process.env["FULLMAKT_CHROMIUM_FLAGS"] ??
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
      "--disable-component-update --disable-sync";
  // Playwright adds this one itself.
  return flags.split(" ").filter((flag) => flag !== "" && flag !== "--headless");
}

/** The local platform's program. */
export function platformProgram(): string {
  const named = process.env["FULLMAKT_PLATFORM"];
  if (named !== undefined) return resolve(named);
  const target = process.env["CARGO_TARGET_DIR"] ?? join(ROOT, "target");
  const built = ["release", "debug"]
    .map((profile) => resolve(target, profile, "fullmakt-platform"))
    .filter((path) => existsSync(path))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const [newest] = built;
  if (newest === undefined) {
    throw new Error("no local platform: run cargo xtask test e2e, or name it in FULLMAKT_PLATFORM");
  }
  return newest;
}

/** The folder of the built app. */
export function appFolder(): string {
  const folder = resolve(process.env["FULLMAKT_DIST"] ?? join(ROOT, "dist"));
  if (!existsSync(join(folder, "index.html"))) {
    throw new Error(`no app in ${folder}: run cargo xtask test e2e, or name its folder in FULLMAKT_DIST`);
  }
  return folder;
}
