//! Texts of the frame, and of pages that belong to no feature.

use crate::section::texts;

texts! {
    /// Texts of the frame.
    pub struct CommonTexts {
        /// Jumps to the main part.
        skip,
        /// In front of the organisation that the user acts for.
        acting_for,
        /// Name of the language menu.
        language,
        /// Name of the user's menu.
        menu,
        /// In front of the user's name.
        signed_in_as,
        /// Leads to the login page.
        sign_in,
        /// Ends the session.
        sign_out,
        /// Name of the choice of colours.
        scheme,
        /// Colours as the system is set.
        scheme_system,
        /// Dark on light.
        scheme_light,
        /// Light on dark.
        scheme_dark,
        /// There is no network.
        offline,
        /// The texts of a language could not be fetched.
        language_missing,
        /// Heading when a page's program or texts could not be fetched.
        part_missing_heading,
        /// What to do then.
        part_missing_text,
        /// shown, all: rows of a list.
        rows_on_paper,
        /// shown, all: no browser draws a longer list.
        rows_with_room,
        /// Fetches it again.
        try_again,
        /// The session has ended while the page was open.
        session_ended,
        /// In front of a reference.
        reference,
        /// Copies a reference for support.
        copy_reference,
        /// It has been copied.
        copied,
        /// It could not be copied.
        copy_failed,
        /// Heading of the front page.
        start_heading,
        /// Leads to the front page.
        to_start,
        /// Heading when an address leads nowhere.
        not_found_heading,
        /// What to do then.
        not_found_text,
        /// Name of the accessibility statement, whose texts are fetched with its page.
        accessibility,
        /// Unit of time left.
        day,
        /// Unit of time left.
        days,
        /// Unit of time left.
        hour,
        /// Unit of time left.
        hours,
        /// Unit of time left.
        minute,
        /// Unit of time left.
        minutes,
        /// Name of the pages of system users.
        system_users,
        /// Takes a message away that has been read.
        dismiss,
    }
}
