//! Building the browser app with trunk.

use crate::error::Error;
use crate::process;
use crate::project::Project;
use crate::tools;
use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Instant, UNIX_EPOCH};

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
    let inputs = fingerprint(&project.root)?;
    if folder.join("index.html").is_file()
        && fs::read_to_string(&stamp).is_ok_and(|last| last == inputs)
    {
        println!("The app is up to date: {}", folder.display());
        return Ok(folder);
    }
    tools::wasm_target(project)?;
    let mut path: Vec<PathBuf> = vec![
        tools::TRUNK.bin_dir(project)?,
        tools::WASM_BINDGEN.bin_dir(project)?,
    ];
    if mode == BuildMode::Release {
        path.push(tools::BINARYEN.bin_dir(project)?);
    }
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let path = env::join_paths(path).map_err(|error| Error::Failed(error.to_string()))?;

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
    trunk
        .args(["build", "--cargo-profile", "browser", "--dist"])
        .arg(&folder)
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
    if mode == BuildMode::Release {
        // Makes trunk call wasm-opt; the cargo profile stays the one above.
        trunk.arg("--release");
    }
    process::run(&mut trunk)?;
    finish(&folder)?;
    fs::write(&stamp, inputs).map_err(|source| Error::io("write", &stamp, source))?;
    println!(
        "Built the app in {} s: {}",
        started.elapsed().as_secs(),
        folder.display()
    );
    Ok(folder)
}

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

/// Names, sizes and modification times of all inputs as text: equal only if nothing was touched.
fn fingerprint(root: &Path) -> Result<String, Error> {
    let mut text = String::new();
    for input in INPUTS {
        append_fingerprint(&root.join(input), input, &mut text)
            .map_err(|source| Error::io("read", &root.join(input), source))?;
    }
    Ok(text)
}

fn append_fingerprint(path: &Path, name: &str, text: &mut String) -> std::io::Result<()> {
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = format!("{name}/{}", entry.file_name().to_string_lossy());
            append_fingerprint(&entry.path(), &name, text)?;
        }
    } else if let Ok(file) = fs::metadata(path) {
        let touched = file
            .modified()?
            .duration_since(UNIX_EPOCH)
            .map_or(0, |time| time.as_nanos());
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{name} {} {touched}", file.len());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_anywhere_below_is_seen() {
        let root = env::temp_dir().join(format!("fullmakt-fingerprint-{}", std::process::id()));
        let page = root.join("src/approval/page.rs");
        fs::create_dir_all(page.parent().unwrap()).unwrap();
        fs::write(&page, "one").unwrap();
        let before = fingerprint(&root).unwrap();
        assert!(before.starts_with("src/approval/page.rs 3 "), "{before}");
        assert_eq!(fingerprint(&root).unwrap(), before);
        fs::write(&page, "other").unwrap();
        assert_ne!(fingerprint(&root).unwrap(), before);
        fs::remove_dir_all(&root).unwrap();
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
