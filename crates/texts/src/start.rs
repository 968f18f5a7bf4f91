//! Texts of the front page.

use crate::section::texts;

texts! {
    /// Texts of the front page. Its heading is among the common ones.
    pub struct StartTexts {
        /// What the app is.
        text,
        /// How one gets to a request.
        link,
        /// For whom signing in is.
        sign_in,
        /// For whom it is.
        lead,
        /// Leads to the requests.
        waiting_heading,
        /// How many wait.
        waiting,
        /// None waits.
        waiting_none,
        /// What is in the overview.
        overview,
        /// Leads to where a system is chosen.
        create_heading,
        /// What it is.
        create,
        /// There is nothing for this user.
        nothing,
        /// For those who do not see the placeholder.
        loading,
        /// What the user may do could not be read.
        failed,
    }
}
