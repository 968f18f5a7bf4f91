//! Packages and single rights, as the app tells them apart.

use fullmakt_contract::requests::{AccessPackageRef, Right};

/// One package or single right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub subject: Subject,
    pub change: ItemChange,
}

/// What an item is, and by what its description is found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// An access package, by urn.
    Package(String),
    /// A service, by id in the resource registry.
    Service {
        /// Id in the resource registry.
        id: String,
        /// A single action on it; `None` is all that the service has.
        action: Option<String>,
    },
    /// Attributes that no register explains, shown as they are.
    Opaque(String),
}

impl Subject {
    /// By what a person can ask about it: last part of the package's urn, or the service's id.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Package(urn) => urn.rsplit(':').next().unwrap_or(urn),
            Self::Service { id, .. } => id,
            Self::Opaque(text) => text,
        }
    }

    /// Whether the platform means this by an id: a package's urn, or a service's id.
    pub(crate) fn is_called(&self, id: &str) -> bool {
        match self {
            Self::Package(own) | Self::Service { id: own, .. } => own.eq_ignore_ascii_case(id),
            Self::Opaque(_) => false,
        }
    }
}

/// What happens to an item on approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemChange {
    /// It is given; requests that make a new system user.
    Given,
    /// It comes on top of what the system user has.
    Added,
    /// It is taken away from the system user.
    Removed,
}

/// Adds packages to the list of what happens.
pub(crate) fn push_packages(
    items: &mut Vec<Item>,
    packages: Vec<AccessPackageRef>,
    change: ItemChange,
) {
    for package in packages {
        push(items, Subject::Package(package.urn), change);
    }
}

/// Adds single rights to the list of what happens.
pub(crate) fn push_rights(items: &mut Vec<Item>, rights: Vec<Right>, change: ItemChange) {
    for right in rights {
        push(items, subject(right), change);
    }
}

/// The same thing named twice stands on the page once.
fn push(items: &mut Vec<Item>, subject: Subject, change: ItemChange) {
    let item = Item { subject, change };
    if !items.contains(&item) {
        items.push(item);
    }
}

/// The resource registry knows a service by its id, and an app by `app_{org}_{app}`.
fn subject(right: Right) -> Subject {
    let value = |name: &str| {
        let mut found = right.resource.iter().filter(|pair| pair.id == name);
        found.next().map(|pair| pair.value.as_str())
    };
    let id = match (
        right.resource_id(),
        value("urn:altinn:org"),
        value("urn:altinn:app"),
    ) {
        (Some(id), _, _) if right.resource.len() == 1 => Some(id.to_owned()),
        (None, Some(org), Some(app)) if right.resource.len() == 2 => {
            Some(["app_", org, "_", app].concat())
        }
        _ => None,
    };
    let action = right.action.filter(|action| !action.trim().is_empty());
    match id {
        Some(id) if !id.trim().is_empty() => Subject::Service { id, action },
        _ => {
            let mut attributes: Vec<String> = right
                .resource
                .iter()
                .map(|pair| [pair.id.as_str(), "=", pair.value.as_str()].concat())
                .collect();
            attributes.extend(action);
            Subject::Opaque(attributes.join(", "))
        }
    }
}

#[cfg(test)]
mod tests;
