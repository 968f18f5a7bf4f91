//! Numbers, dates and plurals as people of a language write them. The browser has the data.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// How much of a point in time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// 20. november
    Day,
    /// 20. november 2026
    DayAndYear,
    /// 20. november 2026 kl. 14:05 CET
    DayAndTime,
}

/// The language, and bokmål for browsers that do not know it: Chromium has no nynorsk, and would
/// write "November 20" where the reader expects "20. november".
fn locales(locale: &str) -> Array {
    Array::of2(&JsValue::from_str(locale), &JsValue::from_str("nb-NO"))
}

fn options(members: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in members {
        // A plain new object takes every member.
        drop(Reflect::set(
            &options,
            &JsValue::from_str(name),
            &JsValue::from_str(value),
        ));
    }
    options
}

fn text(value: Result<JsValue, JsValue>) -> String {
    value
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// A number with the language's grouping and decimal sign.
pub(crate) fn number(locale: &str, value: f64) -> String {
    let format = Intl::NumberFormat::new(&locales(locale), &Object::new());
    text(format.format().call1(&JsValue::UNDEFINED, &value.into()))
}

/// A point in time, in milliseconds since 1970, in the user's time zone.
pub(crate) fn date(locale: &str, milliseconds: f64, style: DateStyle) -> String {
    let style = match style {
        DateStyle::Day => options(&[("day", "numeric"), ("month", "long")]),
        DateStyle::DayAndYear => options(&[("dateStyle", "long")]),
        DateStyle::DayAndTime => options(&[
            ("year", "numeric"),
            ("month", "long"),
            ("day", "numeric"),
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("timeZoneName", "short"),
        ]),
    };
    let format = Intl::DateTimeFormat::new(&locales(locale), &style);
    let date = Date::new(&milliseconds.into());
    text(format.format().call1(&JsValue::UNDEFINED, &date))
}

/// Whether two points in time are in the same year, in the user's time zone.
pub(crate) fn is_same_year(milliseconds: f64, other: f64) -> bool {
    let year = |at: f64| Date::new(&at.into()).get_full_year();
    year(milliseconds) == year(other)
}

/// Whether a count takes the singular of the language. For bokmål, nynorsk and English that is all
/// there is to know.
pub(crate) fn is_one(locale: &str, count: f64) -> bool {
    let rules = Intl::PluralRules::new(&locales(locale), &Object::new());
    rules.select(count) == "one"
}
