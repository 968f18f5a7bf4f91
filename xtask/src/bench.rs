//! `cargo xtask bench`: how fast the app is, in a real browser, beside the figures of the app it
//! competes with.

use crate::error::Error;
use crate::project::Project;
use crate::{dist, playwright, process, test};

/// Builds both programs and prints the table. Slow figures fail nothing; a page that does not come does.
pub(crate) fn run(project: &Project) -> Result<(), Error> {
    let app = dist::build(project)?;
    let platform = test::platform(project)?;
    println!("Measuring, some two minutes. Other work on this machine makes the figures worse");
    let mut node = playwright::command(project, &app, &platform)?;
    process::run(node.args(["--config", "bench.config.ts"]))
}
