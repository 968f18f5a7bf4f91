// The program and the pages that wasm-split-cli has split off it, as a browser downloads them: optimized, and with names
// of one or two letters. Used by minify.mjs.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What `integrity` holds. The page names a dozen files, and no compression makes a digest shorter. */
export const digest = (bytes, algorithm = "sha256") =>
  `${algorithm}-${createHash(algorithm).update(bytes).digest("base64")}`;

/** For names of files. */
export const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** Replaces what must be there once. */
export const once = (text, before, after) => {
  const parts = text.split(before);
  if (parts.length !== 2) throw new Error(`${before} is there ${parts.length - 1} times, not once`);
  return parts.join(after);
};

// The passes that trunk runs for a release.
const PASSES = /data-wasm-opt-params="([^"]*)"/.exec(readFileSync("index.html", "utf8"))[1].split(" ");

/** Writes an optimized file beside a file of WebAssembly. Answers with its name and what wasm-opt has printed. */
const optimize = (file, ...parameters) => {
  const optimized = file.replace(/\.wasm$/, "-opt.wasm");
  const printed = execFileSync("wasm-opt", [...parameters, "-Oz", file, "--output", optimized]);
  return { optimized, printed: String(printed) };
};

// What is left of the classes that unexport.mjs has taken out.
const withoutUnusedClasses = (glue) => {
  for (const [text, name] of glue.matchAll(/^export class (\w+) \{\n[^]*?^\}\nif \(Symbol\.dispose\).*\n/gm)) {
    const finalization = new RegExp(`^const ${name}Finalization = [^]*?;\n`, "m");
    const rest = glue.replace(text, "").replace(finalization, "");
    if (!new RegExp(`\\b${name}`).test(rest)) glue = rest;
  }
  return glue;
};

/** Takes exports away that nobody names, and what only they need. Answers with the name of what is left. */
const keepExports = (file, isUsed) => {
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file)));
  const graph = exports.map(({ name }) => ({ name: `export ${name}`, export: name }));
  const reaches = graph.filter((node) => isUsed(node.export)).map(({ name }) => name);
  const graphFile = file.replace(/\.wasm$/, "-exports.json");
  writeFileSync(graphFile, JSON.stringify([{ name: "scripts", root: true, reaches }, ...graph]));
  const kept = file.replace(/\.wasm$/, "-kept.wasm");
  execFileSync("wasm-metadce", [file, "--graph-file", graphFile, "--output", kept]);
  return kept;
};

// `split_a.wasm` is of the page `a` alone; which pages share a chunk is told by the comment above it. Pages are named as
// things are in Rust, without hyphens: xtask/src/size.rs reads the names off the file again.
const pagesOf = (folder, script) => {
  const chunks = script.matchAll(/^\/\* (.+) \*\/\nconst \w+ = makeLoad\([^"]*"\.\/(\w+\.wasm)"/gm);
  const sharedBy = new Map([...chunks].map(([, pages, file]) => [file, pages.split(", ").sort()]));
  const files = readdirSync(folder).filter((file) => script.includes(`"./${file}"`) && file.endsWith(".wasm"));
  return files.sort().map((file) => {
    const shared = sharedBy.get(file);
    const stem = shared ? `pages-${shared.join("-")}` : file.replace(/^split_(\w+)\.wasm$/, "page-$1");
    const bytes = readFileSync(optimize(join(folder, file), ...PASSES).optimized);
    return { file, name: `${stem}-${hash(bytes)}.wasm`, bytes };
  });
};

// What fetches pages. They are fetched like all other files, by `fetchFile` of boot.js: with their digests, and past the
// browser's memory after a failure. As with the program it does not matter what type a host gives to them.
const loaderOf = (script, pages) => {
  script = once(script, /^import .*\n/m, "");
  for (const { file, name, bytes } of pages) {
    const url = `new URL("./${name}", import.meta.url).href`;
    const fetched = `fetchFile(${url}, "${digest(bytes)}").then((answer) => answer.arrayBuffer())`;
    script = once(script, `fetch(new URL("./${file}", import.meta.url))`, fetched);
  }
  return script
    .replaceAll("WebAssembly.instantiateStreaming(src, imports)", "WebAssembly.instantiate(await src, imports)")
    .replaceAll(/^export /gm, "");
};

/** The program, its glue and the pages, out of the folder into which wasm-split-cli and wasm-bindgen have written. */
export const smallProgram = (folder, stem) => {
  const script = readFileSync(join(folder, "__wasm_split.js"), "utf8");
  const pages = pagesOf(folder, script);
  let loader = loaderOf(script, pages);
  const [, sharedNames] = /\bconst \{ (.+),  \} = initSync\(/.exec(loader);
  const shared = sharedNames.split(", ");

  let glue = withoutUnusedClasses(readFileSync(join(folder, `${stem}.js`), "utf8"));
  // One for each page.
  glue = once(glue, /^(?:import .*\n)+/, "");
  glue = once(glue, "export { initSync, __wbg_init as default };", "export { __wbg_init as default };");

  const isNamed = (name) => shared.includes(name) || new RegExp(`\\bwasm\\.${name}\\b`).test(glue);
  const { optimized } = optimize(keepExports(join(folder, `${stem}_bg.wasm`), isNamed), ...PASSES);

  // The names by which program and glue know each other are long and half of each is a random number. wasm-opt makes
  // them short in the program and tells which is which; here glue and loader follow.
  const short = optimize(optimized, "--minify-imports-and-exports-and-modules");
  // The list that it writes has a comma at its end.
  const { imports, exports } = JSON.parse(short.printed.replace(/,\s*\]/g, "]"));
  const shortImports = new Map(imports.map(([, name, to]) => [name, to]));
  const shortExports = new Map(exports);
  const found = new Set();
  glue = glue.replaceAll(/^        (\w+)(: function\(.*\{\n[^]*?^        \}.*,\n)/gm, (_, name, rest) => {
    found.add(name);
    // What only unused classes needed is imported no longer.
    return shortImports.has(name) ? `${shortImports.get(name)}${rest}` : "";
  });
  glue = glue.replaceAll(/(?<=\bwasm\.)\w+/g, (name) => shortExports.get(name) ?? name);
  const loads = [...shortImports].filter(([name]) => name.startsWith("__wasm_split_load_"));
  for (const [name] of loads) found.add(name);
  const lost = [...shortImports.keys()].filter((name) => !found.has(name));
  if (lost.length > 0) throw new Error(`the glue lacks ${lost.join(", ")}`);
  glue = once(glue, "const import0 = {", `const import0 = {${loads.map(([name, to]) => `${to}: ${name},`).join("")}`);
  glue = once(glue, `"./${stem}_bg.js": import0`, "a: import0");
  glue = glue.replaceAll(/"\.\/__wasm_split\.js": import\d+,/g, "");
  const aliases = shared.map((name) => `${shortExports.get(name)}: ${name}`);
  loader = once(loader, `{ ${sharedNames},  } = initSync(undefined, undefined)`, `{ ${aliases.join(", ")} } = wasm`);
  return { bytes: readFileSync(short.optimized), glue: glue + loader, pages };
};
