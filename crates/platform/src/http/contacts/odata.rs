//! What lists of organisations understand of OData (contacts.md, section 1.4).

use crate::{
    http::{input::Query, problem::ProblemReply},
    store::contacts::Organisation,
};
use axum::http::StatusCode;
use fullmakt_domain::org_number;

/// Most rows of an answer, and how many there are when nobody says.
const MOST: i64 = 1000;

/// How a list is cut and ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Options {
    top: usize,
    skip: usize,
    order: Option<(Order, bool)>,
    form: Option<String>,
    /// With shared contact points.
    pub(super) expands: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Name,
    Number,
}

impl Options {
    /// What cannot be used is adjusted silently, but for `$filter`: a list that is not filtered as
    /// asked would be read wrongly.
    pub(super) fn read(query: &Query) -> Result<Self, ProblemReply> {
        let number = |name| {
            query
                .get(name)
                .and_then(|text: &str| text.parse::<i64>().ok())
        };
        let top = number("$top").unwrap_or(MOST).clamp(1, MOST);
        let skip = number("$skip").unwrap_or(0).max(0);
        let form = query.get("$filter").map(|text| {
            form_of(text).ok_or_else(|| {
                let text = "The query option $filter is supported for Type alone: Type eq 'ENK'.";
                ProblemReply::Contact(StatusCode::BAD_REQUEST, text.to_owned())
            })
        });
        let mut expand = query.get("$expand").unwrap_or_default().split(',');
        Ok(Self {
            top: usize::try_from(top).unwrap_or(usize::MAX),
            skip: usize::try_from(skip).unwrap_or(usize::MAX),
            order: query.get("$orderby").and_then(order),
            form: form.transpose()?,
            expands: expand.any(|name| name.trim().eq_ignore_ascii_case("OfficialContacts")),
        })
    }

    /// Filters, orders and cuts; gives how many rows there were before cutting too.
    ///
    /// Without an order that is understood a list stands by number, and a search as it was found.
    pub(super) fn apply(
        &self,
        mut rows: Vec<Organisation>,
        is_search: bool,
    ) -> (Vec<Organisation>, usize) {
        if let Some(form) = &self.form {
            rows.retain(|row| {
                row.unit_type
                    .as_deref()
                    .is_some_and(|own| own.eq_ignore_ascii_case(form))
            });
        }
        let order = self
            .order
            .or((!is_search).then_some((Order::Number, false)));
        if let Some((by, descends)) = order {
            let key = |row: &Organisation| match by {
                Order::Name => alphabetic(row.name.trim()),
                Order::Number => org_number::trimmed(&row.number).to_owned(),
            };
            // Stable: rows of one organisation stay beside each other.
            rows.sort_by_cached_key(key);
            if descends {
                rows.reverse();
            }
        }
        let total = rows.len();
        (
            rows.into_iter().skip(self.skip).take(self.top).collect(),
            total,
        )
    }
}

/// The form in `Type eq 'ENK'`.
fn form_of(filter: &str) -> Option<String> {
    let mut words = filter.split_whitespace();
    let (name, operator, value) = (words.next()?, words.next()?, words.next()?);
    let form = value.strip_prefix('\'')?.strip_suffix('\'')?;
    let is_it = name == "Type" && operator == "eq" && words.next().is_none();
    let is_form = !form.is_empty() && form.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_it && is_form).then(|| form.to_owned())
}

fn order(text: &str) -> Option<(Order, bool)> {
    let mut words = text.split_whitespace();
    let by = match words.next()?.to_ascii_lowercase().as_str() {
        "name" => Order::Name,
        "organizationnumber" => Order::Number,
        _ => return None,
    };
    let descends = words
        .next()
        .is_some_and(|word| word.eq_ignore_ascii_case("desc"));
    Some((by, descends))
}

/// Æ, Ø and Å come last, in this order.
fn alphabetic(name: &str) -> String {
    let places = name.chars().flat_map(char::to_uppercase).map(|c| match c {
        'Æ' => '\u{E000}',
        'Ø' => '\u{E001}',
        'Å' => '\u{E002}',
        other => other,
    });
    places.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_values_are_adjusted_but_for_the_filter() {
        let read = |text: &str| Options::read(&Query::parse(text)).unwrap();
        assert_eq!(read("$top=0"), read("$top=1"));
        assert_eq!(read("$top=5000&$skip=-3&$orderby=Type"), read(""));
        assert_eq!(read("$top=x&$skip=y&$expand=People"), read(""));
        assert_eq!(read("$TOP=7&%24Skip=2").top, 7);
        assert_eq!(read("$filter=Type+eq+'ENK'").form.as_deref(), Some("ENK"));
        for filter in [
            "Name eq 'A'",
            "Type ne 'A'",
            "Type eq ENK",
            "Type eq '' or 1",
            "Type eq 'A' or Type eq 'B'",
        ] {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("$filter", filter)
                .finish();
            assert!(Options::read(&Query::parse(&query)).is_err(), "{filter}");
        }
    }
}
