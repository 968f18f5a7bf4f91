//! `cargo xtask dist`: what a web server hosts.

use crate::app::{self, Purpose};
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use std::path::PathBuf;

/// Builds `dist/` and says where it is.
pub(crate) fn run(project: &Project) -> Result<(), Failure> {
    let folder = build(project)?;
    println!(
        "Host the files of {}; docs/hosting.md tells how",
        folder.display()
    );
    Ok(())
}

/// Builds `dist/` with a `.br` and a `.gz` beside each text and wasm file.
pub(crate) fn build(project: &Project) -> Result<PathBuf, Failure> {
    app::build(project, Purpose::Release, |folder| {
        println!("Compressing (brotli 11, gzip 9)");
        let script = project.root.join("xtask").join("compress.mjs");
        process::run(project.command("node").arg(script).arg(folder))
    })
}
