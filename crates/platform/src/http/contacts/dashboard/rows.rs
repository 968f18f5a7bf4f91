//! Rows as the dashboard API answers them.

use crate::store::{
    Result,
    contacts::{
        self, Official, Organisation,
        people::{self, Person},
    },
};
use fullmakt_contract::dashboard::{NotificationAddress, UserContact};
use rusqlite::Connection;
use time::{
    Date, Month, PrimitiveDateTime, UtcOffset,
    format_description::well_known::{Iso8601, Rfc3339},
};

/// Norway's country code.
pub(super) const NORWAY: &str = "+47";

/// A shared contact point as addresses: its number and its e-mail address each have a row.
pub(super) fn addresses(
    official: &Official,
    source: &Organisation,
    asked: &Organisation,
) -> Vec<NotificationAddress> {
    let row = &official.row;
    let number = contacts::mobile_key(row.mobile_number.as_deref());
    let number = Some(number).filter(|number| !number.is_empty());
    let email = row.e_mail_address.clone().filter(|email| !email.is_empty());
    let address = |at: i64| NotificationAddress {
        notification_address_id: official.seq * 2 + at,
        source_org_number: source.number().to_owned(),
        requested_org_number: asked.number().to_owned(),
        ..NotificationAddress::default()
    };
    let number = number.map(|number| NotificationAddress {
        // Where a foreign code ends is not guessed.
        country_code: (!number.starts_with('+')).then(|| NORWAY.to_owned()),
        phone: Some(number),
        last_changed: utc(row.mobile_number_changed.as_deref()),
        ..address(0)
    });
    let email = email.map(|email| NotificationAddress {
        email: Some(email),
        last_changed: utc(row.e_mail_address_changed.as_deref()),
        ..address(1)
    });
    number.into_iter().chain(email).collect()
}

/// A person's contact point. Number and address are null when they are blank or notifications are off.
pub(super) fn contact(conn: &Connection, person: Person) -> Result<UserContact> {
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
    let row = person.row;
    let shown = |value: Option<String>| value.filter(|it| !person.is_silent && !it.is_empty());
    let changed = [row.mobile_number_changed, row.e_mail_address_changed];
    let changed = changed.iter().filter_map(|time| utc(time.as_deref()));
    Ok(UserContact {
        national_identity_number: row.social_security_number,
        name: row.name.trim().to_owned(),
        email: shown(row.e_mail_address),
        // Written in the same way, later is greater.
        last_changed: changed.max(),
        phone: shown(row.mobile_number),
        organization_number: organisation.map(|organisation| organisation.number().to_owned()),
        resource_include_list: (!services.is_empty()).then_some(services),
        ..UserContact::default()
    })
}

/// The register's Norwegian local time as UTC, whole seconds; none for what is no time or unset.
fn utc(local: Option<&str>) -> Option<String> {
    let local = PrimitiveDateTime::parse(local?, &Iso8601::DEFAULT).ok()?;
    let year = local.year();
    // Summer time; in the hour that comes twice, this is the first one.
    let begin = last_sunday(year, Month::March)?.with_hms(2, 0, 0).ok()?;
    let end = last_sunday(year, Month::October)?.with_hms(3, 0, 0).ok()?;
    let hours = if (begin..end).contains(&local) { 2 } else { 1 };
    let offset = UtcOffset::from_hms(hours, 0, 0).ok()?;
    let utc = local.assume_offset(offset).to_offset(UtcOffset::UTC);
    // The services write the year 1 for "not set".
    let utc = utc.replace_nanosecond(0).ok().filter(|_| year > 1)?;
    utc.format(&Rfc3339).ok()
}

/// The last Sunday of a month with 31 days.
fn last_sunday(year: i32, month: Month) -> Option<Date> {
    let last = Date::from_calendar_date(year, month, 31).ok()?;
    Some(last - time::Duration::days(last.weekday().number_days_from_sunday().into()))
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
