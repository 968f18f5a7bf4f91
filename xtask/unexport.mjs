// Takes classes that the app does not use out of what a compiled program offers to scripts. Nobody asks for them, but
// what is offered stays in the program, and what it calls: wasm-streams, which comes with Leptos, has three classes of
// 13 kB. wasm-split-cli then leaves out what nothing refers to. Usage: node unexport.mjs PROGRAM RESULT
import { readFileSync, writeFileSync } from "node:fs";

const [program, result] = process.argv.slice(2);
const bytes = readFileSync(program);
const EXPORTS = 7;

// A class that the program makes objects of has an import for that, and one that scripts know has this export.
const module = new WebAssembly.Module(bytes);
const imports = WebAssembly.Module.imports(module).map(({ name }) => name);
const classes = WebAssembly.Module.exports(module).flatMap(({ name }) => /^__wbg_(\w+)_free_/.exec(name)?.[1] ?? []);
const unused = classes.filter((name) => !imports.some((other) => other.startsWith(`__wbg_${name}_new_`)));
const isUnused = new RegExp(`^(__wbg_|__wbindgen_describe_)?(${unused.join("|")})_`);

/** The number (LEB128) at a place, and the place after it. */
const number = (at) => {
  for (let value = 0, shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
};

const numberBytes = (value) => Buffer.from(value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...numberBytes(value >> 7)]);

// Nothing else refers to exports by their order, and relocations not to this section.
const withoutUnused = (at) => {
  const kept = [];
  let [count, from] = number(at);
  for (; count > 0; count -= 1) {
    const [length, name] = number(from);
    const [, end] = number(name + length + 1);
    if (!isUnused.test(bytes.toString("utf8", name, name + length))) kept.push(bytes.subarray(from, end));
    from = end;
  }
  return Buffer.concat([numberBytes(kept.length), ...kept]);
};

const HEADER = 8;
const parts = [bytes.subarray(0, HEADER)];
for (let at = HEADER; at < bytes.length; ) {
  const [length, content] = number(at + 1);
  const end = content + length;
  if (bytes[at] === EXPORTS && unused.length > 0) {
    const exports = withoutUnused(content);
    parts.push(Buffer.from([EXPORTS]), numberBytes(exports.length), exports);
  } else {
    parts.push(bytes.subarray(at, end));
  }
  at = end;
}
writeFileSync(result, Buffer.concat(parts));
