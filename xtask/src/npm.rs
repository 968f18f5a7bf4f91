//! What comes from the npm registry.

use crate::error::Error;
use crate::process;
use crate::project::Project;
use crate::tools;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Installs one package at one version into a folder.
pub(crate) fn install_package(
    project: &Project,
    folder: &Path,
    name: &str,
    version: &str,
) -> Result<(), Error> {
    let mut npm = npm(project);
    npm.arg("install")
        .arg("--prefix")
        .arg(folder)
        .args(["--no-save", "--ignore-scripts"])
        .arg(format!("{name}@{version}"));
    process::run(&mut npm)
}

/// The end-to-end suite's folder, with Playwright and axe-core as its lock file names them. No browser
/// is downloaded: the suite uses Debian's Chromium.
pub(crate) fn playwright(project: &Project) -> Result<PathBuf, Error> {
    let suite = project.root.join("tests").join("e2e");
    let _lock = tools::lock(&project.scratch().join("npm.lock"))?;
    let wanted = read(&suite.join("package-lock.json"))?;
    let installed = suite.join("node_modules").join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return Ok(suite);
    }
    println!(
        "Installing Playwright and axe-core into {} (some seconds)",
        suite.display()
    );
    let started = Instant::now();
    process::run(
        npm(project)
            .current_dir(&suite)
            .args(["ci", "--ignore-scripts"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )?;
    // Written last: an interrupted `npm ci` is done again.
    fs::write(&installed, wanted).map_err(|source| Error::io("write", &installed, source))?;
    println!("Installed in {} s", started.elapsed().as_secs());
    Ok(suite)
}

fn npm(project: &Project) -> Command {
    let mut npm = project.command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.env("npm_config_fund", "false")
        .env("npm_config_audit", "false")
        .env("npm_config_update_notifier", "false");
    npm
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|source| Error::io("read", path, source))
}
