//! `cargo xtask size`: what a browser downloads until the approval page can be used.

use crate::dist;
use crate::error::Error;
use crate::project::Project;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Bytes that html, glue, boot script, wasm, css and texts of the approval page may have together, as
/// brotli 11. No fonts. Above it, the build fails.
const BUDGET: u64 = 195_000;

/// A file of `dist/`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct File {
    name: String,
    raw: u64,
    brotli: u64,
}

impl File {
    /// What the file is, and whether it counts.
    fn part(&self) -> (&'static str, bool) {
        match self.name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => ("html", true),
            Some("js") if self.name.starts_with("boot") => ("boot script", true),
            Some("js") => ("glue", true),
            Some("wasm") => ("wasm", true),
            Some("css") => ("css", true),
            Some("json") if self.name.starts_with("texts-") => ("texts", true),
            Some("woff2" | "woff") => ("font", false),
            _ => ("other", false),
        }
    }
}

/// The largest file of texts: a browser needs those of one language.
fn largest_texts(files: &[File]) -> Option<&File> {
    let texts = files.iter().filter(|file| file.part().0 == "texts");
    texts.max_by_key(|file| file.brotli)
}

/// What a browser must have, at the most.
fn needed(files: &[File]) -> impl Iterator<Item = &File> {
    let texts = largest_texts(files);
    files
        .iter()
        .filter(move |file| file.part().1 && (file.part().0 != "texts" || Some(*file) == texts))
}

/// Builds `dist/` if need be, prints the table and compares with the budget.
pub(crate) fn run(project: &Project) -> Result<(), Error> {
    let files = files_of(&dist::build(project)?)?;
    print!("{}", table(&files));
    let total = total_brotli(&files);
    if total > BUDGET {
        return Err(Error::Failed(format!(
            "the approval page needs {} kB, {} kB above its budget of {} kB",
            kilobytes(total),
            kilobytes(total - BUDGET),
            kilobytes(BUDGET)
        )));
    }
    println!(
        "{} of {} kB: within the budget",
        kilobytes(total),
        kilobytes(BUDGET)
    );
    Ok(())
}

/// Files that a browser asks for, with the size of the brotli file beside them; those without one are
/// sent as they are.
fn files_of(folder: &Path) -> Result<Vec<File>, Error> {
    let unreadable = |source| Error::io("read", folder, source);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let size = entry.metadata().map_err(unreadable)?;
        if size.is_dir() || name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let brotli =
            fs::metadata(folder.join(format!("{name}.br"))).map_or(size.len(), |f| f.len());
        files.push(File {
            name,
            raw: size.len(),
            brotli,
        });
    }
    files.sort_by(|a, b| {
        let key = |file: &File| (!file.part().1, file.part().0, file.name.clone());
        key(a).cmp(&key(b))
    });
    Ok(files)
}

fn total_brotli(files: &[File]) -> u64 {
    needed(files).map(|file| file.brotli).sum()
}

/// A table that can stand in a Markdown file as it is.
fn table(files: &[File]) -> String {
    let mut table = String::from("| part | file | raw, B | brotli 11, B |\n|---|---|---:|---:|\n");
    for file in files {
        let part = file.part().0;
        let counts = needed(files).any(|needed| needed == file);
        let note = if counts { "" } else { " (not counted)" };
        // Writing to a String cannot fail.
        let _ = writeln!(
            table,
            "| {part}{note} | {} | {} | {} |",
            without_hash(&file.name),
            group_digits(file.raw),
            group_digits(file.brotli)
        );
    }
    let raw = needed(files).map(|file| file.raw).sum();
    let _ = writeln!(
        table,
        "| **total** | | {} | **{}** |",
        group_digits(raw),
        group_digits(total_brotli(files))
    );
    table
}

/// `app-0123456789abcdef_bg.wasm` as `app-*_bg.wasm`: the table then changes only when a size does.
/// trunk writes its hash without leading zeros.
fn without_hash(name: &str) -> String {
    let Some((stem, rest)) = name.rsplit_once('-') else {
        return name.to_owned();
    };
    let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
    match rest.get(digits..) {
        Some(end) if (8..=16).contains(&digits) && end.starts_with(['.', '_']) => {
            format!("{stem}-*{end}")
        }
        _ => name.to_owned(),
    }
}

/// Digits in groups of three, as the project's documents write them.
fn group_digits(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// Thousands of bytes with one decimal.
fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, raw: u64, brotli: u64) -> File {
        File {
            name: name.into(),
            raw,
            brotli,
        }
    }

    #[test]
    fn what_a_browser_must_have_counts_and_fonts_do_not() {
        let files = [
            file("index.html", 4_000, 1_500),
            file("boot-0123456789abcdef.js", 3_000, 1_000),
            file("fullmakt-0123456789abcdef.js", 30_000, 6_000),
            file("fullmakt-0123456789abcdef_bg.wasm", 300_000, 90_000),
            file("style-0123456789abcdef.css", 60_000, 9_000),
            file("texts-en-0123456789abcdef.json", 12_000, 3_000),
            file("texts-nb-0123456789abcdef.json", 12_000, 3_500),
            file("inter.woff2", 48_000, 48_000),
            file("config.json", 40, 30),
        ];
        assert_eq!(total_brotli(&files), 111_000);
        let table = table(&files);
        assert!(
            table.contains("| wasm | fullmakt-*_bg.wasm | 300 000 | 90 000 |\n"),
            "{table}"
        );
        assert!(table.contains("| font (not counted) | inter.woff2 | 48 000 | 48 000 |\n"));
        assert!(table.contains("| texts (not counted) | texts-en-*.json | 12 000 | 3 000 |\n"));
        assert!(table.contains("| texts | texts-nb-*.json | 12 000 | 3 500 |\n"));
        assert!(table.contains("| other (not counted) | config.json | 40 | 30 |\n"));
        assert!(table.ends_with("| **total** | | 409 000 | **111 000** |\n"));
    }

    #[test]
    fn numbers_are_readable() {
        assert_eq!(group_digits(0), "0");
        assert_eq!(group_digits(999), "999");
        assert_eq!(group_digits(1_234_567), "1 234 567");
        assert_eq!(kilobytes(125_000), "125.0");
        assert_eq!(kilobytes(99_950), "99.9");
    }

    #[test]
    fn only_a_hash_is_hidden() {
        assert_eq!(without_hash("inter-latin.woff2"), "inter-latin.woff2");
        assert_eq!(without_hash("index.html"), "index.html");
        assert_eq!(without_hash("style-b70e3ef199e9593.css"), "style-*.css");
        assert_eq!(without_hash("boot-é23.js"), "boot-é23.js");
    }
}
