//! Texts with values in them.
//!
//! `{system}` and the like stand where a value comes, so that a view can put an element there, with
//! its own `lang` and direction. [`pieces`] takes a template apart, [`fill`] puts plain values in.

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// The name of a value, without its braces.
    Value(&'a str),
}

/// Takes a template apart, in order. A brace without its fellow counts as words.
pub fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inner) = rest.strip_prefix('{')
            && let Some((name, after)) = inner.split_once('}')
        {
            rest = after;
            return Some(Piece::Value(name));
        }
        // A brace at the beginning has just been found to be words.
        let mut braces = rest.char_indices().skip(1).filter(|(_, c)| *c == '{');
        let end = braces.next().map_or(rest.len(), |(at, _)| at);
        let (words, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Words(words))
    })
}

/// Puts plain values into a template. A name that has no value stays empty.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for piece in pieces(template) {
        text.push_str(match piece {
            Piece::Words(words) => words,
            Piece::Value(name) => {
                let mut found = values.iter().filter(|(other, _)| *other == name);
                found.next().map_or("", |(_, value)| value)
            }
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_come_apart_and_together() {
        let parts: Vec<_> = pieces("{a} og {b}!").collect();
        assert_eq!(
            parts,
            [
                Piece::Value("a"),
                Piece::Words(" og "),
                Piece::Value("b"),
                Piece::Words("!")
            ]
        );
        assert_eq!(
            fill("Gi {a} til {b}?", &[("a", "X"), ("b", "{a}")]),
            "Gi X til {a}?"
        );
        assert_eq!(fill("æ {", &[]), "æ {");
        assert_eq!(fill("{æ", &[]), "{æ");
        assert_eq!(fill("", &[]), "");
    }
}
