//! Texts of the pages of system users.

use crate::section::texts;

texts! {
    /// Texts of the pages of system users. Their name is among the common ones.
    pub struct SystemsTexts {
        /// What the overview is about.
        lead,
        /// Leads to where a system is chosen.
        create,
        /// Label of the search field.
        search,
        /// By what a search finds.
        search_hint,
        /// Empties the search field.
        clear_search,
        /// Label of the order.
        sort,
        /// An order.
        sort_newest,
        /// An order.
        sort_name,
        /// Who delivers a system; label.
        vendor,
        /// No vendor is chosen.
        all_vendors,
        /// Nobody says who delivers the system.
        vendor_unknown,
        /// How many of a part a search has found.
        hits,
        /// A search has found nothing in a part.
        no_hits,
        /// part, hits: how many of a part a search has found, when several are told of at once.
        hits_of,
        /// Name of the links to the parts of a long page.
        jump,
        /// Rows that could not be read.
        unreadable,
        /// Heading: requests.
        pending,
        /// What the list of requests does not have.
        pending_note,
        /// There are no requests.
        pending_empty,
        /// The requests are not for this user.
        pending_denied,
        /// Heading: system users for the organisation.
        standard,
        /// What they are.
        standard_note,
        /// There are none.
        standard_empty,
        /// They are not for this user.
        standard_denied,
        /// Heading: system users for clients.
        agent,
        /// What they are.
        agent_note,
        /// There are none.
        agent_empty,
        /// They are not for this user.
        agent_denied,
        /// Nothing is for this user.
        no_access_title,
        /// Nothing is for this user: what to do.
        no_access,
        /// A request of a system for clients.
        for_clients,
        /// Somebody has passed a request on.
        passed_on,
        /// Made lately.
        new,
        /// In a row: vendor and age.
        row_created,
        /// In a row: a request.
        row_waiting,
        /// In a row: a request whose deadline has passed.
        row_overdue,
        /// In a row: a request whose age nobody knows.
        row_undated,
        /// For those who do not see the placeholder.
        loading,
        /// Something could not be read; heading.
        failed,
        /// title: title of a page that could not be shown.
        title_error,
        /// part: a part of the page could not be read; heading.
        part_failed,
        /// Leads to the overview.
        to_overview,
        /// Heading: there is no such system user.
        no_system_user_title,
        /// The address names none.
        missing_id,
        /// The address names none that can be.
        malformed_id,
        /// The organisation has no such system user.
        no_system_user,
        /// What it is.
        kind_standard,
        /// What it is.
        kind_agent,
        /// What it is.
        kind_unknown,
        /// Label.
        system,
        /// Label.
        created,
        /// Label: the vendor's key.
        external_ref,
        /// Label: by what support finds it.
        id,
        /// Copies the vendor's key.
        copy_external_ref,
        /// Heading: what it may do.
        may_do,
        /// The list is empty.
        may_do_nothing,
        /// Heading.
        clients,
        /// A system user for the organisation itself has none.
        clients_none,
        /// For which clients a system user acts.
        clients_agent,
        /// With a number before it: one.
        count_client,
        /// With a number before it: several.
        count_clients,
        /// Leads to the page of clients.
        add_clients,
        /// The list of clients is empty, which it also is when the platform could not make it.
        clients_empty,
        /// The clients are not for this user.
        clients_denied,
        /// A client of which nobody says what it is called.
        client_nameless,
        /// org: the organisation itself is among those that the system user acts for.
        own_added,
        /// org: it is not.
        own_not_added,
        /// org: whether it is could not be read.
        own_unknown,
        /// Heading over the way to delete it.
        delete_heading,
        /// Opens the question.
        delete_question,
        /// The user may not delete it.
        may_not_delete,
        /// What the user may do could not be read.
        permission_failed,
        /// The question.
        delete_title,
        /// What it costs.
        delete_costs,
        /// What it costs, with clients of which nobody knows how many there are.
        delete_costs_agent,
        /// title, clients, org: what it costs, with so many clients.
        delete_costs_clients,
        /// title, org: what it costs besides, when it acts for the organisation itself.
        delete_costs_own,
        /// What it takes to have it back.
        delete_costs_again,
        /// It cannot be undone.
        delete_final,
        /// Button.
        delete,
        /// Button: does not delete.
        keep,
        /// On its way.
        deleting,
        /// Heading: it is deleted.
        deleted_title,
        /// It is deleted.
        deleted,
        /// It was gone when the call arrived.
        deleted_before,
        /// The answer got lost.
        deleted_read_back,
        /// Receipt.
        receipt_org,
        /// Receipt.
        receipt_at,
        /// Receipt: who has given it.
        receipt_by,
        /// Receipt: who has deleted it.
        deleted_by,
        /// Button.
        print,
        /// Heading: choose a system.
        create_title,
        /// What the list is.
        choose_lead,
        /// Systems for clients are not in it.
        choose_clients,
        /// Label of the search field.
        choose_search,
        /// Name of the list.
        choose_list,
        /// The list is empty.
        choose_none,
        /// How many a search has found.
        choose_hits,
        /// A search has found nothing.
        choose_no_hits,
        /// Leads back to the list of systems.
        to_list,
        /// Heading: there is no such system.
        no_system_title,
        /// There is no such system.
        no_system,
        /// A user cannot choose it.
        by_request_only,
        /// It is out of the register.
        withdrawn,
        /// Heading: a system has been chosen.
        create_question,
        /// Who delivers it.
        delivered_by,
        /// Heading: what it gets.
        gets,
        /// Heading: what it has got.
        got,
        /// The list is empty.
        gets_nothing,
        /// There is one already.
        has_already,
        /// The same, age not known.
        has_already_undated,
        /// What giving access would come to then.
        one_more,
        /// Whether it has access already could not be read.
        existing_unknown,
        /// Not sent: it has access that the page had not shown.
        existing_new,
        /// What the click does.
        create_terms,
        /// Button.
        create_now,
        /// The user may not.
        may_not_create,
        /// Why the button is off.
        checking_permission,
        /// Why the button is off.
        may_not_give,
        /// Why the button is off.
        read_first,
        /// On its way.
        creating,
        /// Heading: it has access.
        created_title,
        /// It has access.
        created_now,
        /// The answer got lost.
        created_read_back,
        /// Leads to the system user.
        see_access,
        /// A refusal.
        nothing_changed,
        /// Not sent: who is signed in could not be read.
        unidentified,
        /// Not sent: somebody else is signed in.
        other_person,
        /// What to do about it.
        other_person_next,
        /// now: who is signed in; not sent, because nobody knows for whom the page was opened.
        unknown_person,
        /// What to do then.
        unknown_person_next,
        /// Not sent: the page was left before.
        left_before_sent,
        /// Not carried out: there is no session.
        signed_out,
        /// Refused; heading.
        not_created,
        /// Not sent; heading.
        creation_not_sent,
        /// The answer got lost, and nothing was changed.
        creation_lost,
        /// Nobody knows.
        creation_unknown,
        /// Refused; heading.
        not_deleted,
        /// Not sent; heading.
        deletion_not_sent,
        /// The answer got lost, and nothing was changed.
        deletion_lost,
        /// Nobody knows.
        deletion_unknown,
        /// Nobody knows; heading.
        unknown_title,
        /// Reads what has become of it.
        read_again,
    }
}
