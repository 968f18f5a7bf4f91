//! The project's own commands, run as `cargo xtask <command>`.

mod app;
mod browser;
mod npm;
mod process;
mod project;
mod serve;
mod size;
mod step;
mod test;
mod tools;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Commands of Fullmakt
///
/// What is not on PATH at the right version is installed into ~/.cache/fullmakt, or the folder that
/// FULLMAKT_CACHE names.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything, print the links, start the local platform with the app
    Serve(serve::Options),
    /// Run every check, or those of one part
    Test(test::Options),
    /// Release build with precompressed files, into dist/
    Dist,
    /// What a browser downloads, as a table; fails above the budget
    Size,
    /// How fast the pages are in a browser, as a table with the budgets; never fails for a time
    Bench,
    /// Install all tools now instead of when they are first needed
    Tools,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Dist => dist(),
        Command::Size => app::build_release().and_then(|folder| size::check(&folder)),
        Command::Bench => test::bench(),
        Command::Tools => tools::install_all(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dist() -> Result<()> {
    let folder = app::build_release()?;
    println!(
        "Host the files of {}; docs/hosting.md tells how",
        folder.display()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
