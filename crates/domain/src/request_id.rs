//! The id of a request, or of the system user that it makes, in a link; also when the link has been bent on its way.
//!
//! Mail programs and people put a slash, a full stop, a bracket or braces around a link's end, and some
//! vendors write the 32 digits without hyphens.

/// What stands for an id in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestId {
    /// Nothing.
    Missing,
    /// No id, or two different ones: nobody can tell which request is meant.
    Malformed,
    /// One id, eight, four, four, four and twelve hexadecimal digits, in the case of the link.
    One(String),
}

impl RequestId {
    /// Reads the values of the parameter, each as it stands in the address after decoding.
    #[must_use]
    pub fn parse<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        let mut found: Option<String> = None;
        let mut is_blank = true;
        for value in values {
            is_blank &= value.trim().is_empty();
            let words = value.split(is_around);
            for word in words.filter(|word| !word.is_empty()) {
                let Some(id) = uuid(word) else {
                    return Self::Malformed;
                };
                match &found {
                    Some(other) if !other.eq_ignore_ascii_case(&id) => return Self::Malformed,
                    Some(_) => {}
                    None => found = Some(id),
                }
            }
        }
        match found {
            Some(id) => Self::One(id),
            None if is_blank => Self::Missing,
            None => Self::Malformed,
        }
    }
}

/// Whether the character stands around an id and not in it.
fn is_around(letter: char) -> bool {
    letter.is_whitespace() || (letter.is_ascii_punctuation() && letter != '-')
}

/// The word as a uuid with its hyphens, if it is one with or without them.
fn uuid(word: &str) -> Option<String> {
    const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
    let digits = word.replace('-', "");
    let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if digits.len() != 32 || !is_hexadecimal {
        return None;
    }
    let mut rest = digits.as_str();
    let groups = GROUPS.map(|length| {
        let (group, after) = rest.split_at(length);
        rest = after;
        group
    });
    let id = groups.join("-");
    (word == id || word == digits).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";

    fn one(id: &str) -> RequestId {
        RequestId::One(id.to_owned())
    }

    #[test]
    fn a_link_that_was_bent_still_names_its_request() {
        for bent in [
            ID.to_owned(),
            format!("{ID}/"),
            format!("{{{ID}}}"),
            format!("{ID}."),
            format!("{ID})"),
            format!("<{ID}>,"),
            format!(" {ID}\u{a0}"),
            ID.replace('-', ""),
            format!("{ID}/{ID}"),
        ] {
            assert_eq!(RequestId::parse([&*bent]), one(ID), "{bent}");
        }
        let upper = ID.to_uppercase();
        assert_eq!(RequestId::parse([&*upper]), one(&upper));
        assert_eq!(RequestId::parse([ID, &upper, ""]), one(ID));
    }

    #[test]
    fn two_requests_are_none() {
        let other = ID.replace('5', "6");
        assert_eq!(RequestId::parse([ID, &other]), RequestId::Malformed);
        let both = format!("{ID} {other}");
        assert_eq!(RequestId::parse([&*both]), RequestId::Malformed);
    }

    #[test]
    fn what_is_no_id_is_malformed_and_nothing_is_missing() {
        for bad in [
            "1",
            "SmartCloud",
            "../request",
            "/",
            "505f8488-3d48-4c15-8e21-35cb9432f81",
            "505f8488-3d48-4c15-8e21-35cb9432f81æ",
            "505f84883d48-4c15-8e21-35cb9432f815",
            "505f8488-3d48-4c15-8e21-35cb9432f815-",
            "a505f8488-3d48-4c15-8e21-35cb9432f815",
        ] {
            assert_eq!(RequestId::parse([bad]), RequestId::Malformed, "{bad}");
        }
        assert_eq!(RequestId::parse([]), RequestId::Missing);
        assert_eq!(RequestId::parse(["", "  "]), RequestId::Missing);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(values: Vec<String>) {
            let _ = RequestId::parse(values.iter().map(String::as_str));
        }
    }
}
