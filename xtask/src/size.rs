//! `cargo xtask size`: what a browser downloads until the approval page can be used, and for each other page then.

use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Bytes that html, glue, boot script, wasm, css and texts of the approval page may have together, as
/// brotli 11. No fonts. Above it, the build fails. The budget of docs/performance.md is 195 kB: this is what is held
/// until it is met again.
const BUDGET: u64 = 218_000;

/// The same for what a page that is loaded when it is opened needs beyond that; the budget is 60 kB.
const PAGE_BUDGET: u64 = 177_000;

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

    /// The pages that need it when they are opened; none for what is needed before that. A program of pages is called
    /// `page-a-<hash>.wasm`, or `pages-a-b-<hash>.wasm` where some share it (`xtask/program.mjs`), and texts are called
    /// `texts-a-nb-<hash>.json`.
    fn pages(&self) -> Vec<&str> {
        let mut parts = self.name.split('-');
        let kind = parts.next();
        let mut parts: Vec<&str> = parts.collect();
        // The hash.
        parts.pop();
        match kind {
            Some("page" | "pages") => parts,
            Some("texts") => {
                // The language.
                parts.pop();
                parts
            }
            _ => Vec::new(),
        }
    }

    /// The name without the hash of its content: the table then changes only when a size does.
    fn short_name(&self) -> String {
        match (self.name.rsplit_once('-'), self.name.rsplit_once('.')) {
            (Some((stem, _)), Some((_, ending))) => format!("{stem}.{ending}"),
            _ => self.name.clone(),
        }
    }
}

/// Prints the tables of a release build and compares with the budgets.
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
    let (table, total) = first_load(&files);
    print!("{table}");
    let pages = Page::all(&files);
    print!("\n{}", page_table(&pages));
    let (budget, page_budget) = (kilobytes(BUDGET), kilobytes(PAGE_BUDGET));
    ensure!(total <= BUDGET, "above the budget of {budget} kB");
    for (name, page) in pages {
        ensure!(
            page.total() <= PAGE_BUDGET,
            "the page {name} is above its budget of {page_budget} kB"
        );
    }
    println!("Within the budgets of {budget} kB, and of {page_budget} kB for each other page");
    Ok(())
}

/// A table that can stand in a Markdown file as it is, and what a browser must have, at the most.
fn first_load(files: &[File]) -> (String, u64) {
    let files: Vec<&File> = files
        .iter()
        .filter(|file| file.pages().is_empty())
        .collect();
    // A browser needs the texts of one language.
    let texts = files.iter().filter(|file| file.is_text());
    let largest_texts = texts.max_by_key(|file| file.brotli);
    let counts = |file: &&File| match file.name.rsplit_once('.') {
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
    for file in &files {
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

/// What a page needs when it is the first to be opened beside the approval page, as brotli 11.
#[derive(Debug, Default)]
struct Page {
    program: u64,
    /// Of the largest language.
    texts: u64,
}

impl Page {
    fn all(files: &[File]) -> BTreeMap<&str, Self> {
        let mut pages: BTreeMap<&str, Self> = BTreeMap::new();
        for file in files {
            for name in file.pages() {
                let page = pages.entry(name).or_default();
                if file.is_text() {
                    page.texts = page.texts.max(file.brotli);
                } else {
                    page.program += file.brotli;
                }
            }
        }
        pages
    }

    const fn total(&self) -> u64 {
        self.program + self.texts
    }
}

fn page_table(pages: &BTreeMap<&str, Page>) -> String {
    let mut table = String::from(
        "| page, beyond that | program, kB | texts, kB | brotli 11, kB |\n|---|---:|---:|---:|\n",
    );
    for (name, page) in pages {
        let sizes = [page.program, page.texts, page.total()].map(kilobytes);
        // Writing to a String cannot fail.
        let _ = writeln!(table, "| {name} | {} |", sizes.join(" | "));
    }
    table
}

/// Thousands of bytes with one decimal.
fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files<const N: usize>(files: [(&str, u64, u64); N]) -> [File; N] {
        files.map(|(name, raw, brotli)| File {
            name: name.into(),
            raw,
            brotli,
        })
    }

    #[test]
    fn what_a_browser_must_have_counts_and_fonts_do_not() {
        let files = files([
            ("boot-0123456789abcdef.js", 3_000, 1_000),
            ("config.json", 40, 30),
            ("fullmakt-0123456789abcdef.js", 30_000, 6_000),
            ("fullmakt-0123456789abcdef_bg.wasm", 300_000, 90_000),
            ("index.html", 4_000, 1_500),
            ("inter.woff2", 48_000, 48_000),
            ("page-systems-0123456789abcdef.wasm", 90_000, 30_000),
            ("style-0123456789abcdef.css", 60_000, 9_000),
            ("texts-en-0123456789abcdef.json", 12_000, 3_000),
            ("texts-nb-0123456789abcdef.json", 12_000, 3_500),
            ("texts-systems-nb-0123456789abcdef.json", 12_000, 9_500),
        ]);
        let (table, total) = first_load(&files);
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
        assert!(!table.contains("systems"), "{table}");
    }

    #[test]
    fn a_page_needs_its_programs_and_one_of_its_texts() {
        let files = files([
            ("fullmakt-0123456789abcdef_bg.wasm", 300_000, 90_000),
            ("page-systems-0123456789abcdef.wasm", 90_000, 30_000),
            ("page-accessibility-0123456789abcdef.wasm", 3_000, 1_000),
            ("pages-clients-systems-0123456789abcdef.wasm", 20_000, 8_000),
            ("texts-nb-0123456789abcdef.json", 12_000, 3_500),
            ("texts-systems-en-0123456789abcdef.json", 5_000, 2_000),
            ("texts-systems-nb-0123456789abcdef.json", 5_000, 2_400),
        ]);
        let pages = Page::all(&files);
        assert_eq!(
            page_table(&pages),
            "| page, beyond that | program, kB | texts, kB | brotli 11, kB |\n|---|---:|---:|---:|\n\
             | accessibility | 1.0 | 0.0 | 1.0 |\n\
             | clients | 8.0 | 0.0 | 8.0 |\n\
             | systems | 38.0 | 2.4 | 40.4 |\n"
        );
    }
}
