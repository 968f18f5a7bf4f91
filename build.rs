//! What wasm-split-cli needs to know about the program: which place of it refers to which.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Here and not in RUSTFLAGS: those would have every crate compiled once more.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
