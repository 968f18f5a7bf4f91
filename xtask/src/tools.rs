//! Programs at exact versions: those on `PATH`, or else our own, installed once per user.

use crate::{browser, npm, process, project};
use anyhow::{Context, Result};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Tool {
    program: &'static str,
    version: &'static str,
    source: Source,
}

#[derive(Debug, Clone, Copy)]
enum Source {
    /// `cargo install` in the development profile, which takes a third of the time of the release profile.
    Crate {
        name: &'static str,
        /// 1 where the program would be slow without.
        opt_level: &'static str,
        arguments: &'static str,
    },
    /// `xtask/package.json`.
    Npm,
}

/// Builds the app.
pub(crate) const TRUNK: Tool = Tool {
    program: "trunk",
    version: "0.21.14",
    source: Source::Crate {
        name: "trunk",
        opt_level: "0",
        arguments: "--locked --no-default-features --features rustls",
    },
};

/// Of the version of the crate `wasm-bindgen`. Not `--locked`: its lock file names a crate version that registries may
/// lack.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    program: "wasm-bindgen",
    version: "0.2.130",
    source: Source::Crate {
        name: "wasm-bindgen-cli",
        opt_level: "1",
        arguments: "",
    },
};

/// Runs component tests in a browser.
pub(crate) const TEST_RUNNER: Tool = Tool {
    program: "wasm-bindgen-test-runner",
    ..WASM_BINDGEN
};

/// Splits pages off the program. It tells no version, so one on `PATH` is not used.
pub(crate) const WASM_SPLIT: Tool = Tool {
    program: "wasm-split-cli",
    version: "0.2.4",
    source: Source::Crate {
        name: "wasm_split_cli_support",
        opt_level: "1",
        arguments: "--locked --features build-binary",
    },
};

/// Makes releases smaller. Versions below 117, such as Debian's, cannot read what today's compiler writes.
pub(crate) const WASM_OPT: Tool = Tool {
    program: "wasm-opt",
    version: "132",
    source: Source::Npm,
};

impl Tool {
    /// Whether the one that `PATH` gives has our version.
    fn is_on_path(self) -> bool {
        Command::new(self.program)
            .arg("--version")
            .output()
            .is_ok_and(|output| names_version(&output.stdout, self.version))
    }

    /// The folder of our own, after installing it if need be.
    fn own_folder(self) -> Result<PathBuf> {
        let Source::Crate {
            name,
            opt_level,
            arguments,
        } = self.source
        else {
            return Ok(npm::install("xtask")?.join("node_modules/.bin"));
        };
        let folder = cache()?.join(format!("tools/{name}-{}", self.version));
        let programs = folder.join("bin");
        if !programs.join(self.program).is_file() {
            let Self { version, .. } = self;
            println!("Installing {name} {version} (2 to 4 minutes, once per machine)");
            let line = format!("cargo install {name} --version {version} --debug {arguments}");
            process::run(
                process::command(&line)
                    .arg("--root")
                    .arg(&folder)
                    .env("CARGO_PROFILE_DEV_DEBUG", "0")
                    .env("CARGO_PROFILE_DEV_OPT_LEVEL", opt_level),
            )?;
        }
        Ok(programs)
    }
}

/// Whether the output of `--version` names this version: `trunk 0.21.14`, `wasm-opt version 132 (version_132)`.
fn names_version(printed: &[u8], version: &str) -> bool {
    let printed = String::from_utf8_lossy(printed);
    printed.split_whitespace().any(|word| word == version)
}

fn cache() -> Result<PathBuf> {
    // Commands run in the work tree, from wherever xtask was called.
    env::var_os("FULLMAKT_CACHE")
        .map(|folder| project::root().join(folder))
        .or_else(|| Some(env::home_dir()?.join(".cache/fullmakt")))
        .context("no home folder for the tools; name a folder in FULLMAKT_CACHE")
}

/// `PATH`, and in front of it the folders of those tools that it does not give at the right version.
pub(crate) fn path_with(tools: &[Tool]) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = missing(tools)?.into_iter().chain(env::split_paths(&path));
    Ok(env::join_paths(folders)?)
}

fn missing(tools: &[Tool]) -> Result<Vec<PathBuf>> {
    let missing = tools.iter().filter(|tool| !tool.is_on_path());
    missing.map(|tool| tool.own_folder()).collect()
}

/// Installs all that any command needs, and prints where it is.
pub(crate) fn install_all() -> Result<()> {
    let browser = browser::find_or_install()?;
    println!("Chromium: {}", browser.chromium.display());
    println!("ChromeDriver: {}", browser.driver.display());
    npm::install("tests/e2e")?;
    npm::install("xtask")?;
    let mut folders = missing(&[TRUNK, WASM_BINDGEN, TEST_RUNNER, WASM_SPLIT, WASM_OPT])?;
    folders.dedup();
    if folders.is_empty() {
        println!("All tools are on PATH");
    } else {
        let folders = env::join_paths(folders)?;
        println!(
            "To use trunk yourself: export PATH=\"{}:$PATH\"",
            folders.display()
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tool of another version than its crate fails with a message that nobody understands; and trunk by itself must
    /// build what xtask builds.
    #[test]
    fn versions_are_the_same_everywhere() {
        let check = |file: &str, line: String| assert!(file.contains(&line), "{line}");
        let (manifest, trunk) = (
            include_str!("../../Cargo.toml"),
            include_str!("../../Trunk.toml"),
        );
        let package = include_str!("../package.json");
        check(
            manifest,
            format!("wasm-bindgen = \"={}\"", WASM_BINDGEN.version),
        );
        check(trunk, format!("trunk-version = \"^{}\"\n", TRUNK.version));
        check(
            trunk,
            format!("wasm_opt = \"version_{}\"\n", WASM_OPT.version),
        );
        check(
            package,
            format!("\"binaryen\": \"{}.0.0\"", WASM_OPT.version),
        );
    }

    #[test]
    fn only_the_exact_version_is_used() {
        let check = |printed: &str, version| names_version(printed.as_bytes(), version);
        assert!(check("trunk 0.21.14\n", "0.21.14"));
        assert!(check("wasm-opt version 132 (version_132)\n", "132"));
        assert!(!check("trunk 0.21.1\n", "0.21.14"));
        assert!(!check("wasm-bindgen 0.2.130-beta\n", "0.2.130"));
    }
}
