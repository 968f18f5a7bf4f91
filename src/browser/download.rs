//! Files that the page has made, as downloads.

use super::document;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The parts of a file, which can be long.
pub(crate) struct Parts(Array);

impl Parts {
    pub(crate) fn new() -> Self {
        Self(Array::new())
    }

    pub(crate) fn push(&self, part: &str) {
        self.0.push(&JsValue::from_str(part));
    }

    /// Lets the browser save it. Answers with the address that is to be released later: a download that has not begun by
    /// then saves nothing.
    pub(crate) fn save(&self, name: &str, media_type: &str) -> Option<String> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let blob = Blob::new_with_str_sequence_and_options(&self.0, &options).ok()?;
        let link = document().create_element("a").ok()?;
        let link: HtmlAnchorElement = link.dyn_into().ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Some(address)
    }
}

/// Gives up what a download has been made of.
pub(crate) fn release(address: &str) {
    // It fails for nothing.
    drop(Url::revoke_object_url(address));
}
