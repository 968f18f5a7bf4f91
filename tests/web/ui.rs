//! The components of `src/ui`, each in the file of its name.

mod alert;
mod button;
mod button_link;
mod choice;
mod copy_text;
mod dialog;
mod disclosure;
mod fields;
mod foreign_text;
mod headings;
mod highlight;
mod live_region;
mod loading;
mod menu;
mod status_line;
mod timestamp;
mod window_event;
mod windowed_list;
