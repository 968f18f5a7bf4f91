//! Texts that somebody else wrote, made safe to show.
//!
//! Names, titles and descriptions come from vendors. They are shown as text and never as markup, so
//! that scripts are no danger; what remains is a text that *misleads*, or that pushes the rest of
//! the page out of sight. What is done about it:
//!
//! | in the text | becomes | because |
//! |---|---|---|
//! | controls (U+0000 to U+001F, U+007F to U+009F) | white space if they mean it, else nothing | they have no look, and some programs obey them when the text is copied |
//! | direction controls | nothing | they show a text back to front, and the text after it too |
//! | zero-width and other invisible characters | nothing | two different texts look the same |
//! | any white space, and runs of it | one space | a name could be pushed out of sight or look like two |
//! | line and paragraph breaks | a space; in [`sanitize_lines`] a line break, at most one empty line in a row | same |
//! | more than two combining marks in a row | the first two | towers of marks cover the lines above and below |
//! | private use and non-characters | U+FFFD `�` | each computer shows something else: an icon font could show a seal of approval |
//! | more than so many characters | cut, with `…` at the end | 10 000 characters hide the buttons |
//!
//! Letters of right-to-left scripts stay, they are honest text; put a text from outside into `<bdi>`
//! so that its direction ends with it. Letters that look alike in two scripts stay as well: an
//! organisation number beside each name tells who it really is.

use crate::invisible::{has_no_agreed_look, is_combining, is_invisible};

/// The end of a text that was cut.
const CUT: char = '…';

/// How many characters a line break costs in [`sanitize_lines`]: about half a line, so that a text of
/// line breaks alone is cut early.
const LINE_COST: usize = 40;

/// At most so many marks on one letter; two occur in real names (Vietnamese), more do not.
const MARKS: usize = 2;

/// The text on one line, without leading and trailing space, at most `max` characters long, the
/// `…` of a cut included. Empty when nothing can be seen of it.
#[must_use]
pub fn sanitize_line(text: &str, max: usize) -> String {
    cleaned(text, max, None)
}

/// The same for a name that stands between quotation marks of ours, so that what somebody calls a system cannot
/// be taken for our words: it must not end the quotation.
#[must_use]
pub fn sanitize_quoted(text: &str, max: usize) -> String {
    let is_quotation_mark =
        |c| matches!(c, '"' | '«' | '»' | '“'..='‟' | '‹'..='›' | '❝'..='❞' | '〝'..='〞' | '＂');
    sanitize_line(text, max).replace(is_quotation_mark, "'")
}

/// The same for a description of several lines: line breaks stay, as `\n`. Each counts as 40
/// characters towards `max`.
#[must_use]
pub fn sanitize_lines(text: &str, max: usize) -> String {
    cleaned(text, max, Some(LINE_COST))
}

/// What a character of the input stands for.
enum Piece {
    Nothing,
    Space,
    Break,
    Mark(char),
    Letter(char),
}

fn piece(c: char, keep_breaks: bool) -> Piece {
    match c {
        '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' if keep_breaks => {
            Piece::Break
        }
        // Blank Braille looks like a space and is none; white space covers the rest.
        '\u{2800}' => Piece::Space,
        _ if c.is_whitespace() => Piece::Space,
        _ if c.is_control() || is_invisible(c) => Piece::Nothing,
        _ if is_combining(c) => Piece::Mark(c),
        _ if has_no_agreed_look(c) => Piece::Letter(char::REPLACEMENT_CHARACTER),
        _ => Piece::Letter(c),
    }
}

fn cleaned(text: &str, max: usize, line_cost: Option<usize>) -> String {
    let mut out = Output::new(max);
    // Space and line breaks wait until something visible follows, so none is left at the end.
    let (mut spaces, mut breaks, mut marks) = (0, 0, 0);
    for c in text.chars() {
        match piece(c, line_cost.is_some()) {
            Piece::Nothing => continue,
            Piece::Space => spaces = 1,
            Piece::Break => breaks = 2.min(breaks + 1),
            Piece::Mark(_) if marks == MARKS => continue,
            Piece::Mark(mark) if spaces + breaks == 0 && !out.text.is_empty() => {
                marks += 1;
                out.push(mark, 0, 1);
            }
            // A mark without a letter would sit on whatever stands before the text.
            Piece::Mark(_) => continue,
            Piece::Letter(letter) => {
                if out.text.is_empty() {
                    (spaces, breaks) = (0, 0);
                }
                match (breaks, line_cost) {
                    (1.., Some(cost)) => (0..breaks).for_each(|_| out.push('\n', 1, cost)),
                    _ if spaces > 0 => out.push(' ', 1, 1),
                    _ => {}
                }
                out.push(letter, 1, 1);
                (spaces, breaks, marks) = (0, 0, 0);
            }
        }
        if out.full {
            break;
        }
    }
    out.finish()
}

/// Takes characters until they cost more than allowed, and remembers where to cut.
struct Output {
    text: String,
    left: usize,
    /// Where `text` has to end to leave room for the `…`: never between a letter and its marks.
    cut: usize,
    full: bool,
}

impl Output {
    fn new(max: usize) -> Self {
        Self {
            text: String::new(),
            left: max,
            cut: 0,
            full: max == 0,
        }
    }

    /// `begins` is 1 where a new letter begins and 0 for a mark on the letter before.
    fn push(&mut self, c: char, begins: usize, cost: usize) {
        if self.full {
            return;
        }
        if begins > 0 && self.left > 0 {
            // Up to here there is still room for one more character, and that can be the `…`.
            self.cut = self.text.len();
        }
        match self.left.checked_sub(cost) {
            Some(left) => {
                self.left = left;
                self.text.push(c);
            }
            None => self.full = true,
        }
    }

    fn finish(mut self) -> String {
        if self.full && !self.text.is_empty() {
            self.text.truncate(self.cut);
            self.text.truncate(self.text.trim_end().len());
            self.text.push(CUT);
        }
        self.text
    }
}

#[cfg(test)]
mod tests;
