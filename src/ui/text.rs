use super::Name;
use leptos::prelude::*;

/// FIRST STRONG ISOLATE: keeps the direction of what follows to itself.
const ISOLATE: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE: ends it.
const END: char = '\u{2069}';

/// A text, in an element of its own. All texts of the app that can change are shown by this.
///
/// Browsers that translate a page replace its text nodes by elements of theirs. What is written to the old nodes
/// afterwards is lost, and what is put beside them ends up elsewhere. So no text node of the app is ever changed: a
/// text is the `textContent` of an element that holds nothing else, and setting it replaces whatever is there. It is
/// set whenever the signal speaks, also when the text is the same.
pub(crate) fn text_view(text: impl Into<Signal<String>>) -> AnyView {
    // One type of such elements for the whole app.
    let text: Signal<String> = text.into();
    view! { <span prop:textContent=text></span> }.into_any()
}

/// The same for a text that stays as it is: a list of many rows has many of these, and a signal costs more than its text.
pub(crate) fn fixed_text(text: String) -> AnyView {
    view! { <span prop:textContent=text></span> }.into_any()
}

/// A text with isolated names in it, each in an element of its own.
pub(crate) fn text_with_names(all: &str) -> Vec<AnyView> {
    let parts = all.split_inclusive([ISOLATE, END]);
    parts
        .filter_map(|part| match part.strip_suffix(END) {
            Some(name) => Some(view! { <Name text=name /> }.into_any()),
            None => {
                let part = part.trim_end_matches(ISOLATE);
                (!part.is_empty()).then(|| fixed_text(part.to_owned()))
            }
        })
        .collect()
}

/// Texts with isolated names in them, a paragraph each.
pub(crate) fn paragraphs(lines: &[String]) -> Vec<AnyView> {
    let paragraph = |line: &String| view! { <p>{text_with_names(line)}</p> }.into_any();
    lines.iter().map(paragraph).collect()
}

/// A name for the middle of a text, such that [`text_with_names`] finds it again. Sanitized names have no such
/// characters themselves.
pub(crate) fn isolate(name: &str) -> String {
    format!("{ISOLATE}{name}{END}")
}

/// The text alone, for places that hold no elements.
pub(crate) fn without_isolates(text: &str) -> String {
    text.replace([ISOLATE, END], "")
}
