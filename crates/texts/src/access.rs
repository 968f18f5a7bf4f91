//! Texts of lists of packages and rights.

use crate::section::texts;

texts! {
    /// Texts of lists of packages and rights.
    pub struct AccessTexts {
        /// What an item is.
        package,
        /// What an item is.
        right,
        /// Counted.
        service,
        /// Counted.
        services,
        /// What the word means.
        explain_package,
        /// What the word means.
        explain_right,
        /// A right to one action only.
        action,
        /// In an open package.
        services_heading,
        /// In an open package.
        services_none,
        /// In an open package.
        services_failed,
        /// In an open package.
        services_loading,
        /// In an open right.
        owner,
        /// In an open item.
        id,
        /// An item without description.
        unknown_mark,
        /// The same, opened.
        explain_unknown,
        /// Above the list when an item has no description.
        some_unknown,
        /// Button.
        describe_again,
        /// An item that the user may not give.
        forbidden_mark,
        /// For those who do not see the placeholder.
        loading_item,
    }
}
