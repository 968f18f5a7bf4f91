//! Texts of the accessibility statement.

use crate::section::texts;

texts! {
    /// Texts of the accessibility statement. Its name is among the common ones.
    pub struct AccessibilityTexts {
        /// What the statement is about.
        aim,
        /// Heading over what works.
        works_heading,
        /// What works.
        works,
        /// Heading over what does not.
        limits_heading,
        /// What does not.
        limits,
        /// Heading over how to complain.
        tell_heading,
        /// How to complain.
        tell,
    }
}
