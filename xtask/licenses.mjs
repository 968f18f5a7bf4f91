// Writes licenses.txt into a folder: every crate that is compiled into the app, with its licence and the
// notice that the licence wants kept. Usage, in the work tree: node xtask/licenses.mjs FOLDER
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [folder] = process.argv.slice(2);
const cargo = (...words) =>
  execFileSync("cargo", [...words, "--locked", "--offline"], { encoding: "utf8", maxBuffer: 1 << 28 });

// Macros run while compiling; nothing of them is shipped.
const tree = cargo("tree", "--package", "fullmakt", "--target", "wasm32-unknown-unknown",
  "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}");
const shipped = new Set([...tree.matchAll(/^(\S+) v(\S+)/gm)].map(([, name, version]) => `${name} ${version}`));

const { packages } = JSON.parse(cargo("metadata", "--format-version=1",
  "--filter-platform", "wasm32-unknown-unknown"));

// The text that goes with the licence that we choose: MIT where there is a choice.
const notices = ({ manifest_path, license }) => {
  const place = dirname(manifest_path);
  const texts = readdirSync(place).filter((name) => /^(LICEN[SC]E|COPYING|NOTICE|UNLICENSE)/i.test(name));
  const mit = texts.filter((name) => /MIT/i.test(name));
  const chosen = /\bMIT\b/.test(license ?? "") && mit.length > 0 ? mit : texts;
  return chosen.map((name) => readFileSync(join(place, name), "utf8").replaceAll("\r\n", "\n").trim());
};

// Many crates share one text to the letter.
const byText = new Map();
for (const one of packages) {
  if (one.source === null || !shipped.has(`${one.name} ${one.version}`)) continue;
  const line = `${one.name} ${one.version}: ${one.license ?? "see below"}, ${one.repository ?? "crates.io"}`;
  const found = notices(one);
  const text = found.length > 0 ? found.join("\n\n") : "(The package holds no text of its licence.)";
  byText.set(text, [...(byText.get(text) ?? []), line]);
}
const parts = [...byText].map(([text, lines]) => [...lines.sort(), "", text].join("\n")).sort();
const own = readFileSync("LICENSE-MIT", "utf8").trim();
const title = "Fullmakt, and the Rust crates that are compiled into it";
const line = `\n\n${"-".repeat(80)}\n\n`;
writeFileSync(join(folder, "licenses.txt"), [title, own, ...parts].join(line) + "\n");
