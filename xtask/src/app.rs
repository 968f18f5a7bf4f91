//! Building the browser app with trunk.

use crate::error::Error;
use crate::fingerprint;
use crate::process;
use crate::project::Project;
use crate::tools;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Which build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BuildMode {
    /// For trying it on this machine: the release profile, without minifying and wasm-opt.
    Preview,
    /// `dist/`: what is measured, tested and hosted.
    Release,
}

/// Sources and configuration that the build reads, relative to the work tree.
const INPUTS: [&str; 14] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    ".cargo",
    "boot.js",
    "index.html",
    "crates/contract",
    "crates/domain",
    "crates/texts",
    "public",
    "src",
    "style",
    "xtask",
];

/// Builds the app unless it is up to date, runs `finish` on its folder, and returns that folder.
pub(crate) fn build(
    project: &Project,
    mode: BuildMode,
    finish: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<PathBuf, Error> {
    let (folder, stamp) = match mode {
        BuildMode::Preview => (project.scratch().join("app"), "app.stamp"),
        BuildMode::Release => (project.root.join("dist"), "dist.stamp"),
    };
    let stamp = project.scratch().join(stamp);
    // trunk has no lock of its own on the folder that it writes.
    let _lock = tools::lock(&project.scratch().join("app.lock"))?;
    let inputs = fingerprint::of(&project.root, &INPUTS)?;
    if folder.join("index.html").is_file()
        && let Ok(last) = fs::read_to_string(&stamp)
        && last == format!("{inputs}{}", fingerprint_of_output(&folder)?)
    {
        println!("The app is up to date: {}", folder.display());
        return Ok(folder);
    }
    tools::wasm_target(project)?;
    let mut needed = vec![&tools::TRUNK, &tools::WASM_BINDGEN];
    if mode == BuildMode::Release {
        needed.push(&tools::BINARYEN);
    }
    let path = tools::path_with(project, &needed)?;

    // trunk runs cargo offline, so every crate has to be here before.
    process::run(project.cargo().args([
        "fetch",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
    ]))?;

    println!("Building the app (1 to 3 minutes the first time, some seconds after that)");
    let started = Instant::now();
    // Gone while the build goes on, so that a build that fails is not taken for the last good one.
    drop(fs::remove_file(&stamp));
    let mut trunk = project.command("trunk");
    trunk.args(["build", "--dist"]).arg(&folder);
    match mode {
        // Otherwise trunk takes the dev profile, which makes a large and slow app.
        BuildMode::Preview => trunk.args(["--cargo-profile", "browser"]),
        // The cargo profile of releases is named in index.html.
        BuildMode::Release => trunk.arg("--release"),
    };
    use_configured_flags(&mut trunk);
    trunk
        .env("PATH", path)
        // Everything is installed; what is not must be said, not fetched.
        .env("TRUNK_OFFLINE", "true")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            rust_flags(project)?,
        )
        // What trunk says when a build fails is clear without a hundred lines of its own frames.
        .env("RUST_BACKTRACE", "0")
        // trunk does not understand the value 1 that others give to this.
        .env_remove("NO_COLOR");
    process::run(&mut trunk)?;
    finish(&folder)?;
    let state = format!("{inputs}{}", fingerprint_of_output(&folder)?);
    fs::write(&stamp, state).map_err(|source| Error::io("write", &stamp, source))?;
    println!(
        "Built the app in {} s: {}",
        started.elapsed().as_secs(),
        folder.display()
    );
    Ok(folder)
}

/// `trunk serve` writes to `dist/` as well: what somebody else has built there is not the release.
fn fingerprint_of_output(folder: &Path) -> Result<String, Error> {
    fingerprint::of(folder, &["."])
}

/// Makes the build of `command` use the flags of `.cargo/config.toml`, which these variables would replace.
pub(crate) fn use_configured_flags(command: &mut Command) {
    for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        // An empty value replaces them too.
        if env::var_os(name).is_some() {
            println!(
                "{name} is set and is left out here: it would replace the flags in .cargo/config.toml, \
                 and the app would become 17 kB larger"
            );
        }
        command.env_remove(name);
    }
}

/// Flags that depend on the machine; cargo joins them with those of `.cargo/config.toml`.
///
/// Messages of panics hold paths of sources. Ours and those of crates get the same on every machine:
/// nothing of this machine goes to the public, and the file is the same wherever it is built.
fn rust_flags(project: &Project) -> Result<OsString, Error> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .ok_or_else(|| Error::Missing {
            what: "a home folder".into(),
            how: "Set CARGO_HOME.".into(),
        })?;
    let mut flags = OsString::from("--remap-path-prefix=");
    flags.push(cargo_home);
    flags.push("=/cargo --remap-path-prefix=");
    flags.push(&project.root);
    flags.push("=/fullmakt");
    Ok(flags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_of_the_environment_do_not_replace_the_configured_ones() {
        let mut command = Command::new("trunk");
        use_configured_flags(&mut command);
        let removed: Vec<_> = command.get_envs().collect();
        assert_eq!(
            removed,
            [
                ("CARGO_ENCODED_RUSTFLAGS".as_ref(), None),
                ("RUSTFLAGS".as_ref(), None)
            ]
        );
    }

    /// Without this flag the app is 17 kB larger.
    #[test]
    fn component_types_are_erased() {
        let config = concat!(env!("CARGO_MANIFEST_DIR"), "/../.cargo/config.toml");
        let config = fs::read_to_string(config).unwrap();
        assert!(config.contains(
            "[target.wasm32-unknown-unknown]\nrustflags = [\"--cfg\", \"erase_components\"]"
        ));
    }

    /// A new module that is not listed would never be built again after a change.
    #[test]
    fn inputs_are_where_they_are_said_to_be() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for input in INPUTS {
            assert!(root.join(input).exists(), "{input}");
        }
    }
}
