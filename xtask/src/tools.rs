//! Pinned tools, installed once per user and version.
//!
//! `<cache>/tools/<name>-<version>/bin` holds a tool. It is installed in a folder beside it and renamed
//! when all is there, so an install that was interrupted is never taken for a finished one.

use crate::browser;
use crate::error::Error;
use crate::npm;
use crate::process;
use crate::project::Project;
use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// How a tool comes onto the machine.
#[derive(Debug)]
enum Source {
    /// `cargo install` with these extra arguments and profile settings.
    Crate {
        arguments: &'static [&'static str],
        env: &'static [(&'static str, &'static str)],
        /// Whether the lock file that the crate ships can be used.
        locked: bool,
    },
    /// A package of the npm registry.
    Npm,
}

/// A tool at one exact version.
#[derive(Debug)]
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
    /// The programs that must be there; the first one knows its version.
    programs: &'static [&'static str],
    /// What to expect on two cores, for the person who waits.
    expected_time: &'static str,
    source: Source,
}

/// Builds the app. Not in release mode: that takes three times as long and the app's build is not faster.
pub(crate) const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    expected_time: "2 to 4 minutes",
    source: Source::Crate {
        arguments: &["--no-default-features", "--features", "rustls"],
        env: &[],
        locked: true,
    },
};

/// Must be the version of the `wasm-bindgen` crate in Cargo.toml. Its own lock file names a crate
/// version that registries may lack.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    version: "0.2.130",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    expected_time: "2 to 4 minutes",
    source: Source::Crate {
        arguments: &[],
        env: &[("CARGO_PROFILE_DEV_OPT_LEVEL", "1")],
        locked: false,
    },
};

/// `wasm-opt` for releases. Versions below 117 cannot read today's output, and Debian has 108.
pub(crate) const BINARYEN: Tool = Tool {
    name: "binaryen",
    version: "132.0.0",
    programs: &["wasm-opt"],
    expected_time: "some seconds",
    source: Source::Npm,
};

/// Minifies scripts for releases.
pub(crate) const ESBUILD: Tool = Tool {
    name: "esbuild",
    version: "0.28.2",
    programs: &["esbuild"],
    expected_time: "some seconds",
    source: Source::Npm,
};

impl Tool {
    fn install_dir(&self, project: &Project) -> PathBuf {
        project
            .cache
            .join("tools")
            .join(format!("{}-{}", self.name, self.version))
    }

    /// The folder of the tool's programs: the one on `PATH` when that is the right version, else our own,
    /// after installing them if need be.
    pub(crate) fn bin_dir(&self, project: &Project) -> Result<PathBuf, Error> {
        match self.bin_dir_on_path() {
            Some(bin) => Ok(bin),
            None => self.own_bin_dir(project),
        }
    }

    fn own_bin_dir(&self, project: &Project) -> Result<PathBuf, Error> {
        let install_dir = self.install_dir(project);
        let bin = install_dir.join(self.bin_subdir());
        if self.is_installed_in(&bin) {
            return Ok(bin);
        }
        let _lock = lock(&project.cache.join("tools.lock"))?;
        // Another xtask may have installed it while this one waited.
        if self.is_installed_in(&bin) {
            return Ok(bin);
        }
        println!(
            "Installing {} {} into {} ({}, once per machine)",
            self.name,
            self.version,
            install_dir.display(),
            self.expected_time
        );
        let started = Instant::now();
        let unfinished = install_dir.with_file_name(format!("{}-{}.part", self.name, self.version));
        remove_folder(&unfinished)?;
        remove_folder(&install_dir)?;
        fs::create_dir_all(&unfinished)
            .map_err(|source| Error::io("create", &unfinished, source))?;
        match &self.source {
            Source::Crate {
                arguments,
                env,
                locked,
            } => {
                let mut command = self.cargo_install(project, &unfinished);
                command.args(*arguments).envs(env.iter().copied());
                install_crate(command, *locked)?;
            }
            Source::Npm => npm::install_package(project, &unfinished, self.name, self.version)?,
        }
        fs::rename(&unfinished, &install_dir)
            .map_err(|source| Error::io("create", &install_dir, source))?;
        if !self.is_installed_in(&bin) {
            return Err(Error::Failed(format!(
                "{} {} was installed without its programs {}",
                self.name,
                self.version,
                self.programs.join(", ")
            )));
        }
        println!(
            "Installed {} in {} s",
            self.name,
            started.elapsed().as_secs()
        );
        Ok(bin)
    }

    fn bin_subdir(&self) -> &'static Path {
        Path::new(match self.source {
            Source::Crate { .. } => "bin",
            Source::Npm => "node_modules/.bin",
        })
    }

    fn is_installed_in(&self, bin: &Path) -> bool {
        self.programs.iter().all(|program| {
            bin.join(program).exists() || bin.join(format!("{program}.exe")).exists()
        })
    }

    /// Only the first program on `PATH` counts, since that is the one that trunk would find.
    fn bin_dir_on_path(&self) -> Option<PathBuf> {
        let program = process::find_on_path(self.programs.first()?)?;
        let bin = program.parent()?;
        let printed = process::output(Command::new(&program).arg("--version")).ok()?;
        (has_version(&printed, self.version) && self.is_installed_in(bin))
            .then(|| bin.to_path_buf())
    }

    fn cargo_install(&self, project: &Project, root: &Path) -> Command {
        let mut command = project.cargo();
        command
            .args(["install", self.name, "--version", self.version, "--debug"])
            .arg("--root")
            .arg(root)
            // Outside the work tree's build folder, whose lock somebody else may hold.
            .arg("--target-dir")
            .arg(root.join("build"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        command
    }
}

/// Whether the output of `--version` names this version: `trunk 0.21.14`, `wasm-opt version 132 (version_132)`.
fn has_version(printed: &str, version: &str) -> bool {
    // Binaryen has plain numbers for versions, which npm completes.
    let plain = version.strip_suffix(".0.0").unwrap_or(version);
    printed.split_whitespace().any(|word| word == plain)
}

/// `PATH`, and in front of it the folders of those tools that it does not give at the right version. The
/// others keep their place: a folder such as /usr/bin may hold another cargo as well.
pub(crate) fn path_with(project: &Project, tools: &[&Tool]) -> Result<OsString, Error> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&path).collect();
    for tool in tools {
        if tool.bin_dir_on_path().is_none() {
            folders.insert(0, tool.own_bin_dir(project)?);
        }
    }
    env::join_paths(folders).map_err(|error| Error::Failed(error.to_string()))
}

/// Installs, with the crate's own lock file first where that is known to work somewhere.
fn install_crate(mut command: Command, locked: bool) -> Result<(), Error> {
    if locked {
        let mut with_lock = Command::new(command.get_program());
        with_lock.args(command.get_args()).arg("--locked");
        if let Some(folder) = command.get_current_dir() {
            with_lock.current_dir(folder);
        }
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => with_lock.env(name, value),
                None => with_lock.env_remove(name),
            };
        }
        if process::run(&mut with_lock).is_ok() {
            return remove_build_dir(&command);
        }
        println!("Its own lock file does not work here; trying without");
    }
    process::run(&mut command)?;
    remove_build_dir(&command)
}

/// Intermediate files of the install are hundreds of megabytes.
fn remove_build_dir(command: &Command) -> Result<(), Error> {
    let mut arguments = command.get_args();
    match arguments.find(|a| *a == "--target-dir") {
        Some(_) => arguments
            .next()
            .map_or(Ok(()), |build| remove_folder(Path::new(build))),
        None => Ok(()),
    }
}

/// Waits for other xtasks of this user that do the same. Released when the value goes away, also when
/// the process is killed.
pub(crate) fn lock(path: &Path) -> Result<File, Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|source| Error::io("create", folder, source))?;
    }
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|source| Error::io("open", path, source))?;
    if file.try_lock().is_err() {
        println!("Waiting for another xtask to finish ({})", path.display());
        file.lock()
            .map_err(|source| Error::io("lock", path, source))?;
    }
    Ok(file)
}

/// Removes a folder with all in it, if it is there.
pub(crate) fn remove_folder(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::io("remove", path, error))
        }
        _ => Ok(()),
    }
}

/// The WebAssembly target of the toolchain. rustup installs it by `rust-toolchain.toml`; older ones
/// need to be told.
pub(crate) fn wasm_target(project: &Project) -> Result<(), Error> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let libraries = process::output(project.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    println!("Adding the Rust target {TARGET} (some seconds, once per toolchain)");
    process::run(project.command("rustup").args(["target", "add", TARGET]))
}

/// Installs all that any command needs, and prints where it is.
pub(crate) fn install_all(project: &Project) -> Result<(), Error> {
    wasm_target(project)?;
    for tool in [&TRUNK, &WASM_BINDGEN, &BINARYEN, &ESBUILD] {
        let folder = tool.bin_dir(project)?;
        println!("{} {}: {}", tool.name, tool.version, folder.display());
    }
    npm::playwright(project)?;
    let browser = browser::find_or_install()?;
    println!("Chromium: {}", browser.chromium.display());
    println!("ChromeDriver: {}", browser.driver.display());
    let mut folders = Vec::new();
    for tool in [&TRUNK, &WASM_BINDGEN, &BINARYEN] {
        if tool.bin_dir_on_path().is_none() {
            folders.push(tool.own_bin_dir(project)?.display().to_string());
        }
    }
    if !folders.is_empty() {
        println!(
            "To use trunk yourself: export PATH=\"{}:$PATH\"",
            folders.join(":")
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tool of another version than its crate fails with a message that nobody understands.
    #[test]
    fn wasm_bindgen_is_the_version_of_the_crate() {
        let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"));
        let pin = format!("wasm-bindgen = \"={}\"", WASM_BINDGEN.version);
        assert!(manifest.unwrap().contains(&pin), "{pin}");
    }

    /// Trunk by itself must build what xtask builds.
    #[test]
    fn trunk_is_told_the_same_versions() {
        let config = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../Trunk.toml"));
        let config = config.unwrap();
        let binaryen = BINARYEN.version.trim_end_matches(".0.0");
        for line in [
            format!("trunk-version = \"^{}\"\n", TRUNK.version),
            format!("wasm_opt = \"version_{binaryen}\"\n"),
        ] {
            assert!(config.contains(&line), "{line}");
        }
    }

    #[test]
    fn only_the_exact_version_is_used() {
        assert!(has_version("trunk 0.21.14\n", "0.21.14"));
        assert!(has_version(
            "wasm-opt version 132 (version_132)\n",
            "132.0.0"
        ));
        assert!(has_version("0.28.2\n", "0.28.2"));
        assert!(!has_version("trunk 0.21.1\n", "0.21.14"));
        assert!(!has_version("wasm-bindgen 0.2.130-beta\n", "0.2.130"));
        assert!(!has_version("", "132.0.0"));
    }

    #[test]
    fn a_lock_is_held_until_it_goes_away() {
        let path = std::env::temp_dir().join(format!("fullmakt-lock-{}", std::process::id()));
        let held = lock(&path).unwrap();
        let other = File::options().write(true).open(&path).unwrap();
        assert!(other.try_lock().is_err());
        drop(held);
        assert!(other.try_lock().is_ok());
        fs::remove_file(&path).unwrap();
    }
}
