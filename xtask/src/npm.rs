//! What comes from the npm registry.

use crate::{process, project};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// Installs what the lock file in `folder` names, unless it is there, and returns the folder.
pub(crate) fn install(folder: &str) -> Result<PathBuf> {
    // Said now, and not after minutes of building, when what is installed is first run.
    let node = process::command("node");
    which::which("node").with_context(|| process::not_started(&node))?;
    let folder = project::root().join(folder);
    let _lock = project::lock()?;
    let changed = |name| fs::metadata(folder.join(name)).and_then(|file| file.modified());
    // npm writes this file last: what was interrupted is done again.
    let installed = changed("node_modules/.package-lock.json").ok();
    if installed < Some(changed("package-lock.json")?) {
        println!(
            "Installing what {}/package.json names (some seconds)",
            folder.display()
        );
        let mut npm = process::command("npm ci --ignore-scripts --no-fund --no-audit");
        process::run(npm.current_dir(&folder))?;
    }
    Ok(folder)
}
