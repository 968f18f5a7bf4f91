//! Members that this version does not know.

/// Unknown members of a JSON object, kept so that encoding gives back what was decoded.
///
/// In the browser this is empty: nothing that the app reads is written again, and keeping unknown
/// members costs several kilobytes of WebAssembly.
#[cfg(not(target_arch = "wasm32"))]
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// Unknown members are not kept in the browser; see the native definition.
#[cfg(target_arch = "wasm32")]
pub type Extra = ();
