//! What is said of a run, from its progress and the texts. Pure.

use super::changes::Action;
use super::view_model::counted;
use crate::bulk::{Phase, Progress};
use crate::i18n::Texts;
use crate::i18n::format;
use crate::i18n::template::fill;
use crate::problems::cause_of;
use fullmakt_domain::bulk_run::Pause;

/// How much of it is done, and how much has failed.
pub(super) fn run_counts(texts: &Texts, progress: &Progress) -> String {
    let counts = progress.counts;
    let number = |value: u32| format::number(texts.language, value);
    let (done, all) = (number(counts.done), number(progress.tasks));
    let template = match Action::from_word(&progress.action) {
        Some(Action::Remove) => texts.clients.run_removed,
        _ => texts.clients.run_added,
    };
    let mut parts = vec![fill(template, &[("done", &done), ("all", &all)])];
    for (text, count) in [
        (texts.clients.not_done, counts.failed),
        (texts.clients.run_skipped, counts.skipped),
        (texts.clients.run_uncertain, counts.uncertain),
    ] {
        if count > 0 {
            parts.push(counted(texts, text, count));
        }
    }
    parts.join(" ")
}

/// What it is doing, or why it is not.
pub(super) fn run_phase(all: &Texts, progress: &Progress) -> String {
    let texts = &all.clients;
    let because = |text: &str, error| {
        let problem = all.problem(cause_of(error));
        [text, problem.what, problem.next].join(" ")
    };
    match &progress.phase {
        Phase::Running => match progress.time_left {
            Some(seconds @ 60..) => counted(all, texts.run_minutes, seconds.div_ceil(60)),
            Some(_) => texts.run_seconds.to_owned(),
            None => String::new(),
        },
        Phase::CutOff => texts.run_cut_off.to_owned(),
        Phase::Waiting => texts.run_waiting.to_owned(),
        Phase::Paused(Pause::User) => texts.run_paused.to_owned(),
        Phase::Paused(Pause::FirstFailed(error)) => because(texts.run_first_failed, error),
        Phase::Paused(Pause::Blocked(error)) => because(texts.run_blocked, error),
        Phase::OtherPerson => texts.other_person.to_owned(),
        Phase::Elsewhere => texts.run_elsewhere.to_owned(),
        Phase::Over => texts.run_over.to_owned(),
    }
}
