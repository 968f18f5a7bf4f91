//! Texts with placeholders.
//!
//! `{system}` and the like stand where a value comes, so that a view can put an element there, with
//! its own `lang` and direction. [`parts`] splits a template, [`fill`] puts plain values in.

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplatePart<'a> {
    /// Text that is shown as it is.
    Text(&'a str),
    /// The name of a placeholder, without its braces.
    Placeholder(&'a str),
}

/// Splits a template, in order. A brace without its fellow counts as text.
pub fn parts(template: &str) -> impl Iterator<Item = TemplatePart<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inner) = rest.strip_prefix('{')
            && let Some((name, after)) = inner.split_once('}')
        {
            rest = after;
            return Some(TemplatePart::Placeholder(name));
        }
        // A brace at the beginning has just been found to be text.
        let mut braces = rest.char_indices().skip(1).filter(|(_, c)| *c == '{');
        let end = braces.next().map_or(rest.len(), |(at, _)| at);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(TemplatePart::Text(text))
    })
}

/// Puts plain values into a template. A placeholder that has no value stays empty.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for part in parts(template) {
        filled.push_str(match part {
            TemplatePart::Text(text) => text,
            TemplatePart::Placeholder(name) => {
                let mut found = values.iter().filter(|(other, _)| *other == name);
                found.next().map_or("", |(_, value)| value)
            }
        });
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_split_and_filled() {
        let split: Vec<_> = parts("{a} og {b}!").collect();
        assert_eq!(
            split,
            [
                TemplatePart::Placeholder("a"),
                TemplatePart::Text(" og "),
                TemplatePart::Placeholder("b"),
                TemplatePart::Text("!")
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
