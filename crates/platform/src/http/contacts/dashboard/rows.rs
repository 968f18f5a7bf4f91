//! Rows as the dashboard API answers them.

use crate::store::{
    StoreError,
    contacts::{
        self, Official, Organisation,
        people::{self, Person},
    },
};
use fullmakt_contract::{
    Extra,
    contacts::PersonNumber,
    dashboard::{NotificationAddress, UserContact},
};
use fullmakt_domain::{org_number, time as wire};
use rusqlite::Connection;
use time::{Date, Month};

/// One address.
pub(super) type Address = NotificationAddress;
/// Norway's country code.
pub(super) const NORWAY: &str = "+47";

/// A shared contact point as addresses: its number and its e-mail address each have a row.
pub(super) fn addresses(
    row: &Official,
    source: &Organisation,
    asked: &Organisation,
) -> Vec<Address> {
    let address = |at: i64| Address {
        notification_address_id: row.seq * 2 + at,
        source_org_number: org_number::trimmed(&source.number).to_owned(),
        requested_org_number: org_number::trimmed(&asked.number).to_owned(),
        ..Address::default()
    };
    let mut rows = Vec::new();
    let number = row.point.mobile_key();
    if !number.is_empty() {
        // Where a foreign code ends is not guessed.
        let is_norwegian = !number.starts_with('+');
        rows.push(Address {
            country_code: is_norwegian.then(|| NORWAY.to_owned()),
            phone: Some(number),
            last_changed: utc(row.point.mobile_changed.as_deref()),
            ..address(0)
        });
    }
    let email = row.point.email.as_deref().unwrap_or_default();
    if !email.is_empty() {
        rows.push(Address {
            email: Some(email.to_owned()),
            last_changed: utc(row.point.email_changed.as_deref()),
            ..address(1)
        });
    }
    rows
}

/// A person's contact point. Number and address are null when they are blank or notifications are off.
pub(super) fn contact(conn: &Connection, person: Person) -> Result<UserContact, StoreError> {
    let organisation = contacts::by_seq(conn, person.organisation)?;
    let services = people::services(conn, person.seq)?.into_iter();
    let services: Vec<String> = services
        .map(|service| {
            format!(
                "urn:altinn:resource:se_{}_{}",
                service.code, service.edition
            )
        })
        .collect();
    let is_silent = person.is_silent;
    let shown = |value: Option<String>| value.filter(|value| !is_silent && !value.is_empty());
    let changed = [&person.point.mobile_changed, &person.point.email_changed];
    let changed = changed.into_iter().filter_map(|time| utc(time.as_deref()));
    Ok(UserContact {
        national_identity_number: person.national_id.map(PersonNumber),
        name: person.name.trim().to_owned(),
        email: shown(person.point.email),
        // Written in the same way, later is greater.
        last_changed: changed.max(),
        phone: shown(person.point.mobile),
        organization_number: organisation
            .map(|organisation| org_number::trimmed(&organisation.number).to_owned()),
        resource_include_list: (!services.is_empty()).then_some(services),
        extra: Extra::default(),
    })
}

/// The register's Norwegian local time as UTC, whole seconds; none for what is no time or unset.
fn utc(local: Option<&str>) -> Option<String> {
    const HOUR: i64 = 3600;
    let local = wire::unix_seconds(local?)?;
    let winter = local - HOUR;
    let year = time::OffsetDateTime::from_unix_timestamp(winter)
        .ok()?
        .year();
    // Summer time lasts from the last Sunday of March to that of October, 01:00 UTC.
    let summer = clock_change(year, Month::March)?..clock_change(year, Month::October)?;
    // In the hour that comes twice, this is the first one.
    let is_summer = summer.contains(&winter) || summer.contains(&(winter - HOUR));
    Some(wire::rfc3339(if is_summer {
        winter - HOUR
    } else {
        winter
    }))
}

/// When the clocks change on the last Sunday of a month with 31 days.
fn clock_change(year: i32, month: Month) -> Option<i64> {
    let last = Date::from_calendar_date(year, month, 31).ok()?;
    let sunday = last - time::Duration::days(last.weekday().number_days_from_sunday().into());
    Some(sunday.with_hms(1, 0, 0).ok()?.assume_utc().unix_timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norwegian_time_is_told_as_utc() {
        for (local, expected) in [
            ("2019-03-21T02:30:00", Some("2019-03-21T01:30:00Z")),
            ("2017-06-15T09:07:20.84", Some("2017-06-15T07:07:20Z")),
            ("2024-03-31T01:59:59", Some("2024-03-31T00:59:59Z")),
            ("2024-03-31T03:00:00", Some("2024-03-31T01:00:00Z")),
            ("2024-10-27T01:59:59", Some("2024-10-26T23:59:59Z")),
            ("2024-10-27T03:00:00", Some("2024-10-27T02:00:00Z")),
            ("2024-01-01T00:30:00", Some("2023-12-31T23:30:00Z")),
            ("0001-01-01T00:00:00", None),
            ("", None),
        ] {
            assert_eq!(utc(Some(local)).as_deref(), expected, "{local}");
        }
        assert_eq!(utc(None), None);
    }
}
