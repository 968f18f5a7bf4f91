//! Components that know no feature, no call, no route and no text: texts come in as props.
//!
//! They are native elements with the classes of Designsystemet (`style/vendor/designsystemet`), one
//! component per file.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod alert;
mod button;
mod button_link;
mod choice;
mod copy_text;
mod delayed_status;
mod dialog;
mod disclosure;
mod field;
mod foreign_text;
mod heading;
mod highlight;
mod icon;
mod live_region;
mod loading_lines;
mod loading_text;
mod menu;
mod name;
mod page_heading;
mod search_field;
mod select_field;
mod skeleton;
mod spinner;
mod status_line;
mod tag;
mod text;
mod text_field;
mod timestamp;
mod window_event;
mod windowed_list;

pub use alert::{Alert, Announce, Severity};
pub use button::{Button, ButtonSize, ButtonVariant};
pub use button_link::ButtonLink;
pub use choice::Choice;
pub use copy_text::CopyText;
pub use delayed_status::DelayedStatus;
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub use foreign_text::{ForeignParagraph, ForeignText};
pub use heading::{Heading, HeadingSize};
pub use highlight::Highlight;
pub(crate) use highlight::highlighted;
pub use icon::{Icon, IconName};
pub use live_region::LiveRegion;
pub use loading_lines::LoadingLines;
pub use loading_text::LoadingText;
pub use menu::Menu;
pub(crate) use name::Name;
pub use page_heading::PageHeading;
pub use search_field::SearchField;
pub use select_field::SelectField;
pub use skeleton::Skeleton;
pub use spinner::Spinner;
pub use status_line::StatusLine;
pub use tag::Tag;
pub(crate) use text::{
    fixed_text, isolate, paragraphs, text_view, text_with_names, without_isolates,
};
pub use text_field::TextField;
pub use timestamp::Timestamp;
pub use window_event::{use_interval, use_window_event};
pub use windowed_list::{Cut, MOST_PRINTED_ROWS, WindowedList, is_windowed};
