//! Who may know whom inside `src`: the table of ARCHITECTURE.md. Between crates the compiler and deny.toml hold it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail so")]

use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::path::{Path, PathBuf};

const CONTEXTS: [&str; 8] = [
    "acting_party",
    "color_scheme",
    "config",
    "kept_state",
    "ongoing_changes",
    "problems",
    "session",
    "user",
];
/// What a feature may name besides contexts. Another feature is not among it.
const FEATURE: &[&str] = &[
    "access",
    "api",
    "browser",
    "bulk",
    "client_lists",
    "i18n",
    "layout",
    "organisation",
    "routes",
    "ui",
];

/// Each module of `src` with the others that it may name, and whether contexts are among them.
const MODULES: [(&str, &[&str], bool); 22] = [
    ("browser", &[], false),
    ("config", &[], false),
    ("routes", &[], false),
    ("api", &["browser", "config", "routes"], false),
    ("i18n", &["browser", "ui"], false),
    ("ui", &["browser"], false),
    ("acting_party", &[], false),
    ("color_scheme", &["browser"], false),
    ("kept_state", &[], false),
    ("ongoing_changes", &["ui"], false),
    ("problems", &["api", "i18n", "ui"], false),
    ("access", &["api", "i18n", "problems", "ui"], false),
    ("client_lists", &["api", "browser"], false),
    ("session", &["api", "browser", "ui"], false),
    ("user", &["api", "browser", "i18n", "session", "ui"], false),
    ("bulk", &["api", "browser", "ui"], true),
    ("layout", &["api", "browser", "i18n", "routes", "ui"], true),
    (
        "organisation",
        &["api", "browser", "i18n", "layout", "routes", "ui"],
        true,
    ),
    (
        "pages",
        &["api", "i18n", "layout", "organisation", "routes", "ui"],
        true,
    ),
    ("approval", FEATURE, true),
    ("systems", FEATURE, true),
    ("clients", FEATURE, true),
];

/// The two ends of the program, which may name everything.
const ENDS: [&str; 3] = ["app", "lib", "main"];

#[test]
fn modules_name_only_those_that_they_may_name() {
    for file in rust_files("src") {
        let module = module(&file);
        if ENDS.contains(&module.as_str()) {
            continue;
        }
        let Some((_, may, contexts)) = MODULES.iter().find(|(name, ..)| *name == module) else {
            panic!("{file:?}: `{module}` is not in MODULES");
        };
        for (first, named) in &paths(&file) {
            let named = named.as_str();
            // From a file at the root `super` is the root too.
            let is_named = first == "crate" || (first == "super" && is_module(named));
            let is_allowed =
                named == module || may.contains(&named) || (*contexts && CONTEXTS.contains(&named));
            assert!(!is_named || is_allowed, "{file:?} may not name `{named}`");
        }
    }
}

/// The module of `src` that a file belongs to.
fn module(file: &Path) -> String {
    let name = file.iter().nth(1).expect("a name").to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

fn is_module(name: &str) -> bool {
    ENDS.contains(&name) || MODULES.iter().any(|(module, ..)| *module == name)
}

/// Calls go through `ApiClient`, which knows time limits, repeats and renewal; pages are split off by `lazy_page!`; words
/// come through `i18n`; and what is not about the platform does not know its wire.
#[test]
fn some_crates_are_named_by_few_modules() {
    const BY: [(&str, &[&str]); 5] = [
        ("gloo_net", &["api"]),
        ("wasm_split_helpers", &["layout"]),
        ("fullmakt_texts", &["i18n", "problems"]),
        (
            "fullmakt_contract",
            &[
                "access",
                "api",
                "approval",
                "client_lists",
                "clients",
                "organisation",
                "problems",
                "routes",
                "session",
                "systems",
                "user",
            ],
        ),
        ("fullmakt_platform", &[]),
    ];
    for file in rust_files("src") {
        let module = module(&file);
        for (first, _) in paths(&file) {
            let by = BY.iter().find(|(name, _)| *name == first);
            let is_allowed = by.is_none_or(|(_, modules)| modules.contains(&module.as_str()));
            assert!(is_allowed, "{file:?} may not name `{first}`");
        }
    }
}

/// What happened, what to send, what to show and in which words is worked out without a browser and without signals,
/// so that it can be tested without them.
#[test]
fn what_is_pure_names_neither_signals_nor_the_browser() {
    const PURE: [&str; 9] = [
        "descriptions",
        "item",
        "list",
        "messages",
        "names",
        "party",
        "resolution",
        "state",
        "view_model",
    ];
    let mut files = rust_files("src/approval");
    files.extend(rust_files("src/access"));
    files.extend(rust_files("src/organisation"));
    files.retain(|file| {
        file.iter().any(|part| {
            let part = part.to_string_lossy();
            PURE.contains(&part.trim_end_matches(".rs"))
        })
    });
    assert!(files.len() > PURE.len());
    for file in files {
        for (first, second) in paths(&file) {
            let is_pure = !["leptos", "web_sys", "js_sys"].contains(&first.as_str())
                && (first.as_str(), second.as_str()) != ("crate", "browser");
            assert!(is_pure, "{file:?} names `{first}::{second}`");
        }
    }
}

/// A rule gets the time and everything else as a value.
#[test]
fn the_domain_does_no_input_and_no_output() {
    const IMPURE: [&str; 6] = ["env", "fs", "io", "process", "thread", "time"];
    for file in rust_files("crates/domain/src") {
        for (first, second) in paths(&file) {
            let is_impure = first == "std" && IMPURE.contains(&second.as_str());
            assert!(!is_impure, "{file:?} names `std::{second}`");
        }
    }
}

#[test]
fn every_decision_is_listed() {
    let overview = fs::read_to_string("ARCHITECTURE.md").expect("ARCHITECTURE.md");
    for entry in fs::read_dir("docs/decisions").expect("docs/decisions") {
        let name = entry.expect("an entry").file_name();
        let is_listed = overview.contains(&*name.to_string_lossy());
        assert!(is_listed, "ARCHITECTURE.md does not list {name:?}");
    }
}

/// Every Rust file below a folder, by its path from the root.
fn rust_files(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// Both names around each `::` of a file, also in macros: `(a, b)` for `a::b`, and for `a::{b, c::d}` more than one.
fn paths(file: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(file).expect("a readable file");
    let mut found = Vec::new();
    add_paths(text.parse().expect("Rust"), &mut found);
    found
}

fn add_paths(tokens: TokenStream, found: &mut Vec<(String, String)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match (token, &tokens[at + 1..]) {
            (TokenTree::Group(group), _) => add_paths(group.stream(), found),
            (TokenTree::Ident(first), [TokenTree::Punct(a), TokenTree::Punct(b), second, ..])
                if a.as_char() == ':' && b.as_char() == ':' =>
            {
                let mut add =
                    |second: &TokenTree| found.push((first.to_string(), second.to_string()));
                if let TokenTree::Group(list) = second {
                    let list: Vec<_> = list.stream().into_iter().collect();
                    let parts = list.split(|token| token.to_string() == ",");
                    parts.filter_map(<[_]>::first).for_each(add);
                } else {
                    add(second);
                }
            }
            _ => {}
        }
    }
}
