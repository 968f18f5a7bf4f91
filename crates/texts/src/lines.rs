//! Texts as lines of a file: one line each, in the order in which they are declared.

/// Declares a struct of texts, and how it is read from lines and written to them.
macro_rules! texts {
    ($(#[$about:meta])* pub struct $Name:ident { $($(#[$doc:meta])* $text:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $Name {
            $($(#[$doc])* pub $text: &'static str,)*
        }

        impl $Name {
            pub(crate) const EMPTY: Self = Self { $($text: "",)* };

            /// Fills itself from lines, in the order of declaration.
            pub(crate) fn take(&mut self, lines: &mut crate::lines::Lines) {
                $(lines.take(&mut self.$text);)*
            }

            /// Each text with its name.
            #[cfg(feature = "sources")]
            pub(crate) fn lines(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($text), self.$text),)*]
            }
        }
    };
}

pub(crate) use texts;

/// Lines that are taken one after the other.
pub(crate) struct Lines {
    rest: &'static [&'static str],
    /// There were fewer lines than texts.
    pub(crate) ended: bool,
}

impl Lines {
    pub(crate) fn new(lines: &'static [&'static str]) -> Self {
        Self {
            rest: lines,
            ended: false,
        }
    }

    // Not inlined: it is called for every text, and each copy would be downloaded.
    #[inline(never)]
    pub(crate) fn take(&mut self, text: &mut &'static str) {
        match self.rest.split_first() {
            Some((first, rest)) => {
                *text = first;
                self.rest = rest;
            }
            None => self.ended = true,
        }
    }

    /// What has not been taken.
    pub(crate) fn rest(self) -> &'static [&'static str] {
        self.rest
    }
}
