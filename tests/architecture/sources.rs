//! Rust files as far as the rules about rooms need them: which paths a file names, and what it says
//! outside comments and texts. A small lexer, not a parser: it understands `use` trees, `self` and
//! `super`, inline modules, comments, and all forms of text literals.

use std::fs;
use std::path::{Path, PathBuf};

/// One source file.
pub(crate) struct Source {
    /// From the root of the repository, with `/`.
    pub(crate) name: String,
    /// As it is on disk.
    pub(crate) text: String,
    tokens: Vec<Token>,
}

/// A word, a mark, or the content of a text literal.
#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    /// `::` is one mark; all others are one character.
    Mark(&'static str),
    Other(char),
    /// The place of a text literal; what it says does not count.
    Text,
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files under a folder of the repository with this ending, sorted; none when there is no such
/// folder.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), ending, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if path.is_dir() && name != "target" && name != "node_modules" {
            collect(&path, ending, found);
        } else if name.ends_with(ending) {
            let inside = path.strip_prefix(root()).expect("a path inside");
            found.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// All Rust files under a folder.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    files(folder, ".rs")
        .into_iter()
        .map(|name| Source::read(&name))
        .collect()
}

impl Source {
    /// Reads a file of the repository.
    pub(crate) fn read(name: &str) -> Self {
        let text = fs::read_to_string(root().join(name)).expect("a readable file");
        Self::new(name, &text)
    }

    /// A file that is not on disk, to try the rules on.
    pub(crate) fn new(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
            tokens: tokens(text),
        }
    }

    /// The module path of the file inside its crate: `src/approval/state.rs` is `approval::state`.
    fn module(&self) -> Vec<String> {
        let inside = self
            .name
            .rsplit_once("src/")
            .map_or(self.name.as_str(), |(_, inside)| inside);
        let inside = inside.strip_suffix(".rs").unwrap_or(inside);
        let is_root = inside == "lib" || inside == "main";
        let parts = inside.split('/').filter(|part| !is_root && *part != "mod");
        parts.map(str::to_owned).collect()
    }

    /// Every path that the file names: `crate::api::Failure`, `reactive_graph::prelude::*` and so on. What
    /// `self` and `super` stand for is filled in, so each path inside the crate begins with `crate`.
    /// Single words are paths too, since `api::get()` can follow `use crate::api`.
    pub(crate) fn paths(&self) -> Vec<Vec<String>> {
        let mut reader = Reader {
            tokens: &self.tokens,
            at: 0,
            modules: self.module().into_iter().map(|name| (name, 0)).collect(),
            depth: 0,
            found: Vec::new(),
        };
        reader.file();
        reader.found
    }

    /// The words inside the brackets of each attribute of this name: `serde` gives `rename_all` for
    /// `#[serde(rename_all = "camelCase")]`.
    pub(crate) fn words_in_attributes(&self, attribute: &str) -> Vec<String> {
        let mut words = Vec::new();
        let starts = |at: usize| {
            let word = |at: usize| self.tokens.get(at) == Some(&Token::Word(attribute.to_owned()));
            word(at) && self.tokens.get(at + 1) == Some(&Token::Other('('))
        };
        for at in (0..self.tokens.len()).filter(|at| starts(*at)) {
            let mut depth = 0;
            for token in self.tokens.iter().skip(at + 1) {
                match token {
                    Token::Other('(') => depth += 1,
                    Token::Other(')') if depth == 1 => break,
                    Token::Other(')') => depth -= 1,
                    Token::Word(word) => words.push(word.clone()),
                    _ => {}
                }
            }
        }
        words
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    /// The modules around this place, with the depth of braces at which each inline one began.
    modules: Vec<(String, usize)>,
    depth: usize,
    found: Vec<Vec<String>>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn word(&self, ahead: usize) -> Option<&str> {
        match self.tokens.get(self.at + ahead) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn file(&mut self) {
        while let Some(token) = self.peek() {
            match token {
                Token::Word(word) if word == "use" => {
                    self.at += 1;
                    self.use_tree(&[]);
                }
                Token::Word(word) if word == "mod" => self.module(),
                Token::Word(_) => self.path(),
                Token::Other('{') => self.step(1),
                Token::Other('}') => self.step(-1),
                _ => self.at += 1,
            }
        }
    }

    fn step(&mut self, by: isize) {
        self.depth = self.depth.saturating_add_signed(by);
        let depth = self.depth;
        // The modules of the file itself began at depth 0 and never end.
        self.modules
            .retain(|(_, began)| *began == 0 || *began <= depth);
        self.at += 1;
    }

    /// `mod name { … }` opens a module, `mod name;` names a file that is read by itself.
    fn module(&mut self) {
        let name = self.word(1).unwrap_or_default().to_owned();
        self.at += 2;
        if self.peek() == Some(&Token::Other('{')) {
            self.modules.push((name, self.depth + 1));
            self.step(1);
        }
    }

    fn path(&mut self) {
        let mut path = Vec::new();
        while let Some(word) = self.word(0) {
            path.push(word.to_owned());
            self.at += 1;
            if self.peek() != Some(&Token::Mark("::")) {
                break;
            }
            self.at += 1;
        }
        self.keep(path);
    }

    /// One branch of a `use`: words, then perhaps `{ … }`, `*` or `as name`.
    fn use_tree(&mut self, before: &[String]) {
        let mut path = before.to_vec();
        loop {
            match self.peek() {
                Some(Token::Word(word)) if word == "as" => self.at += 2,
                Some(Token::Word(word)) => {
                    path.push(word.clone());
                    self.at += 1;
                }
                Some(Token::Mark("::")) => self.at += 1,
                Some(Token::Other('*')) => {
                    path.push("*".to_owned());
                    self.at += 1;
                }
                Some(Token::Other('{')) => {
                    self.at += 1;
                    while self.peek().is_some_and(|token| *token != Token::Other('}')) {
                        self.use_tree(&path);
                        if self.peek() == Some(&Token::Other(',')) {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                _ => break,
            }
        }
        self.keep(path);
    }

    fn keep(&mut self, path: Vec<String>) {
        let mut modules: Vec<String> = self.modules.iter().map(|(name, _)| name.clone()).collect();
        let supers = path.iter().take_while(|word| *word == "super").count();
        let skip = match path.first().map(String::as_str) {
            Some("self") => 1,
            Some("super") => supers,
            _ => {
                self.found.push(path);
                return;
            }
        };
        modules.truncate(modules.len().saturating_sub(supers));
        let rest = path.into_iter().skip(skip);
        self.found.push(
            ["crate".to_owned()]
                .into_iter()
                .chain(modules)
                .chain(rest)
                .collect(),
        );
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(length) = comment(rest) {
            rest = &rest[length..];
        } else if let Some(length) = literal(rest) {
            tokens.push(Token::Text);
            rest = &rest[length..];
        } else if c.is_alphanumeric() || c == '_' {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_'));
            let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
            tokens.push(Token::Word(word.to_owned()));
            rest = after;
        } else if rest.starts_with("::") {
            tokens.push(Token::Mark("::"));
            rest = &rest[2..];
        } else {
            if !c.is_whitespace() {
                tokens.push(Token::Other(c));
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    tokens
}

/// The length of the comment that begins here.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            return Some(at);
        }
    }
    Some(text.len())
}

/// The length of the text or character literal that begins here. Lifetimes are none.
fn literal(text: &str) -> Option<usize> {
    let begin = text.len() - text.trim_start_matches(['b', 'c', 'r']).len();
    let prefix = &text[..begin];
    let after = &text[begin..];
    if prefix.ends_with('r') && begin <= 2 {
        let hashes = after.len() - after.trim_start_matches('#').len();
        let body = after[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        let length = body.find(&end).map_or(body.len(), |at| at + end.len());
        return Some(begin + hashes + 1 + length);
    }
    if begin > 1 {
        return None;
    }
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    if quote == '\'' {
        // 'a' and '\n' are characters; 'a without an end is a lifetime.
        let mut chars = after[1..].chars();
        let first = chars.next()?;
        if first != '\\' && chars.next() != Some('\'') {
            return None;
        }
    }
    let mut escaped = false;
    for (at, c) in after.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(begin + at + 1),
            _ => {}
        }
    }
    Some(text.len())
}

fn paths_of(name: &str, text: &str) -> Vec<String> {
    Source::new(name, text)
        .paths()
        .iter()
        .map(|path| path.join("::"))
        .collect()
}

#[test]
fn use_trees_are_taken_apart() {
    let text = "use crate::{api::{self, Failure}, ui::*}; pub use leptos as l; use a::b as c;";
    assert_eq!(
        paths_of("src/app.rs", text),
        [
            "crate::api::self",
            "crate::api::Failure",
            "crate::ui::*",
            "pub",
            "leptos",
            "a::b"
        ]
    );
}

#[test]
fn self_and_super_are_filled_in() {
    let text = "super::super::ui::Button; self::part; mod inner { use super::x; } super::y;";
    assert_eq!(
        paths_of("src/approval/page.rs", text),
        [
            "crate::ui::Button",
            "crate::approval::page::part",
            "crate::approval::page::x",
            "crate::approval::y"
        ]
    );
}

#[test]
fn comments_and_texts_do_not_count() {
    let text = r##"// crate::a
        /* crate::b /* crate::c */ crate::d */ let x = "crate::e \" crate::f"; 'g'; '\'';
        r#"crate::h " crate::i"#; b"crate::j"; fn k<'l>() {}"##;
    assert_eq!(paths_of("src/lib.rs", text), ["let", "x", "fn", "k", "l"]);
}

#[test]
fn words_in_attributes_are_found() {
    let text =
        "#[serde(default, rename_all = \"x\")] #[cfg_attr(a, serde(rename(b = \"c\"), d))] e";
    let source = Source::new("src/lib.rs", text);
    assert_eq!(
        source.words_in_attributes("serde"),
        ["default", "rename_all", "rename", "b", "d"]
    );
}
