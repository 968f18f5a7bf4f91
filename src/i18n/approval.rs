//! Texts of the approval pages.
//!
//! A text with values in it is a template: `{system}` and the like stand where the value comes, so
//! that a view can put an element there, with its own `lang` and direction. [`pieces`] takes a
//! template apart, [`fill`] puts plain values in.

mod en;
mod nb;
mod nn;

use super::{Language, Texts};

/// Texts of the approval pages.
#[derive(Debug)]
pub struct Approval {
    /// Title of the page before the request is there.
    pub title_loading: &'static str,
    /// Title of the page when something is wrong.
    pub title_error: &'static str,
    /// The question of a standard request.
    pub heading_standard: &'static str,
    /// The question of an agent request.
    pub heading_agent: &'static str,
    /// The question of a change request.
    pub heading_change: &'static str,
    /// The organisation when its name is not known.
    pub org_by_number: &'static str,
    /// Who delivers the system, name known.
    pub vendor_named: &'static str,
    /// Who delivers the system, name not known.
    pub vendor_by_number: &'static str,
    /// The system's id tells no vendor and the register does not answer.
    pub vendor_unknown: &'static str,
    /// On whose behalf one answers.
    pub acting_for: &'static str,
    /// The same when the name is not known.
    pub acting_for_number: &'static str,
    /// Whom the request is for, when there is nothing to answer.
    pub is_for: &'static str,
    /// The same when the name is not known.
    pub is_for_number: &'static str,
    /// When it was made and how long it stands.
    pub made_until: &'static str,
    /// The same, when the deadline has passed.
    pub made_was_until: &'static str,
    /// When it was made, when the deadline does not matter any more.
    pub made: &'static str,
    /// Unit of time left.
    pub day: &'static str,
    /// Unit of time left.
    pub days: &'static str,
    /// Unit of time left.
    pub hour: &'static str,
    /// Unit of time left.
    pub hours: &'static str,
    /// Unit of time left.
    pub minute: &'static str,
    /// Unit of time left.
    pub minutes: &'static str,
    /// Heading of the list: standard.
    pub gets: &'static str,
    /// Heading of the list: agent.
    pub gets_for_clients: &'static str,
    /// Heading of the list: change, comes on top.
    pub added: &'static str,
    /// Heading of the list: change, goes away.
    pub removed: &'static str,
    /// Heading of the list, when it is over.
    pub asked_for: &'static str,
    /// Heading of the list, when it is over: change.
    pub asked_added: &'static str,
    /// Heading of the list, when it is over: change.
    pub asked_removed: &'static str,
    /// The list is empty.
    pub asks_nothing: &'static str,
    /// What an item is.
    pub package: &'static str,
    /// What an item is.
    pub right: &'static str,
    /// Counted.
    pub service: &'static str,
    /// Counted.
    pub services: &'static str,
    /// What the word means.
    pub explain_package: &'static str,
    /// What the word means.
    pub explain_right: &'static str,
    /// A right to one action only.
    pub action: &'static str,
    /// In an open package.
    pub services_heading: &'static str,
    /// In an open package.
    pub services_none: &'static str,
    /// In an open package.
    pub services_failed: &'static str,
    /// In an open package.
    pub services_loading: &'static str,
    /// In an open right.
    pub owner: &'static str,
    /// In an open item.
    pub id: &'static str,
    /// An item without description.
    pub unknown_mark: &'static str,
    /// The same, opened.
    pub explain_unknown: &'static str,
    /// Above the list when an item has no description.
    pub some_unknown: &'static str,
    /// Button.
    pub describe_again: &'static str,
    /// An item that the user may not give.
    pub forbidden_mark: &'static str,
    /// For those who do not see the placeholder.
    pub loading_item: &'static str,
    /// For those who do not see the placeholders.
    pub loading_page: &'static str,
    /// There is no session.
    pub signing_in: &'static str,
    /// Before the click.
    pub returns_to: &'static str,
    /// Before the click; the host cannot be shown.
    pub returns_unnamed: &'static str,
    /// How it is undone.
    pub withdraw: &'static str,
    /// How a change is undone.
    pub withdraw_change: &'static str,
    /// That it can be undone, before the click.
    pub withdraw_short: &'static str,
    /// What approving an agent request does not do.
    pub agent_first: &'static str,
    /// Button.
    pub approve: &'static str,
    /// Button.
    pub reject: &'static str,
    /// Button.
    pub forward: &'static str,
    /// Opens to the button.
    pub forward_question: &'static str,
    /// What passing on does.
    pub who_sees: &'static str,
    /// A decision is on its way.
    pub sending: &'static str,
    /// The status is being read.
    pub checking: &'static str,
    /// Why the buttons are off.
    pub status_unknown: &'static str,
    /// Why the buttons are off.
    pub sign_in_first: &'static str,
    /// Why approving is off.
    pub may_not_give: &'static str,
    /// Why a button is off.
    pub refused_before: &'static str,
    /// Somebody has passed it on.
    pub escalated: &'static str,
    /// The deadline has passed.
    pub overdue_title: &'static str,
    /// The deadline has passed, and the platform still takes answers.
    pub overdue: &'static str,
    /// May only pass on.
    pub may_forward_title: &'static str,
    /// May only pass on.
    pub may_forward: &'static str,
    /// Has been passed on.
    pub forwarded_title: &'static str,
    /// Has been passed on.
    pub forwarded: &'static str,
    /// Status.
    pub accepted_title: &'static str,
    /// Status.
    pub accepted: &'static str,
    /// Status.
    pub rejected_title: &'static str,
    /// Status.
    pub rejected: &'static str,
    /// Status.
    pub denied_title: &'static str,
    /// Status.
    pub denied: &'static str,
    /// Status.
    pub timed_out_title: &'static str,
    /// Status.
    pub timed_out: &'static str,
    /// Status.
    pub no_change_title: &'static str,
    /// Status.
    pub no_change: &'static str,
    /// Status that this version does not know.
    pub other_status_title: &'static str,
    /// Status that this version does not know.
    pub other_status: &'static str,
    /// The decision came too late.
    pub overtaken: &'static str,
    /// Receipt.
    pub approved_standard: &'static str,
    /// Receipt.
    pub approved_agent: &'static str,
    /// Receipt.
    pub approved_change: &'static str,
    /// Receipt.
    pub rejected_standard: &'static str,
    /// Receipt.
    pub rejected_agent: &'static str,
    /// Receipt.
    pub rejected_change: &'static str,
    /// Receipt.
    pub you_approved: &'static str,
    /// Receipt.
    pub you_rejected: &'static str,
    /// Receipt.
    pub you_forwarded: &'static str,
    /// Receipt after a lost answer.
    pub read_back: &'static str,
    /// Receipt.
    pub receipt_org: &'static str,
    /// Receipt.
    pub receipt_vendor: &'static str,
    /// Receipt.
    pub receipt_by: &'static str,
    /// Receipt.
    pub receipt_at: &'static str,
    /// Receipt.
    pub receipt_reference: &'static str,
    /// Receipt: a number in brackets after a name.
    pub number: &'static str,
    /// Receipt.
    pub agent_next: &'static str,
    /// Button.
    pub print: &'static str,
    /// Way on.
    pub back_to_vendor: &'static str,
    /// Way on.
    pub back_to_vendor_unnamed: &'static str,
    /// Beside the way on.
    pub logs_out: &'static str,
    /// Way on.
    pub log_out: &'static str,
    /// Way on.
    pub other_person: &'static str,
    /// Way on.
    pub back: &'static str,
    /// Way on.
    pub start: &'static str,
    /// Way on.
    pub sign_in: &'static str,
    /// Button.
    pub reload: &'static str,
    /// Button.
    pub read_status: &'static str,
    /// A decision was not carried out.
    pub not_approved: &'static str,
    /// A decision was not carried out.
    pub not_rejected: &'static str,
    /// A decision was not carried out.
    pub not_forwarded_title: &'static str,
    /// A decision was not carried out.
    pub nothing_changed: &'static str,
    /// The platform answered false.
    pub not_forwarded: &'static str,
    /// The answer got lost.
    pub finding: &'static str,
    /// The answer got lost.
    pub unknown_title: &'static str,
    /// The answer got lost.
    pub unknown: &'static str,
    /// The answer got lost.
    pub lost_title: &'static str,
    /// The answer got lost.
    pub lost: &'static str,
    /// The session is over.
    pub signed_out_title: &'static str,
    /// The session is over.
    pub signed_out: &'static str,
    /// The session is over.
    pub signed_out_before: &'static str,
    /// The session is over.
    pub signed_out_after: &'static str,
    /// The status could not be read.
    pub stale_title: &'static str,
    /// The request cannot be shown.
    pub failed_title: &'static str,
    /// The request cannot be shown.
    pub not_found_title: &'static str,
    /// The request cannot be shown.
    pub no_access_title: &'static str,
    /// The address names no request.
    pub missing_id_title: &'static str,
    /// The address names no request.
    pub missing_id: &'static str,
    /// What stands for an id can be none.
    pub malformed_id_title: &'static str,
    /// What stands for an id can be none.
    pub malformed_id: &'static str,
    /// To copy.
    pub reference: &'static str,
}

impl Texts for Approval {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &nb::TEXTS,
            Language::Nn => &nn::TEXTS,
            Language::En => &en::TEXTS,
        }
    }
}

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// The name of a value, without its braces.
    Value(&'a str),
}

/// Takes a template apart, in order. A brace without its fellow counts as words.
pub fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(inner) = rest.strip_prefix('{')
            && let Some((name, after)) = inner.split_once('}')
        {
            rest = after;
            return Some(Piece::Value(name));
        }
        // A brace at the beginning has just been found to be words.
        let mut braces = rest.char_indices().skip(1).filter(|(_, c)| *c == '{');
        let end = braces.next().map_or(rest.len(), |(at, _)| at);
        let (words, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Words(words))
    })
}

/// Puts plain values into a template. A name that has no value stays empty.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for piece in pieces(template) {
        text.push_str(match piece {
            Piece::Words(words) => words,
            Piece::Value(name) => {
                let mut found = values.iter().filter(|(other, _)| *other == name);
                found.next().map_or("", |(_, value)| value)
            }
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_come_apart_and_together() {
        let parts: Vec<_> = pieces("{a} og {b}!").collect();
        assert_eq!(
            parts,
            [
                Piece::Value("a"),
                Piece::Words(" og "),
                Piece::Value("b"),
                Piece::Words("!")
            ]
        );
        assert_eq!(
            fill("Gi {a} til {b}?", &[("a", "X"), ("b", "{a}")]),
            "Gi X til {a}?"
        );
        assert_eq!(fill("æ {", &[]), "æ {");
        assert_eq!(fill("{æ", &[]), "{æ");
        assert_eq!(fill("", &[]), "");
    }

    /// The debug form of the struct names every field with its text, so no list of fields has to be
    /// kept here.
    fn fields(texts: &Approval) -> Vec<(String, String)> {
        format!("{texts:#?}")
            .lines()
            .filter_map(|line| line.trim().trim_end_matches(',').split_once(": "))
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect()
    }

    #[test]
    fn each_text_has_the_same_values_in_every_language() {
        let values = |text: &str| {
            let mut names: Vec<String> = pieces(text)
                .filter_map(|piece| match piece {
                    Piece::Value(name) => Some(name.to_owned()),
                    Piece::Words(_) => None,
                })
                .collect();
            names.sort();
            names
        };
        let [nb, nn, en] = Language::ALL.map(|language| fields(Approval::of(language)));
        assert!(nb.len() > 100, "{}", nb.len());
        for ((name, nb), ((_, nn), (_, en))) in nb.iter().zip(nn.iter().zip(&en)) {
            assert!(
                nb.len() > 3 && nn.len() > 3 && en.len() > 3,
                "{name} is empty"
            );
            assert_eq!(values(nb), values(nn), "{name}");
            assert_eq!(values(nb), values(en), "{name}");
        }
    }
}
