//! Which organisation a page is about. Pure: what happened, what to do, what to show.

use super::party::{Choice, Organisation};
use crate::api::ApiError;
use fullmakt_domain::RequestId;

/// What a page about an organisation has to show.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum OrganisationState {
    Loading,
    Ready(Organisation),
    /// The address names none, and the user can act for several.
    MustChoose,
    /// The address names none, and there is none that the user can act for.
    NothingToChoose,
    /// What the address names is no party, or two.
    Malformed,
    /// The user cannot act for it, or it is a person.
    NotYours,
    /// Nobody is signed in; the login page has been asked for.
    SignedOut,
    Failed(ApiError),
}

/// What has happened.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Event {
    /// The address says this. Ids of parties are bent on their way just as those of requests.
    Opened(RequestId),
    /// This person is signed in, by number.
    PersonRead(i32),
    Retry,
    /// The answer to [`Effect::Read`].
    Read {
        sequence: u32,
        answer: Result<Option<Organisation>, ApiError>,
    },
    /// The answer to [`Effect::ReadDefault`].
    DefaultRead {
        sequence: u32,
        answer: Result<Choice, ApiError>,
    },
}

/// What has to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Effect {
    /// Reads this party.
    Read { sequence: u32, uuid: String },
    /// Finds out which organisation is meant when none is named.
    ReadDefault { sequence: u32 },
    /// Names the organisation in the address.
    WriteAddress(String),
    /// Leads through login and back.
    SignIn,
}

#[derive(Debug)]
pub(super) struct Resolution {
    state: OrganisationState,
    asked: RequestId,
    person: Option<i32>,
    /// Number of the newest read: the answer to an earlier one is too late.
    sequence: u32,
}

impl Resolution {
    /// With what is known of the person and, from the page before, of the organisation.
    pub(super) fn new(person: Option<i32>, known: Option<Organisation>) -> Self {
        Self {
            state: known.map_or(OrganisationState::Loading, OrganisationState::Ready),
            asked: RequestId::Malformed,
            person,
            sequence: 0,
        }
    }

    pub(super) const fn state(&self) -> &OrganisationState {
        &self.state
    }

    pub(super) const fn person(&self) -> Option<i32> {
        self.person
    }

    pub(super) fn update(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Opened(asked) => self.open(asked),
            Event::PersonRead(person) => {
                let before = self.person.replace(person);
                let is_other = before.is_some_and(|before| before != person);
                if is_other {
                    self.state = OrganisationState::Loading;
                }
                let is_back = self.state == OrganisationState::SignedOut;
                (is_other || is_back).then(|| self.read()).flatten()
            }
            Event::Retry => self.read(),
            Event::Read { sequence, answer } if sequence == self.sequence => match answer {
                Ok(Some(organisation)) => {
                    self.state = OrganisationState::Ready(organisation);
                    None
                }
                Ok(None) => {
                    self.state = OrganisationState::NotYours;
                    None
                }
                Err(error) => self.fail(error),
            },
            Event::DefaultRead { sequence, answer } if sequence == self.sequence => {
                self.apply_default(answer)
            }
            Event::Read { .. } | Event::DefaultRead { .. } => None,
        }
    }

    fn open(&mut self, asked: RequestId) -> Option<Effect> {
        let is_first = self.sequence == 0;
        if asked == self.asked && !is_first {
            return None;
        }
        let is_shown = match (&asked, &self.state) {
            (RequestId::One(uuid), OrganisationState::Ready(shown)) => {
                shown.uuid.eq_ignore_ascii_case(uuid)
            }
            _ => false,
        };
        self.asked = asked;
        // What is known from the page before is shown at once, and read all the same.
        if is_shown && !is_first {
            return None;
        }
        if !is_shown {
            self.state = OrganisationState::Loading;
        }
        self.read()
    }

    /// Reads what the address names. Until the answer is there, an organisation that is shown stays.
    fn read(&mut self) -> Option<Effect> {
        self.sequence += 1;
        let sequence = self.sequence;
        if !matches!(self.state, OrganisationState::Ready(_)) {
            self.state = OrganisationState::Loading;
        }
        match &self.asked {
            RequestId::One(uuid) => {
                let uuid = uuid.to_ascii_lowercase();
                Some(Effect::Read { sequence, uuid })
            }
            RequestId::Missing => Some(Effect::ReadDefault { sequence }),
            RequestId::Malformed => {
                self.state = OrganisationState::Malformed;
                None
            }
        }
    }

    fn apply_default(&mut self, answer: Result<Choice, ApiError>) -> Option<Effect> {
        match answer {
            Ok(Choice::One(organisation)) => {
                let uuid = organisation.uuid.clone();
                self.asked = RequestId::One(uuid.clone());
                self.state = OrganisationState::Ready(organisation);
                return Some(Effect::WriteAddress(uuid));
            }
            Ok(Choice::Several) => self.state = OrganisationState::MustChoose,
            Ok(Choice::Nothing) => self.state = OrganisationState::NothingToChoose,
            Err(error) => return self.fail(error),
        }
        None
    }

    fn fail(&mut self, error: ApiError) -> Option<Effect> {
        if error == ApiError::SignedOut {
            self.state = OrganisationState::SignedOut;
            return Some(Effect::SignIn);
        }
        // Not being able to read it again does not change what it is.
        if !matches!(self.state, OrganisationState::Ready(_)) {
            self.state = OrganisationState::Failed(error);
        }
        None
    }
}

#[cfg(test)]
mod tests;
