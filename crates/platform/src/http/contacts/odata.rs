//! What lists of organisations understand of OData (docs/contract/contacts.md, section 1.4).

use crate::{
    http::{input::QueryParams, problem::ProblemResponse},
    store::contacts::Organisation,
};
use axum::http::StatusCode;

/// Most rows of an answer, and how many there are when nobody says.
const MAX_ROWS: i64 = 1000;

/// Page and order of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListOptions {
    top: usize,
    skip: usize,
    order: Option<(SortKey, bool)>,
    unit_type: Option<String>,
    /// With shared contact points.
    pub(super) expands: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SortKey {
    Name,
    Number,
}

impl ListOptions {
    /// What cannot be used is adjusted silently, but for `$filter`: a list that is not filtered as
    /// asked would be read wrongly.
    pub(super) fn parse(query: &QueryParams) -> Result<Self, ProblemResponse> {
        let number = |name| {
            query
                .get(name)
                .and_then(|text: &str| text.parse::<i64>().ok())
        };
        let top = number("$top").unwrap_or(MAX_ROWS).clamp(1, MAX_ROWS);
        let skip = number("$skip").unwrap_or(0).max(0);
        let unit_type = query.get("$filter").map(|text| {
            unit_type_filter(text).ok_or_else(|| {
                let text = "The query option $filter is supported for Type alone: Type eq 'ENK'.";
                ProblemResponse::Contact(StatusCode::BAD_REQUEST, text.to_owned())
            })
        });
        let mut expand = query.get("$expand").unwrap_or_default().split(',');
        Ok(Self {
            top: usize::try_from(top).unwrap_or(usize::MAX),
            skip: usize::try_from(skip).unwrap_or(usize::MAX),
            order: query.get("$orderby").and_then(order),
            unit_type: unit_type.transpose()?,
            expands: expand.any(|name| name.trim().eq_ignore_ascii_case("OfficialContacts")),
        })
    }

    /// Filters, sorts and pages; also returns how many rows there were before.
    ///
    /// Without an order that is understood a list stands by number, and a search as it was found.
    pub(super) fn apply(
        &self,
        mut rows: Vec<Organisation>,
        is_search: bool,
    ) -> (Vec<Organisation>, usize) {
        if let Some(unit_type) = &self.unit_type {
            rows.retain(|found| {
                let own = found.row.kind.as_deref();
                own.is_some_and(|own| own.eq_ignore_ascii_case(unit_type))
            });
        }
        let order = self
            .order
            .or((!is_search).then_some((SortKey::Number, false)));
        if let Some((by, descends)) = order {
            let key = |found: &Organisation| match by {
                SortKey::Name => alphabetic(found.row.name.trim()),
                SortKey::Number => found.number().to_owned(),
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
fn unit_type_filter(filter: &str) -> Option<String> {
    let mut words = filter.split_whitespace();
    let (name, operator, value) = (words.next()?, words.next()?, words.next()?);
    let form = value.strip_prefix('\'')?.strip_suffix('\'')?;
    let is_it = name == "Type" && operator == "eq" && words.next().is_none();
    let is_form = !form.is_empty() && form.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_it && is_form).then(|| form.to_owned())
}

fn order(text: &str) -> Option<(SortKey, bool)> {
    let mut words = text.split_whitespace();
    let by = match words.next()?.to_ascii_lowercase().as_str() {
        "name" => SortKey::Name,
        "organizationnumber" => SortKey::Number,
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
