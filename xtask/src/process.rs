//! Running other programs.

use crate::error::Error;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The command line as a person would type it, for messages.
pub(crate) fn command_line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Runs to the end with the terminal's own output, so that the person sees progress.
pub(crate) fn run(command: &mut Command) -> Result<(), Error> {
    let status = command
        .status()
        .map_err(|source| start_error(command, source))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Program {
        line: command_line(command),
        code: status.code(),
    })
}

/// Runs to the end, shows each line of standard output as it comes and passes it to `on_line`.
pub(crate) fn run_with_lines(
    command: &mut Command,
    mut on_line: impl FnMut(&str),
) -> Result<(), Error> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| start_error(command, source))?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut bytes = Vec::new();
        let mut terminal = std::io::stdout();
        // A line may hold anything: bytes that are no text are shown as they are.
        while output.read_until(b'\n', &mut bytes).unwrap_or(0) > 0 {
            // A closed terminal must not stop a test run.
            let _ = terminal.write_all(&bytes);
            on_line(String::from_utf8_lossy(&bytes).trim_end());
            bytes.clear();
        }
    }
    let status = child
        .wait()
        .map_err(|source| start_error(command, source))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Program {
        line: command_line(command),
        code: status.code(),
    })
}

/// Standard output of a program that succeeds.
pub(crate) fn output(command: &mut Command) -> Result<String, Error> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| start_error(command, source))?;
    if !output.status.success() {
        return Err(Error::Program {
            line: command_line(command),
            code: output.status.code(),
        });
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program runs and succeeds; its output is not shown.
pub(crate) fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The first file with this name in the folders of `PATH`.
pub(crate) fn find_on_path(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .flat_map(|folder| [folder.join(program), folder.join(format!("{program}.exe"))])
        .find(|path| path.is_file())
}

/// A missing program is the most common error: name it, instead of "No such file".
pub(crate) fn start_error(command: &Command, source: std::io::Error) -> Error {
    let program = command.get_program().to_string_lossy().into_owned();
    if source.kind() == std::io::ErrorKind::NotFound {
        return Error::Missing {
            how: install_hint(&program),
            what: program,
        };
    }
    Error::Io {
        action: format!("run {program}"),
        source,
    }
}

fn install_hint(program: &str) -> String {
    match program {
        "node" | "npm" => "Install Node.js 20 or newer, which brings npm.".into(),
        "rustup" | "cargo" => "Install Rust with rustup.".into(),
        _ => "Install it and try again.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named_with_the_way_to_get_it() {
        let error = run(&mut Command::new("a-program-that-nobody-has")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a-program-that-nobody-has is missing. Install it and try again."
        );
    }

    #[test]
    fn a_program_that_nobody_has_is_not_on_path() {
        assert_eq!(find_on_path("a-program-that-nobody-has"), None);
    }

    #[cfg(unix)]
    #[test]
    fn lines_are_seen_and_the_code_is_kept() {
        let mut seen = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two; exit 3"]);
        let error = run_with_lines(&mut command, |line| seen.push(line.to_owned())).unwrap_err();
        assert_eq!(seen, ["one", "two"]);
        assert_eq!(
            error.to_string(),
            "`sh -c echo one; echo two; exit 3` failed with code 3"
        );
    }
}
