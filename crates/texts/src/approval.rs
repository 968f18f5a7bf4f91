//! Texts of the approval pages.

use crate::section::texts;

texts! {
    /// Texts of the approval pages.
    pub struct ApprovalTexts {
        /// Title of the page before the request is there.
        title_loading,
        /// Title of the page when something is wrong.
        title_error,
        /// The question of a standard request.
        heading_standard,
        /// The question of an agent request.
        heading_agent,
        /// The question of a change request.
        heading_change,
        /// The organisation when its name is not known.
        org_by_number,
        /// Who delivers the system, name not known.
        vendor_by_number,
        /// The system's id tells no vendor and the register does not answer.
        vendor_unknown,
        /// On whose behalf one answers.
        acting_for,
        /// The same when the name is not known.
        acting_for_number,
        /// Whom the request is for, when there is nothing to answer.
        is_for,
        /// The same when the name is not known.
        is_for_number,
        /// When it was made and how long it stands.
        made_until,
        /// The same, when the deadline has passed.
        made_was_until,
        /// When it was made, when the deadline does not matter any more.
        made,
        /// Heading of the list: standard.
        gets,
        /// Heading of the list: agent.
        gets_for_clients,
        /// Heading of the list: change, comes on top.
        added,
        /// Heading of the list: change, goes away.
        removed,
        /// Heading of the list, when it is over.
        asked_for,
        /// Heading of the list, when it is over: change.
        asked_added,
        /// Heading of the list, when it is over: change.
        asked_removed,
        /// The list is empty.
        asks_nothing,
        /// For those who do not see the placeholders.
        loading_page,
        /// There is no session.
        signing_in,
        /// Before the click.
        returns_to,
        /// Before the click; the host cannot be shown.
        returns_unnamed,
        /// How it is undone.
        withdraw,
        /// How a change is undone.
        withdraw_change,
        /// That it can be undone, before the click.
        withdraw_short,
        /// What approving an agent request does not do.
        agent_first,
        /// The organisation has given the system access before.
        has_already,
        /// What approving then means.
        one_more,
        /// The organisation has given access to other systems of the vendor.
        same_vendor,
        /// One access in a list.
        existing_since,
        /// One access in a list, when nobody knows how old it is.
        existing,
        /// The rest of a list.
        and_more,
        /// Button.
        approve,
        /// Button.
        reject,
        /// Button.
        forward,
        /// Opens to the button.
        forward_question,
        /// What passing on does.
        who_sees,
        /// A decision is on its way.
        sending,
        /// The status is being read.
        checking,
        /// Why the buttons are off.
        status_unknown,
        /// Why the buttons are off.
        sign_in_first,
        /// Why the buttons are off.
        other_person_reason,
        /// Why approving is off.
        may_not_give,
        /// Why a button is off.
        refused_before,
        /// Somebody has passed it on.
        escalated,
        /// The deadline has passed.
        overdue_title,
        /// The deadline has passed, and the platform still takes answers.
        overdue,
        /// May only pass on.
        may_forward_title,
        /// May only pass on.
        may_forward,
        /// Has been passed on.
        forwarded_title,
        /// Has been passed on.
        forwarded,
        /// Status.
        accepted_title,
        /// Status.
        accepted,
        /// Status.
        rejected_title,
        /// Status.
        rejected,
        /// Status.
        denied_title,
        /// Status.
        denied,
        /// Status.
        timed_out_title,
        /// Status.
        timed_out,
        /// Status.
        no_change_title,
        /// Status.
        no_change,
        /// Status that this version does not know.
        other_status_title,
        /// Status that this version does not know.
        other_status,
        /// The decision came too late.
        overtaken,
        /// Receipt.
        approved_standard,
        /// Receipt.
        approved_agent,
        /// Receipt.
        approved_change,
        /// Receipt.
        rejected_standard,
        /// Receipt.
        rejected_agent,
        /// Receipt.
        rejected_change,
        /// Receipt.
        you_approved,
        /// Receipt.
        you_rejected,
        /// Receipt.
        you_forwarded,
        /// Receipt without a clear answer.
        read_back,
        /// Receipt.
        receipt_org,
        /// Receipt.
        receipt_vendor,
        /// Receipt.
        receipt_by,
        /// Receipt.
        receipt_at,
        /// Receipt without a clear answer.
        receipt_read_at,
        /// Receipt.
        receipt_reference,
        /// Receipt: a number in brackets after a name.
        number,
        /// Receipt.
        agent_next,
        /// Button.
        print,
        /// Way on.
        back_to_vendor,
        /// Way on.
        back_to_vendor_unnamed,
        /// Beside the way on.
        logs_out,
        /// Way on.
        log_out,
        /// Way on.
        other_person,
        /// Way on.
        back,
        /// Way on.
        see_access,
        /// Leads to where clients are added to the system user that was made.
        add_clients,
        /// Way on.
        to_overview,
        /// Way on.
        start,
        /// Way on.
        sign_in,
        /// Button.
        reload,
        /// Button.
        read_status,
        /// Button.
        open_anew,
        /// A decision was not carried out.
        not_approved,
        /// A decision was not carried out.
        not_rejected,
        /// A decision was not carried out.
        not_forwarded_title,
        /// A decision was not carried out.
        nothing_changed,
        /// The platform answered false.
        not_forwarded,
        /// A decision was not sent.
        not_sent_title,
        /// A decision was not sent.
        not_sent,
        /// A decision was not sent: who is signed in could not be read.
        unidentified,
        /// Another person is signed in than the one for whom the page was opened.
        other_person_title,
        /// The same: who it was, and who it is.
        other_person_signed_in,
        /// What a refusal is about.
        refused_items,
        /// One of them.
        refused_item,
        /// The answer got lost.
        finding,
        /// The answer got lost.
        unknown_title,
        /// The answer got lost.
        unknown,
        /// The answer got lost.
        lost_title,
        /// The answer got lost.
        lost,
        /// The session is over.
        signed_out_title,
        /// The session is over.
        signed_out,
        /// The session is over.
        signed_out_before,
        /// The session is over.
        signed_out_after,
        /// The status could not be read.
        stale_title,
        /// The request cannot be shown.
        failed_title,
        /// The request cannot be shown.
        not_found_title,
        /// The request cannot be shown.
        no_access_title,
        /// The address names no request.
        missing_id_title,
        /// The address names no request.
        missing_id,
        /// What stands for an id can be none.
        malformed_id_title,
        /// What stands for an id can be none.
        malformed_id,
        /// To copy.
        reference,
    }
}
