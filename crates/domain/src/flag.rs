//! Switches in a query string, such as `skiplogout`.

/// Whether the value of a switch turns it on: only `true`, in any case, does.
///
/// Existing front ends take every value that is not empty for true, `false` included
/// (peers/approval-and-clients.md, section 1.1); product.md, A1, wants only a true value to count.
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
