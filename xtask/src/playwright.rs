//! Playwright, with the browser, the built app and the local platform named to it.

use crate::browser;
use crate::error::Error;
use crate::npm;
use crate::project::Project;
use std::path::Path;
use std::process::Command;

/// `playwright test` in its folder, installed if need be. What follows on the line is the caller's.
pub(crate) fn command(project: &Project, app: &Path, platform: &Path) -> Result<Command, Error> {
    let browser = browser::find_or_install()?;
    let suite = npm::playwright(project)?;
    let mut node = project.command("node");
    node.current_dir(suite)
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .env("FULLMAKT_DIST", app)
        .env("FULLMAKT_PLATFORM", platform)
        .env("FULLMAKT_CHROMIUM", browser.chromium)
        .env("FULLMAKT_CHROMIUM_FLAGS", browser::FLAGS.join(" "));
    Ok(node)
}
