//! `cargo xtask dist`: what a web server hosts.

use crate::app::{self, BuildMode};
use crate::error::Error;
use crate::process;
use crate::project::Project;
use crate::tools;
use std::path::{Path, PathBuf};

/// Builds `dist/` and says where it is.
pub(crate) fn run(project: &Project) -> Result<(), Error> {
    let folder = build(project)?;
    println!(
        "Host the files of {}; docs/hosting.md tells how",
        folder.display()
    );
    Ok(())
}

/// Builds `dist/` with a `.br` and a `.gz` beside each text and wasm file.
pub(crate) fn build(project: &Project) -> Result<PathBuf, Error> {
    app::build(project, BuildMode::Release, |folder| {
        println!(
            "Minifying program, scripts and texts, gathering licences, compressing (brotli 11, gzip 9)"
        );
        let esbuild = tools::ESBUILD.bin_dir(project)?.join("esbuild");
        let wasm_opt = tools::BINARYEN.bin_dir(project)?.join("wasm-opt");
        node(project, "minify.mjs", &[&esbuild, &wasm_opt, folder])?;
        node(project, "licenses.mjs", &[&project.root, folder])?;
        node(project, "compress.mjs", &[folder])
    })
}

/// Runs one of our scripts, for what Node brings and Rust's standard library does not: JSON and brotli.
fn node(project: &Project, script: &str, arguments: &[&Path]) -> Result<(), Error> {
    let script = project.root.join("xtask").join(script);
    process::run(project.command("node").arg(script).args(arguments))
}
