//! Where things are, and who may write there.

use anyhow::{Context, Result};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The work tree.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// What xtask itself keeps between two runs.
pub(crate) fn scratch() -> PathBuf {
    root().join("target/xtask")
}

/// Where cargo builds. This program is in a folder of it.
pub(crate) fn target() -> Result<PathBuf> {
    let xtask = env::current_exe().context("cannot find the build folder")?;
    let target = xtask.ancestors().nth(2).map(Path::to_owned);
    target.context("cannot find the build folder")
}

/// The program of the local platform. Cargo puts it beside this one.
pub(crate) fn platform_program() -> Result<PathBuf> {
    let xtask = env::current_exe().context("cannot find the build folder")?;
    Ok(xtask.with_file_name("fullmakt-platform"))
}

/// Waits for another xtask in this work tree that builds the app or runs npm: neither trunk nor npm guards the folder
/// that it writes. Released when the value goes away, also when the process is killed.
pub(crate) fn lock() -> Result<File> {
    let path = scratch().join("lock");
    fs::create_dir_all(scratch())?;
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    if file.try_lock().is_err() {
        println!("Waiting for another xtask to finish");
        file.lock()?;
    }
    Ok(file)
}
