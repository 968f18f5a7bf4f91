//! Texts of the frame, and of the failures that any page can meet.

use super::{Language, Texts};

/// Texts of the frame and of failures.
pub struct Common {
    /// Copies a reference for support.
    pub copy_reference: &'static str,
    /// It has been copied.
    pub copied: &'static str,
    /// It could not be copied.
    pub copy_failed: &'static str,
}

impl Texts for Common {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

const NB: Common = Common {
    copy_reference: "Kopier referansen",
    copied: "Kopiert",
    copy_failed: "Det gikk ikke å kopiere. Merk teksten og kopier den selv.",
};

const NN: Common = Common {
    copy_reference: "Kopier referansen",
    copied: "Kopiert",
    copy_failed: "Det gjekk ikkje å kopiere. Merk teksten og kopier han sjølv.",
};

const EN: Common = Common {
    copy_reference: "Copy the reference",
    copied: "Copied",
    copy_failed: "Copying did not work. Mark the text and copy it yourself.",
};
