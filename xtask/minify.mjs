// Minifies the program, scripts and texts of a built folder. trunk's own minifier does not understand modules and
// leaves them as they are. A changed file gets a name and a digest of its own, in the page too: what is kept for good
// under a name must never change. Usage: node minify.mjs FOLDER SPLIT, with binaryen on PATH. SPLIT is where xtask has
// split the program that trunk has put into FOLDER.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { digest, hash, once, smallProgram } from "./program.mjs";

const [folder, split] = process.argv.slice(2);

const page = join(folder, "index.html");
let html = readFileSync(page, "utf8");
// trunk writes its hash without leading zeros.
const files = readdirSync(folder).flatMap((name) => {
  const [, stem, kind] = /^(.+)-[0-9a-f]{8,16}(_bg\.wasm|\.js|\.json)$/.exec(name) ?? [];
  return stem === undefined ? [] : [{ name, stem, kind }];
});

const { stem: program } = files.find(({ kind }) => kind === "_bg.wasm");
const { bytes, glue, pages } = smallProgram(split, program);

const minified = {
  "_bg.wasm": () => bytes,
  ".js": (before, { stem }) => {
    const script = stem === program ? glue : String(before);
    const options = { minify: true, treeShaking: true, format: "esm", target: "es2022", legalComments: "none" };
    return transformSync(script, options).code;
  },
  ".json": (before) => JSON.stringify(JSON.parse(before)),
};

for (const file of files) {
  const before = readFileSync(join(folder, file.name));
  const after = minified[file.kind](before, file);
  const name = `${file.stem}-${hash(after)}${file.kind}`;
  rmSync(join(folder, file.name));
  writeFileSync(join(folder, name), after);
  html = once(html, file.name, name);
  html = once(html, digest(before, "sha384"), digest(after));
}
// The glue names these, with their digests.
for (const { name, bytes } of pages) writeFileSync(join(folder, name), bytes);
writeFileSync(page, html);
