//! Texts of the choice of an organisation, and of pages about one that cannot be shown.

use crate::section::texts;

texts! {
    /// Which organisation a page is about.
    pub struct PartyTexts {
        /// Leads from the header to the choice of another organisation.
        change,
        /// Said while the organisation is being read.
        loading,
        /// Title of a page where something has failed.
        title_error,
        /// Heading where an organisation is chosen, and where one has to be.
        choose_title,
        /// The address names no organisation, and there are several.
        must_choose,
        /// Leads to the choice of an organisation.
        choose,
        /// Heading when there is no organisation to act for.
        none_title,
        /// What to do then.
        none,
        /// Heading when what the address names is no organisation.
        malformed_title,
        /// What to do then.
        malformed,
        /// Heading when the user cannot act for the organisation.
        not_yours_title,
        /// What to do then.
        not_yours,
        /// Heading when nobody is signed in.
        signed_out_title,
        /// What to do then.
        signed_out,
        /// Heading when the organisation could not be read.
        failed_title,
        /// Said while the list of organisations is being read.
        list_loading,
        /// Heading when the list of organisations could not be read.
        list_failed_title,
        /// Name of the search field.
        search,
        /// Empties the search field.
        clear_search,
        /// After the number one: how many organisations are shown.
        organisation,
        /// After other numbers.
        organisations,
        /// After the number one: how many have been found.
        hit,
        /// After other numbers.
        hits,
        /// Nothing has been found.
        no_hits,
        /// Beside an organisation that is a part of another.
        sub_unit,
        /// Beside an organisation that the register has closed.
        deleted,
        /// Beside an organisation that is only there for the sake of its sub-units.
        no_access,
        /// How many rows of the list could not be read.
        unreadable,
    }
}
