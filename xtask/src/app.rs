//! Building the browser app with trunk.

use crate::{npm, process, project, tools};
use anyhow::{Context, Result};
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// Sources and configuration that a release is made of.
const INPUTS: [&str; 15] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    ".cargo",
    "boot.js",
    "build.rs",
    "index.html",
    "crates/contract",
    "crates/domain",
    "crates/texts",
    "public",
    "src",
    "style",
    "xtask",
];

/// For trying it on this machine: the release profile, without minifying and wasm-opt. Returns its folder.
pub(crate) fn build_preview() -> Result<PathBuf> {
    let path = tools::path_with(&[tools::TRUNK, tools::WASM_BINDGEN])?;
    let _lock = project::lock()?;
    let folder = project::scratch().join("app");
    // Without a profile trunk takes that of development, which makes a large and slow app.
    trunk("--cargo-profile browser", &folder, &path)?;
    Ok(folder)
}

/// What is measured, tested and hosted: `dist/`, with a `.br` and a `.gz` beside each text and wasm file.
pub(crate) fn build_release() -> Result<PathBuf> {
    npm::install("xtask")?;
    let path = tools::path_with(&[
        tools::TRUNK,
        tools::WASM_BINDGEN,
        tools::WASM_SPLIT,
        tools::WASM_OPT,
    ])?;
    let _lock = project::lock()?;
    let dist = project::root().join("dist");
    let begun = project::scratch().join("dist.begun");
    // Trunk by itself writes to dist/ too, but not this file.
    let is_built = dist.join("index.html.br").is_file() && begun.is_file();
    if is_built && !inputs_changed_since(modified(&begun)?)? {
        println!("The app is up to date: {}", dist.display());
        return Ok(dist);
    }
    remove_folder(&dist)?;
    fs::write(&begun, "")?;
    let unfinished = project::scratch().join("dist");
    // Not `--release`: wasm-opt would run on a program that is to be split.
    trunk(
        "--cargo-profile browser --minify --features split",
        &unfinished,
        &path,
    )?;
    let program = split(&path)?;
    let node = |script: &str, folders: &[&Path]| {
        let mut node = process::command(&format!("node xtask/{script}.mjs"));
        process::run(node.args(folders).env("PATH", &path))
    };
    node("minify", &[&unfinished, &program])?;
    node("licenses", &[&unfinished])?;
    node("compress", &[&unfinished])?;
    fs::rename(&unfinished, &dist).context("cannot write dist/")?;
    Ok(dist)
}

fn trunk(mode: &str, folder: &Path, path: &OsStr) -> Result<()> {
    // trunk runs cargo offline, so every crate has to be here before.
    process::run(&mut process::command(
        "cargo fetch --locked --target wasm32-unknown-unknown",
    ))?;
    println!("Building the app (1 to 3 minutes the first time, some seconds after that)");
    let mut trunk = process::command(&format!("trunk build {mode} --dist"));
    trunk
        .arg(folder)
        .env("PATH", path)
        // Everything is installed; what is not must be said, not fetched.
        .env("TRUNK_OFFLINE", "true")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            rust_flags()?,
        )
        // trunk does not understand the value 1 that others give to this.
        .env_remove("NO_COLOR");
    process::run(use_configured_flags(&mut trunk))
}

/// Splits the program that trunk has just compiled: pages that are loaded when they are opened get files of their own.
/// Returns the folder with the parts, which `minify.mjs` puts into the place of the program in one.
fn split(path: &OsStr) -> Result<PathBuf> {
    let folder = project::scratch().join("split");
    remove_folder(&folder)?;
    fs::create_dir_all(&folder)?;
    let compiled = project::target()?.join("wasm32-unknown-unknown/browser/fullmakt.wasm");
    let whole = folder.join("whole.wasm");
    let run = |line: &str, paths: &[&Path]| {
        process::run(process::command(line).args(paths).env("PATH", path))
    };
    run("node xtask/unexport.mjs", &[&compiled, &whole])?;
    run(
        "wasm-split-cli --target web --out-name fullmakt",
        &[&whole, &folder],
    )?;
    let main = folder.join("fullmakt.wasm");
    run(
        // The parts find each other by what the linker has exported.
        "wasm-bindgen --target web --keep-lld-exports --no-typescript --out-name fullmakt --out-dir",
        &[&folder, &main],
    )?;
    Ok(folder)
}

/// Makes a build use the flags of `.cargo/config.toml`, which these variables would replace: without them the app is
/// 17 kB larger.
pub(crate) fn use_configured_flags(command: &mut Command) -> &mut Command {
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
}

/// Flags that depend on the machine; cargo joins them with those of `.cargo/config.toml`.
///
/// Messages of panics hold paths of sources. Ours and those of crates get the same on every machine: nothing of this
/// machine goes to the public, and the file is the same wherever it is built.
fn rust_flags() -> Result<OsString> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .context("no home folder; set CARGO_HOME")?;
    let mut flags = OsString::from("--remap-path-prefix=");
    flags.push(cargo_home);
    flags.push("=/cargo --remap-path-prefix=");
    flags.push(project::root());
    flags.push("=/fullmakt");
    Ok(flags)
}

/// What is changed while the app is built counts for the next build.
fn inputs_changed_since(time: SystemTime) -> Result<bool> {
    let mut paths: Vec<_> = INPUTS
        .iter()
        .map(|input| project::root().join(input))
        .collect();
    while let Some(path) = paths.pop() {
        if modified(&path)? >= time {
            return Ok(true);
        }
        if path.is_dir() && !path.ends_with("node_modules") {
            for entry in fs::read_dir(&path)? {
                paths.push(entry?.path());
            }
        }
    }
    Ok(false)
}

fn modified(path: &Path) -> Result<SystemTime> {
    fs::metadata(path)
        .and_then(|file| file.modified())
        .with_context(|| format!("cannot read {}", path.display()))
}

fn remove_folder(path: &Path) -> Result<()> {
    if path.is_dir() {
        fs::remove_dir_all(path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(())
}
