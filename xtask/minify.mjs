// Minifies the program, scripts and texts of a built folder. trunk's own minifier does not understand modules and
// leaves them as they are. A changed file gets a name and a digest of its own, in the page too: what is kept for good
// under a name must never change. Usage: node minify.mjs FOLDER, with wasm-opt on PATH
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const [folder] = process.argv.slice(2);

const page = join(folder, "index.html");
let html = readFileSync(page, "utf8");
// trunk writes its hash without leading zeros.
const files = readdirSync(folder).flatMap((name) => {
  const [, stem, kind] = /^(.+)-[0-9a-f]{8,16}(_bg\.wasm|\.js|\.json)$/.exec(name) ?? [];
  return stem === undefined ? [] : [{ name, stem, kind }];
});

const once = (text, before, after) => {
  const parts = text.split(before);
  if (parts.length !== 2) throw new Error(`${before} is there ${parts.length - 1} times, not once`);
  return parts.join(after);
};

// The names by which program and glue know each other are long and half of each is a random number. wasm-opt makes
// them short in the program and tells which is which; here the glue follows.
const program = files.find(({ kind }) => kind === "_bg.wasm");
const short = join(folder, "short.wasm");
const told = execFileSync("wasm-opt", [
  "-Oz",
  "--minify-imports-and-exports-and-modules",
  join(folder, program.name),
  "--output",
  short,
]);
// The list that it writes has a comma at its end.
const { imports, exports } = JSON.parse(String(told).replace(/,\s*\]/g, "]"));
const programBytes = readFileSync(short);
rmSync(short);

const shortenNames = (glue) => {
  const [module] = imports[0];
  glue = once(glue, `"${module}"`, '"a"');
  for (const [, name, to] of imports) glue = once(glue, new RegExp(`\\b${name}(?=:)`), to);
  for (const [name, to] of exports) glue = glue.replaceAll(new RegExp(`(?<=\\bwasm\\.)${name}\\b`, "g"), to);
  return glue;
};

const minified = {
  "_bg.wasm": () => programBytes,
  ".js": (before, { stem }) => {
    const script = stem === program.stem ? shortenNames(String(before)) : String(before);
    return transformSync(script, { minify: true, format: "esm", target: "es2022", legalComments: "none" }).code;
  },
  ".json": (before) => JSON.stringify(JSON.parse(before)),
};

const digest = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
for (const file of files) {
  const before = readFileSync(join(folder, file.name));
  const after = minified[file.kind](before, file);
  const hash = createHash("sha256").update(after).digest("hex").slice(0, 16);
  const name = `${file.stem}-${hash}${file.kind}`;
  rmSync(join(folder, file.name));
  writeFileSync(join(folder, name), after);
  html = once(html, file.name, name);
  html = once(html, digest(before), digest(after));
}
writeFileSync(page, html);
