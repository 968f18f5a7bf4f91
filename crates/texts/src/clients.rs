//! Texts of the page of clients.

use crate::section::texts;

texts! {
    /// Texts of the page of clients.
    pub struct ClientsTexts {
        /// Heading, and the title of the page.
        title,
        /// org, number, title: whose clients these are, and what adding one comes to.
        lead,
        /// packages: what a client has to have given.
        needs,
        /// Label of the search field.
        search,
        /// By what a search finds.
        search_hint,
        /// Said when the search is reached by the keys of the browser’s own search.
        find_hint,
        /// Empties the search field.
        clear_search,
        /// Label: which clients are shown.
        filter,
        /// All clients.
        filter_all,
        /// Clients that can be added.
        filter_not_added,
        /// Clients that have been added.
        filter_added,
        /// Clients that cannot be added.
        filter_not_addable,
        /// Filter: by which relation they are clients.
        relation,
        /// Label of the order.
        order,
        /// An order.
        order_name,
        /// An order.
        order_number,
        /// Name of the list.
        list,
        /// In the place of a name that nobody tells.
        nameless,
        /// Leads past a long list.
        past_list,
        /// all, added: how many clients there are, and how many of them have been added.
        counts,
        /// all: how many clients; it is not known who has been added.
        counts_clients,
        /// added: how many have been added; the clients are not known.
        counts_added,
        /// hits, all: how many a search has found.
        hits,
        /// A search has found nothing.
        no_hits,
        /// For those who do not see the placeholder.
        loading,
        /// count: the list is still arriving.
        loading_more,
        /// The client has been added.
        added,
        /// It has been added, and is no client any more.
        leftover,
        /// packages: what the client has not given.
        lacking,
        /// In a table: it can be added.
        addable,
        /// It has given none of several packages.
        lacks_all,
        /// It has been removed, and is no client any more.
        gone,
        /// The list does not say what the client has given.
        unknown,
        /// On its way.
        adding,
        /// On its way.
        removing,
        /// Adds one client.
        add,
        /// Removes one client.
        remove,
        /// count: adds the ticked ones.
        add_ticked,
        /// count: removes the ticked ones.
        remove_ticked,
        /// count: heading of a question.
        remove_title,
        /// title: what removing means.
        remove_text,
        /// Closes the question.
        cancel,
        /// count: how many are ticked.
        ticked,
        /// count: ticked ones that the search does not show.
        ticked_outside,
        /// count: ticks all that are shown.
        tick_shown,
        /// count: ticks all that are shown, to be removed.
        tick_shown_added,
        /// count: ticks all that can be added.
        tick_addable,
        /// Unticks all.
        untick,
        /// count: how many have been added.
        done_added,
        /// count: how many have been removed.
        done_removed,
        /// count: how many are still to be done.
        ongoing,
        /// count: how many could not be done.
        not_done,
        /// Takes back what was done last.
        undo,
        /// Stops what has not been sent yet.
        stop,
        /// Tries once more what failed.
        retry_failed,
        /// Leads back to the system user.
        close,
        /// Heading: the organisation itself.
        own_heading,
        /// org: it has been added.
        own_added,
        /// org: it has not been added.
        own_not_added,
        /// It could not be read or changed.
        own_failed,
        /// The list of clients could not be read.
        clients_failed,
        /// count: the list stopped in the middle.
        clients_cut,
        /// The list of those that have been added could not be read.
        added_failed,
        /// What that means.
        added_failed_text,
        /// A list could not be read again.
        list_is_old,
        /// count: rows that could not be read.
        unreadable,
        /// The clients are not for this user.
        denied_title,
        /// org: who may.
        denied,
        /// A system user for the organisation itself has no clients.
        wrong_kind,
        /// There is no such system user.
        no_system_user,
        /// The system user could not be read.
        failed,
        /// Heading: there are no clients.
        none_title,
        /// org: why that can be.
        none_text,
        /// Heading: there are clients, and none can be added.
        none_addable_title,
        /// org, packages: why that is.
        none_addable_text,
        /// Heading: a client relation that does not exist yet.
        steps_title,
        /// org, number: what the client does.
        step_1,
        /// packages: what the client gives.
        step_2,
        /// org, number: where the packages come with a role.
        register_step,
        /// What the user does then.
        step_3,
        /// Reads the lists again.
        refresh,
        /// Downloads the list.
        export,
        /// Name of the file, without its ending.
        export_name,
        /// Heading of a column.
        export_status,
        /// Nothing was sent, because somebody else is signed in.
        other_person,
        /// count: heading of the question before a run.
        run_add_title,
        /// What a run is.
        run_text,
        /// Doing it again does no harm.
        run_again,
        /// Starts it.
        run_add_all,
        /// Starts it.
        run_remove_all,
        /// Starts it, and rests after the first one.
        run_first,
        /// Heading of a run.
        run_heading_add,
        /// Heading of a run.
        run_heading_remove,
        /// done, all: how far it is.
        run_added,
        /// done, all: how far it is.
        run_removed,
        /// count: not sent.
        run_skipped,
        /// count: nobody knows yet.
        run_uncertain,
        /// count: how long it will take.
        run_minutes,
        /// It will take less than a minute.
        run_seconds,
        /// Nothing comes through.
        run_cut_off,
        /// The platform asks for patience.
        run_waiting,
        /// The user has paused it.
        run_paused,
        /// Before a reason: the first one failed.
        run_first_failed,
        /// Before a reason: no call can go well.
        run_blocked,
        /// Another tab works on it.
        run_elsewhere,
        /// It is over.
        run_over,
        /// It cannot be taken up again.
        run_not_written,
        /// In a table: it was not sent.
        run_not_sent,
        /// Pauses it.
        run_pause,
        /// Goes on.
        run_resume,
        /// Downloads what has become of each.
        run_result,
        /// Name of that file.
        run_result_name,
        /// Closes a run that is over.
        run_close,
        /// Goes on here with what another tab works on.
        run_here,
    }
}
