//! `cargo xtask size`: what a browser downloads until the approval page can be used.

use anyhow::{Result, ensure};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Bytes that html, glue, boot script, wasm, css and texts of the approval page may have together, as
/// brotli 11. No fonts. Above it, the build fails.
const BUDGET: u64 = 195_000;

/// A file of `dist/`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct File {
    name: String,
    raw: u64,
    brotli: u64,
}

impl File {
    fn is_text(&self) -> bool {
        self.name.starts_with("texts-")
    }

    /// The name without the hash of its content: the table then changes only when a size does.
    fn short_name(&self) -> String {
        match (self.name.rsplit_once('-'), self.name.rsplit_once('.')) {
            (Some((stem, _)), Some((_, ending))) => format!("{stem}.{ending}"),
            _ => self.name.clone(),
        }
    }
}

/// Prints the table of a release build and compares with the budget.
pub(crate) fn check(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() || name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let raw = entry.metadata()?.len();
        // Without one it is sent as it is.
        let brotli = fs::metadata(folder.join(format!("{name}.br"))).map_or(raw, |file| file.len());
        files.push(File { name, raw, brotli });
    }
    files.sort();
    let (table, total) = table(&files);
    print!("{table}");
    let budget = kilobytes(BUDGET);
    ensure!(total <= BUDGET, "above the budget of {budget} kB");
    println!("Within the budget of {budget} kB");
    Ok(())
}

/// A table that can stand in a Markdown file as it is, and what a browser must have, at the most.
fn table(files: &[File]) -> (String, u64) {
    // A browser needs the texts of one language.
    let texts = files.iter().filter(|file| file.is_text());
    let largest_texts = texts.max_by_key(|file| file.brotli);
    let counts = |file: &File| match file.name.rsplit_once('.') {
        Some((_, "html" | "js" | "wasm" | "css")) => true,
        _ => Some(file) == largest_texts,
    };
    let mut table = String::from("| file | raw, kB | brotli 11, kB |\n|---|---:|---:|\n");
    let mut row = |name: &str, raw, brotli| {
        // Writing to a String cannot fail.
        let _ = writeln!(
            table,
            "| {name} | {} | {} |",
            kilobytes(raw),
            kilobytes(brotli)
        );
    };
    let (mut raw, mut brotli) = (0, 0);
    for file in files {
        let mut name = file.short_name();
        if counts(file) {
            raw += file.raw;
            brotli += file.brotli;
        } else {
            name += " (not counted)";
        }
        row(&name, file.raw, file.brotli);
    }
    row("**total**", raw, brotli);
    (table, brotli)
}

/// Thousands of bytes with one decimal.
fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_must_have_counts_and_fonts_do_not() {
        let files = [
            ("boot-0123456789abcdef.js", 3_000, 1_000),
            ("config.json", 40, 30),
            ("fullmakt-0123456789abcdef.js", 30_000, 6_000),
            ("fullmakt-0123456789abcdef_bg.wasm", 300_000, 90_000),
            ("index.html", 4_000, 1_500),
            ("inter.woff2", 48_000, 48_000),
            ("style-0123456789abcdef.css", 60_000, 9_000),
            ("texts-en-0123456789abcdef.json", 12_000, 3_000),
            ("texts-nb-0123456789abcdef.json", 12_000, 3_500),
        ]
        .map(|(name, raw, brotli)| File {
            name: name.into(),
            raw,
            brotli,
        });
        let (table, total) = table(&files);
        assert_eq!(total, 111_000);
        for row in [
            "| fullmakt.wasm | 300.0 | 90.0 |\n",
            "| inter.woff2 (not counted) | 48.0 | 48.0 |\n",
            "| texts-en.json (not counted) | 12.0 | 3.0 |\n",
            "| texts-nb.json | 12.0 | 3.5 |\n",
            "| config.json (not counted) | 0.0 | 0.0 |\n",
            "| **total** | 409.0 | 111.0 |\n",
        ] {
            assert!(table.contains(row), "{row} is not in\n{table}");
        }
    }
}
