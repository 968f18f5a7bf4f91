//! What happens when the app fails in a way that should be impossible.

use super::left_by_boot;
use js_sys::Function;
use wasm_bindgen::JsValue;

/// Has every panic shown by `boot.js`, outside the app: after a panic the app can do nothing more.
///
/// What is shown is the place in the source, which helps us and says nothing about anybody. The
/// message of the panic could hold what the user was reading, so it stays out.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        let place = match info.location() {
            Some(place) => format!("{}:{}", short(place.file()), place.line()),
            None => String::new(),
        };
        let reference = concat!("fullmakt ", env!("CARGO_PKG_VERSION"), " ").to_owned() + &place;
        if let Some(show) = left_by_boot::<Function>("panicked") {
            // If this fails too, the browser's own error remains.
            drop(show.call1(&JsValue::UNDEFINED, &JsValue::from_str(&reference)));
        }
    }));
}

/// The path of a source file from its package on. Where the machine that built the app keeps its
/// packages is nobody's business.
fn short(file: &str) -> &str {
    let package = file
        .rfind("/src/")
        .and_then(|at| file.get(..at)?.rfind('/').map(|slash| slash + 1));
    file.get(package.unwrap_or_default()..).unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_place_is_told_without_the_machine_that_built_it() {
        for (file, told) in [
            ("src/api/http.rs", "src/api/http.rs"),
            (
                "/home/a/.cargo/registry/src/index-1/tachys-0.2.1/src/view/mod.rs",
                "tachys-0.2.1/src/view/mod.rs",
            ),
            ("crates/domain/src/lib.rs", "domain/src/lib.rs"),
            ("lib.rs", "lib.rs"),
        ] {
            assert_eq!(short(file), told);
        }
    }
}
