//! Where an address leads.

use web_sys::Url;

/// The host of an absolute web address, with the port where it is not the usual one: what the browser
/// itself goes to, however the address is written. `None` for what is no address of the web.
pub fn host_of(address: &str) -> Option<String> {
    let url = Url::new(address).ok()?;
    matches!(&*url.protocol(), "https:" | "http:").then(|| url.host())
}
