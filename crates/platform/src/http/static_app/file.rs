//! Files of the app's folder.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Extensions and what they are.
const KINDS: [(&str, &str); 15] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ico", "image/x-icon"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/plain; charset=utf-8"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "application/xml"),
    ("map", "application/json"),
];

/// Codings of precompressed siblings with their extensions, the smaller first.
const CODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// The folder of the built app, with links in its own path resolved.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

/// Something to serve.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Content {
    kind: &'static str,
    coding: Option<&'static str>,
    bytes: Vec<u8>,
}

impl Folder {
    /// None when there is no such folder.
    pub(super) fn open(path: &Path) -> Option<Self> {
        Some(Self(path.canonicalize().ok()?))
    }

    /// The whole file at a decoded path below the folder. None when it is not there, is no file, or
    /// lies outside: neither the path nor a link leads out.
    pub(super) fn read(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.find(path)?).ok()
    }

    fn find(&self, path: &str) -> Option<PathBuf> {
        let is_plain = |segment: &str| {
            !segment.is_empty() && !segment.starts_with('.') && !segment.contains(['\\', ':', '\0'])
        };
        if !path.split('/').all(is_plain) {
            return None;
        }
        let real = self.0.join(path).canonicalize().ok()?;
        (real.starts_with(&self.0) && real.is_file()).then_some(real)
    }

    /// The file in the best coding that the caller takes.
    pub(super) fn negotiate(&self, path: &str, headers: &HeaderMap) -> Option<Content> {
        let plain = self.find(path)?;
        let kind = kind(path);
        for (coding, extension) in CODINGS {
            if !accepts(headers, coding) {
                continue;
            }
            let sibling = self.find(&format!("{path}.{extension}"));
            if let Some(sibling) = sibling.filter(|sibling| is_no_older(sibling, &plain)) {
                return Some(Content {
                    kind,
                    coding: Some(coding),
                    bytes: fs::read(sibling).ok()?,
                });
            }
        }
        Some(Content::plain(path, fs::read(plain).ok()?))
    }
}

/// A sibling from an earlier build must not stand in for the file.
fn is_no_older(sibling: &Path, plain: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified());
    match (modified(sibling), modified(plain)) {
        (Ok(sibling), Ok(plain)) => sibling >= plain,
        _ => false,
    }
}

fn kind(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let kind = KINDS.iter().find(|(known, _)| *known == extension);
    kind.map_or("application/octet-stream", |(_, kind)| kind)
}

/// Whether `Accept-Encoding` takes the coding (RFC 9110, section 12.5.3).
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let lines = headers.get_all(header::ACCEPT_ENCODING).into_iter();
    let lines = lines.filter_map(|line| line.to_str().ok());
    let mut any = false;
    for range in lines.flat_map(|line| line.split(',')) {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let quality = parts.find_map(|part| part.strip_prefix("q="));
        let taken = quality.is_none_or(|q| q.parse::<f32>().is_ok_and(|q| q > 0.0));
        if name.eq_ignore_ascii_case(coding) {
            return taken;
        }
        any |= name == "*" && taken;
    }
    any
}

impl Content {
    /// Bytes as they are, of the kind that the name says.
    pub(super) fn plain(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            kind: kind(name),
            coding: None,
            bytes,
        }
    }

    /// The response: 304 when the caller has it already.
    pub(super) fn into_response(self, request_headers: &HeaderMap) -> Response {
        let tag = self.tag();
        let is_known = request_headers
            .get_all(header::IF_NONE_MATCH)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(','))
            .map(|known| known.trim().trim_start_matches("W/"))
            .any(|known| known == tag || known == "*");
        let mut response = if is_known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = Body::from(self.bytes).into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
            if let Some(coding) = self.coding {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
            }
            response
        };
        let headers = response.headers_mut();
        let by = HeaderValue::from_static("Accept-Encoding");
        headers.insert(header::VARY, by);
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        response
    }

    /// Of the bytes as they go over the wire, so that each coding has its own.
    fn tag(&self) -> String {
        let hash = Sha256::digest(&self.bytes);
        let hex: String = hash
            .iter()
            .take(12)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("\"{hex}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, Folder) {
        let outer = tempfile::tempdir().unwrap();
        let app = outer.path().join("app");
        fs::create_dir_all(app.join("fonts")).unwrap();
        fs::create_dir(app.join("pages")).unwrap();
        fs::write(outer.path().join("secret.txt"), "secret").unwrap();
        fs::write(app.join("index.html"), "page").unwrap();
        fs::write(app.join(".env"), "hidden").unwrap();
        fs::write(app.join("fonts/a.woff2"), "font").unwrap();
        let folder = Folder::open(&app).unwrap();
        (outer, folder)
    }

    #[test]
    fn nothing_outside_the_folder() {
        let (outer, folder) = folder();
        assert_eq!(folder.read("index.html").unwrap(), b"page");
        assert_eq!(folder.read("fonts/a.woff2").unwrap(), b"font");
        for path in [
            "../secret.txt",
            "fonts/../../secret.txt",
            "fonts/../index.html",
            "..\\secret.txt",
            "/etc/passwd",
            "//etc/passwd",
            "./index.html",
            "",
            "fonts",
            "fonts/",
            "pages",
            ".env",
            "index.html\0",
            "C:/index.html",
        ] {
            assert_eq!(folder.read(path), None, "{path}");
        }
        #[cfg(unix)]
        {
            let app = outer.path().join("app");
            std::os::unix::fs::symlink("../secret.txt", app.join("link.txt")).unwrap();
            std::os::unix::fs::symlink("..", app.join("up")).unwrap();
            std::os::unix::fs::symlink("index.html", app.join("inside.html")).unwrap();
            assert_eq!(folder.read("link.txt"), None);
            assert_eq!(folder.read("up/secret.txt"), None);
            assert_eq!(folder.read("inside.html").unwrap(), b"page");
        }
    }

    fn encodings(text: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(text))])
    }

    #[test]
    fn the_smallest_sibling_that_is_wanted() {
        let (outer, folder) = folder();
        let app = outer.path().join("app");
        fs::write(app.join("index.html.gz"), "gz").unwrap();
        fs::write(app.join("index.html.br"), "br").unwrap();
        let coding = |wanted| {
            folder
                .negotiate("index.html", &encodings(wanted))
                .unwrap()
                .coding
        };
        assert_eq!(coding("gzip, deflate, br, zstd"), Some("br"));
        assert_eq!(coding("gzip"), Some("gzip"));
        assert_eq!(coding("br;q=0, *"), Some("gzip"));
        assert_eq!(coding("*;q=0"), None);
        assert_eq!(coding("identity"), None);
        assert_eq!(coding(""), None);
        let font = folder.negotiate("fonts/a.woff2", &encodings("br")).unwrap();
        assert_eq!((font.coding, font.kind), (None, "font/woff2"));
    }

    #[test]
    fn a_sibling_of_an_earlier_build_is_not_served() {
        let (outer, folder) = folder();
        let sibling = outer.path().join("app/index.html.br");
        fs::write(&sibling, "old").unwrap();
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        let file = fs::File::options().write(true).open(&sibling).unwrap();
        file.set_modified(long_ago).unwrap();
        let content = folder.negotiate("index.html", &encodings("br")).unwrap();
        assert_eq!(content.bytes, b"page");
    }
}
