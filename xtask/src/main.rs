//! The project's own commands, run as `cargo xtask <command>`. Standard library only, so that the
//! first command on a fresh clone compiles in seconds.

mod app;
mod bench;
mod browser;
mod dist;
mod error;
mod fingerprint;
mod npm;
mod playwright;
mod process;
mod project;
mod seed;
mod serve;
mod size;
mod step;
mod test;
mod test_count;
mod tools;

use error::Error;
use project::Project;
use std::process::ExitCode;

const HELP: &str = "\
Commands of Fullmakt: cargo xtask <command>

  serve [--port N] [--data DIR] [--allow-origin ORIGIN]…
                                  build everything, start the local platform with the app, print the links;
                                  ORIGIN may call the platform as well, and so may `trunk serve` on port 8081
  test [PART] [-- ARGS]           run every check from nothing; PART is one of rules, platform, components, e2e
  dist                            release build with precompressed files, into dist/
  size                            bytes of dist/ as a table; fails above the budget
  bench                           how fast the pages are in a browser, as a table with the budgets; never fails for a time
  tools                           install the pinned tools now instead of when they are first needed
  help                            this text

Tools go to $FULLMAKT_CACHE, else $XDG_CACHE_HOME/fullmakt, else ~/.cache/fullmakt.
ARGS after `--` go to the test runner, for example: cargo xtask test e2e -- --grep approve";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Error> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", arguments),
    };
    if matches!(command, "help" | "--help" | "-h") || rest.iter().any(|a| a == "--help") {
        println!("{HELP}");
        return Ok(());
    }
    let project = Project::find()?;
    match command {
        "serve" => serve::run(&project, &serve::Options::parse(rest)?),
        "test" => test::run(&project, &test::Options::parse(rest)?),
        "dist" => no_arguments(rest).and_then(|()| dist::run(&project)),
        "size" => no_arguments(rest).and_then(|()| size::run(&project)),
        "bench" => no_arguments(rest).and_then(|()| bench::run(&project)),
        "tools" => no_arguments(rest).and_then(|()| tools::install_all(&project)),
        serve::PRINT_LINKS => serve::print_links_when_ready(rest),
        other => Err(Error::Usage(format!(
            "there is no command '{other}'; `cargo xtask help` lists them"
        ))),
    }
}

fn no_arguments(arguments: &[String]) -> Result<(), Error> {
    match arguments.first() {
        None => Ok(()),
        Some(argument) => Err(Error::Usage(format!(
            "'{argument}' is not understood here; `cargo xtask help` lists what is"
        ))),
    }
}
