//! Changes that are under way, whichever page is open: none is sent twice because its page was left and opened again, and
//! what comes of one is told wherever the user is by then.

use crate::ui::Severity;
use leptos::prelude::*;

/// `<App>` provides it as a context.
#[derive(Clone, Copy)]
pub(crate) struct OngoingChanges {
    /// What each is about.
    subjects: RwSignal<Vec<String>>,
    /// How many have ended.
    ended: RwSignal<u32>,
    /// What has come of those whose page had been left.
    outcomes: RwSignal<Vec<Outcome>>,
}

/// What has come of a change, in the language in which it was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) severity: Severity,
    /// A paragraph each.
    pub(crate) lines: Vec<String>,
}

impl Default for OngoingChanges {
    fn default() -> Self {
        Self {
            subjects: RwSignal::new(Vec::new()),
            ended: RwSignal::new(0),
            outcomes: RwSignal::new(Vec::new()),
        }
    }
}

impl OngoingChanges {
    pub(crate) fn start(self, subject: &str) {
        self.subjects
            .update(|subjects| subjects.push(subject.to_owned()));
    }

    pub(crate) fn end(self, subject: &str) {
        self.subjects
            .update(|subjects| subjects.retain(|it| it != subject));
        self.ended.update(|ended| *ended += 1);
    }

    /// Whether a change of this is under way. Tracked.
    pub(crate) fn is_ongoing(self, subject: &str) -> bool {
        self.subjects
            .with(|subjects| subjects.iter().any(|it| it == subject))
    }

    /// Runs whenever a change has ended, for as long as the owner lives: what was read before may be out of date.
    pub(crate) fn on_end(self, act: impl Fn() + 'static) {
        Effect::new(move |before: Option<()>| {
            self.ended.track();
            if before.is_some() {
                untrack(&act);
            }
        });
    }

    /// Tells what has come of a change whose page is not there any more.
    pub(crate) fn tell(self, outcome: Outcome) {
        self.outcomes.update(|outcomes| outcomes.push(outcome));
    }

    /// Tracked.
    pub(crate) fn outcomes(self) -> Vec<Outcome> {
        self.outcomes.get()
    }

    /// The user has read them.
    pub(crate) fn dismiss_outcomes(self) {
        self.outcomes.set(Vec::new());
    }
}
