// Minifies the scripts and texts of a built folder. trunk's own minifier does not understand modules and leaves
// them as they are. A changed file gets a name and a digest of its own, in the page too: what is kept for good
// under a name must never change. Usage: node minify.mjs ESBUILD FOLDER
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [esbuild, folder] = process.argv.slice(2);
const page = join(folder, "index.html");
let html = readFileSync(page, "utf8");

const digest = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
const replace = (before, after) => {
  const parts = html.split(before);
  if (parts.length !== 2) throw new Error(`index.html has ${before} ${parts.length - 1} times, not once`);
  html = parts.join(after);
};

const minified = {
  js: (before) =>
    execFileSync(esbuild, ["--minify", "--format=esm", "--target=es2022", "--legal-comments=none"], {
      input: before,
      shell: process.platform === "win32",
    }),
  json: (before) => JSON.stringify(JSON.parse(before)),
};

for (const name of readdirSync(folder)) {
  // trunk writes its hash without leading zeros.
  const [, stem, kind] = /^(.+)-[0-9a-f]{8,16}\.(js|json)$/.exec(name) ?? [];
  if (stem === undefined) continue;
  const before = readFileSync(join(folder, name));
  const after = minified[kind](before);
  const hash = createHash("sha256").update(after).digest("hex").slice(0, 16);
  rmSync(join(folder, name));
  writeFileSync(join(folder, `${stem}-${hash}.${kind}`), after);
  replace(name, `${stem}-${hash}.${kind}`);
  replace(digest(before), digest(after));
}
writeFileSync(page, html);
