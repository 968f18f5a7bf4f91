//! Who is at the page, and who sends the decision, as far as that is known.

use crate::api::ApiError;
use crate::user::Person;

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sender {
    /// The person for whom the page was opened.
    pub(super) opened_for: Option<Person>,
    /// Somebody else who has signed in since.
    pub(super) other_person: Option<Person>,
    sent_by: SentBy,
}

/// Who has sent the newest decision.
#[derive(Debug, Clone, Default, PartialEq)]
enum SentBy {
    #[default]
    Unknown,
    /// Signed in right before the decision with this number was sent.
    Before(u32, Person),
    /// Signed in before it was sent and when it had been answered.
    Confirmed(Person),
}

/// Which attempt to send a decision it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attempt {
    First,
    /// The first one was refused with 401, and so not carried out.
    Second,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum NotSentReason {
    /// Somebody else is signed in.
    OtherPerson,
    /// Who is signed in could not be read.
    Unidentified(ApiError),
}

/// Whether a decision may be sent.
pub(super) enum Identity {
    /// For this person; `None`: nobody has been named on this page, so nobody else can be meant.
    MaySend(Option<Person>),
    /// Not without a session, or without one of the person who sent the first attempt.
    SignedOut,
    MayNotSend(NotSentReason),
}

impl Sender {
    /// Compares whoever is signed in now with the person for whom the page was opened.
    pub(super) fn compare(&mut self, person: Person) {
        let opened_for = self.opened_for.get_or_insert_with(|| person.clone());
        self.other_person = (opened_for.id != person.id).then_some(person);
    }

    /// Whether a decision may be sent, now that who is signed in has been read.
    pub(super) fn identify(
        &mut self,
        answer: Result<Person, ApiError>,
        attempt: Attempt,
    ) -> Identity {
        let was_unknown = self.opened_for.is_none();
        let person = match answer {
            Ok(person) => Some(person),
            Err(ApiError::SignedOut) => return Identity::SignedOut,
            // A renewed session can be anybody's.
            Err(error) if !was_unknown || attempt == Attempt::Second => {
                return Identity::MayNotSend(NotSentReason::Unidentified(error));
            }
            Err(_) => None,
        };
        // What has become known meanwhile is newer than this answer.
        if self.other_person.is_none()
            && let Some(person) = &person
        {
            self.compare(person.clone());
        }
        if self.other_person.is_some() {
            return Identity::MayNotSend(NotSentReason::OtherPerson);
        }
        if was_unknown && attempt == Attempt::Second {
            // Who sent the first attempt is not known, so this cannot be told to be the same person.
            return Identity::SignedOut;
        }
        Identity::MaySend(person)
    }

    /// A decision is being sent with this number, by this person if that is known.
    pub(super) fn sends(&mut self, sequence: u32, person: Option<Person>) {
        self.sent_by = match person {
            Some(person) => SentBy::Before(sequence, person),
            None => SentBy::Unknown,
        };
    }

    /// Compares whoever was signed in before the decision was sent with whoever was with the answer.
    pub(super) fn confirm(&mut self, sequence: u32, after: Option<Person>) {
        if let SentBy::Before(sent, before) = &self.sent_by
            && *sent == sequence
        {
            let is_same = after.as_ref().is_some_and(|after| after.id == before.id);
            self.sent_by = match after {
                Some(person) if is_same => SentBy::Confirmed(person),
                _ => SentBy::Unknown,
            };
        }
    }

    /// Name of who has sent the newest decision, if that is certain.
    pub(super) fn confirmed_name(&self) -> Option<&str> {
        match &self.sent_by {
            SentBy::Confirmed(person) if !person.name.is_empty() => Some(&person.name),
            _ => None,
        }
    }

    pub(super) fn forget_sent(&mut self) {
        self.sent_by = SentBy::Unknown;
    }

    /// The page shows another request, to whoever is known to be at it.
    pub(super) fn for_next_request(&mut self) -> Self {
        Self {
            opened_for: self.other_person.take().or(self.opened_for.take()),
            ..Self::default()
        }
    }
}
