//! Switches in a query string, such as `skiplogout`.

/// Whether the value of a switch turns it on: only `true`, in any case, does.
///
/// The portal takes every value that is not empty for true, `false` included. Here `skiplogout=false` means what it says: who
/// wrote it wants the logout.
#[must_use]
pub fn is_on(value: &str) -> bool {
    value.trim().eq_ignore_ascii_case("true")
}

#[cfg(test)]
mod tests {
    use super::is_on;

    #[test]
    fn only_a_true_value_counts() {
        for on in ["true", "True", "TRUE", " true "] {
            assert!(is_on(on), "{on:?}");
        }
        for off in [
            "",
            "false",
            "False",
            "0",
            "1",
            "yes",
            "no",
            "truee",
            "true,true",
            "null",
        ] {
            assert!(!is_on(off), "{off:?}");
        }
    }
}
