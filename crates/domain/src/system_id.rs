//! Ids of systems in the register (docs/contract/platform.md, section 1.7).

/// The id that a new system must have: `{vendor's organisation number}_{name}`, no spaces, for
/// example `991825827_smartcloud`.
///
/// Only for registering: older entries can look different, so ids that are read are plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemId(String);

/// The vendor's organisation number that an id begins with. `None` for ids of another form; they
/// occur among older systems. Whether the check digit fits is not looked at.
#[must_use]
pub fn vendor_of(id: &str) -> Option<&str> {
    let (vendor, name) = id.split_once('_')?;
    let is_number = vendor.len() == 9 && vendor.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !name.is_empty()).then_some(vendor)
}

/// The vendor's organisation number as the register tells it, else as the id does; empty when neither does.
#[must_use]
pub fn vendor_number<'a>(registered: &'a str, id: &'a str) -> &'a str {
    match registered.trim() {
        "" => vendor_of(id).unwrap_or_default(),
        registered => registered,
    }
}

/// Why a text cannot be the id of a new system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SystemIdError {
    /// It does not have the form `{nine digits}_{name}` (AUTH.VLD-00001).
    Form,
    /// There is white space in it (AUTH.VLD-00013).
    Space,
}

impl SystemId {
    /// Reads an id.
    ///
    /// # Errors
    /// See [`SystemIdError`]. White space is looked for first, so that each text has one error.
    pub fn parse(id: &str) -> Result<Self, SystemIdError> {
        if id.contains(char::is_whitespace) {
            return Err(SystemIdError::Space);
        }
        if vendor_of(id).is_none() || id.contains(char::is_control) {
            return Err(SystemIdError::Form);
        }
        Ok(Self(id.to_owned()))
    }

    /// The organisation number that the id begins with; the vendor must be the same.
    #[must_use]
    pub fn vendor(&self) -> &str {
        vendor_of(&self.0).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn begins_with_the_vendor() {
        let vendor = |id| SystemId::parse(id).unwrap().vendor().to_owned();
        assert_eq!(vendor("312605031_SuperRegnskap"), "312605031");
        assert_eq!(vendor("991825827_a_b-c"), "991825827");
    }

    #[test]
    fn says_what_is_wrong() {
        let check = |id, error| assert_eq!(SystemId::parse(id), Err(error), "{id:?}");
        check("", SystemIdError::Form);
        check("smartcloud", SystemIdError::Form);
        check("991825827", SystemIdError::Form);
        check("991825827_", SystemIdError::Form);
        check("99182582_smartcloud", SystemIdError::Form);
        check("9918258270_smartcloud", SystemIdError::Form);
        check("abcdefghi_smartcloud", SystemIdError::Form);
        check("991825827_smart\u{7}cloud", SystemIdError::Form);
        check("991825827_smart cloud", SystemIdError::Space);
        check(" 991825827_smartcloud", SystemIdError::Space);
        check("991825827_smart\u{A0}cloud", SystemIdError::Space);
    }

    proptest! {
        #[test]
        fn nothing_panics(id in ".*") {
            if let Ok(read) = SystemId::parse(&id) {
                prop_assert!(id.starts_with(read.vendor()));
            }
        }
    }
}
