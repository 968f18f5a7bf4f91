//! Running other programs.

use crate::project;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};

/// A program in the work tree with arguments that hold no spaces. More can be added to it.
pub(crate) fn command(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).current_dir(project::root());
    command
}

/// Shows the command line and runs it to the end with the terminal's own output.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", line(command));
    let status = command.status().with_context(|| not_started(command))?;
    check(command, status)
}

/// The same, with each line of standard output passed to `on_line` too.
pub(crate) fn run_with_lines(command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<()> {
    println!("$ {}", line(command));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| not_started(command))?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut bytes = Vec::new();
        // A line may hold anything: bytes that are no text are shown as they are.
        while output.read_until(b'\n', &mut bytes)? > 0 {
            std::io::stdout().write_all(&bytes)?;
            on_line(String::from_utf8_lossy(&bytes).trim_end());
            bytes.clear();
        }
    }
    let status = child.wait()?;
    check(command, status)
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed: {status}", line(command));
    }
    Ok(())
}

/// A missing program is the most common error.
pub(crate) fn not_started(command: &Command) -> String {
    let program = command.get_program().display();
    format!("{program} cannot be run; README.md lists what has to be there")
}

/// The command line as a person would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut command("a-program-that-nobody-has")).unwrap_err();
        assert!(format!("{error:#}").starts_with("a-program-that-nobody-has cannot be run; "));
    }

    #[test]
    fn lines_are_seen_and_a_failure_is_told() {
        let mut seen = Vec::new();
        let mut command = command("sh -c");
        command.arg("echo one; echo two; exit 3");
        let error = run_with_lines(&mut command, |line| seen.push(line.to_owned())).unwrap_err();
        assert_eq!(seen, ["one", "two"]);
        assert!(error.to_string().ends_with("exit status: 3"), "{error}");
    }
}
