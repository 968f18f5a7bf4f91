//! Who may do what, without HTTP.
