//! Writes one file of texts for each language. Usage: `write-texts FOLDER`.

use fullmakt_domain::Language;
use fullmakt_texts::Texts;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: write-texts FOLDER");
        return ExitCode::FAILURE;
    };
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!(
                "The texts could not be written to {}: {error}",
                folder.display()
            );
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &PathBuf) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for language in Language::ALL {
        let file = folder.join(format!("texts-{}.txt", language.tag()));
        fs::write(file, Texts::of(language).file())?;
    }
    Ok(())
}
