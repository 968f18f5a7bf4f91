//! Who may know whom: the table of ARCHITECTURE.md, where the compiler cannot hold it.
//!
//! Looked at are the paths of the code as `syn` reads them; what a macro's input names is not seen.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail so")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// What is app-wide and each a context.
const CONTEXTS: [&str; 6] = [
    "acting_party",
    "color_scheme",
    "config",
    "problems",
    "session",
    "user",
];

/// Each module of `src` with the others that it may name. A module that is not here fails the test.
const MODULES: &[(&str, &[&str])] = &[
    ("browser", &[]),
    ("config", &[]),
    ("routes", &[]),
    ("api", &["browser", "config", "routes"]),
    ("i18n", &["browser", "ui"]),
    ("ui", &["browser"]),
    ("acting_party", &[]),
    ("color_scheme", &["browser"]),
    ("problems", &["api"]),
    ("session", &["api", "browser", "ui"]),
    ("user", &["api", "browser", "i18n", "session", "ui"]),
    (
        "layout",
        &["api", "browser", "i18n", "routes", "ui", "CONTEXTS"],
    ),
    ("pages", &["i18n", "layout", "routes", "ui"]),
    ("approval", FEATURE),
];

/// What a feature may name. Another feature is not among it.
const FEATURE: &[&str] = &[
    "api", "browser", "i18n", "layout", "routes", "ui", "CONTEXTS",
];

/// May name everything: the two ends of the program.
const ENDS: [&str; 3] = ["app", "lib", "main"];

#[test]
fn modules_name_only_those_that_they_may_name() {
    for file in rust_files("src") {
        let module = module_of(&file);
        if ENDS.contains(&module.as_str()) {
            continue;
        }
        let Some((_, may)) = MODULES.iter().find(|(name, _)| *name == module) else {
            panic!(
                "{}: `{module}` is not in MODULES of tests/architecture.rs",
                file.display()
            );
        };
        for path in paths(&file) {
            let [first, second, ..] = path.as_slice() else {
                continue;
            };
            let is_allowed = may.contains(&second.as_str())
                || (may.contains(&"CONTEXTS") && CONTEXTS.contains(&second.as_str()));
            assert!(
                first != "crate" || *second == module || is_allowed,
                "{}: `{module}` may not name `crate::{second}`",
                file.display()
            );
        }
    }
}

/// What happened, what to send, what to show and in which words is worked out without a browser and
/// without signals, so that it can be tested without them.
#[test]
fn what_is_pure_names_neither_signals_nor_the_browser() {
    const PURE: [&str; 7] = [
        "state.rs",
        "state",
        "details.rs",
        "details",
        "view_model.rs",
        "messages.rs",
        "messages",
    ];
    for file in rust_files("src/approval") {
        let is_pure = file.components().any(|part| {
            PURE.iter()
                .any(|name| part.as_os_str() == std::ffi::OsStr::new(name))
        });
        for path in paths(&file).into_iter().filter(|_| is_pure) {
            let is_browser = path.starts_with(&["crate".to_owned(), "browser".to_owned()]);
            assert!(
                !is_browser && !["leptos", "web_sys", "js_sys"].contains(&path[0].as_str()),
                "{}: pure code may not name `{}`",
                file.display(),
                path.join("::")
            );
        }
    }
}

/// A rule gets the time and everything else as a value.
#[test]
fn the_domain_does_no_input_and_no_output() {
    const IMPURE: [&str; 6] = ["env", "fs", "io", "process", "thread", "time"];
    for file in rust_files("crates/domain/src") {
        for path in paths(&file) {
            let is_impure = path.len() > 1 && path[0] == "std" && IMPURE.contains(&&*path[1]);
            assert!(
                !is_impure,
                "{}: names `{}`",
                file.display(),
                path.join("::")
            );
        }
    }
}

#[test]
fn every_decision_is_listed() {
    let overview = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    for entry in fs::read_dir(root().join("docs/decisions")).expect("docs/decisions") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        assert!(
            overview.contains(&*name),
            "ARCHITECTURE.md does not list {name}"
        );
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, by its path from the root.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("a folder") {
            let entry = entry.expect("an entry");
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "no Rust file below {folder}");
    files
}

/// The module right below `src` that a file belongs to: `src/api/client.rs` is `api`.
fn module_of(file: &Path) -> String {
    let inside = file.strip_prefix("src").expect("a file of src");
    let first = inside.components().next().expect("a name");
    let name = first.as_os_str().to_string_lossy();
    name.strip_suffix(".rs").unwrap_or(&name).to_owned()
}

/// All paths that a file names, in `use` trees and in code.
fn paths(file: &Path) -> BTreeSet<Vec<String>> {
    let text = fs::read_to_string(root().join(file)).expect("a readable file");
    let file = syn::parse_file(&text).expect("Rust");
    let mut paths = Paths::default();
    paths.visit_file(&file);
    paths.0
}

#[derive(Default)]
struct Paths(BTreeSet<Vec<String>>);

impl Paths {
    fn add_tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.add_tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => drop(self.0.insert(with(&name.ident))),
            syn::UseTree::Rename(rename) => drop(self.0.insert(with(&rename.ident))),
            syn::UseTree::Glob(_) => drop(self.0.insert(before.to_vec())),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(before, tree);
                }
            }
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add_tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string());
        self.0.insert(names.collect());
        syn::visit::visit_path(self, path);
    }
}
