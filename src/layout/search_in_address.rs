//! What is searched for on a page with a list, which stands in its address too.

use super::Navigation;
use crate::routes::SEARCH;
use leptos::prelude::*;

/// Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct SearchInAddress {
    navigation: Navigation,
    /// What is in the search field. The address follows when nobody has typed for a while.
    pub(crate) text: RwSignal<String>,
}

impl SearchInAddress {
    /// Begins with what the address says, and follows it: back and forward change it by themselves.
    pub(crate) fn follow() -> Self {
        let navigation = expect_context::<Navigation>();
        let query = navigation.query();
        let in_address =
            move || query.with(|query| query.get(SEARCH).unwrap_or_default().to_owned());
        let text = RwSignal::new(untrack(in_address));
        Effect::new(move || {
            let in_address = in_address();
            if text.with_untracked(|text| *text != in_address) {
                text.set(in_address);
            }
        });
        Self { navigation, text }
    }

    /// The user has typed.
    pub(crate) fn set(self, text: String) {
        let value = (!text.is_empty()).then(|| text.clone());
        self.text.set(text);
        self.navigation.replace_query_after_typing(SEARCH, value);
    }
}
