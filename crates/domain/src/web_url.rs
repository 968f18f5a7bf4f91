//! Addresses of the web, taken apart as strictly as possible.
//!
//! This is not a browser's parser. A browser accepts much more and repairs it (`https:\\host`, line
//! breaks inside, `%65vil.example`, `0x7f.1`). Here everything that would be repaired is refused, so
//! that what is taken for the host is what every browser takes for it (WHATWG URL Standard, sections
//! 3.5 and 4.4). No URL library is used: in the browser it would cost more than the whole rest of
//! this crate.

use crate::letters::{is_lower, lower};
use std::fmt::{self, Write as _};

/// Longest address that is looked at, in bytes.
pub const MAX_LENGTH: usize = 2048;

/// An absolute `http` or `https` address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebUrl<'a> {
    /// `https`.
    pub secure: bool,
    /// There is a user name or password before the host, as in `https://bank.example@evil.example`.
    /// No honest link has one.
    pub has_user_info: bool,
    /// The host, ASCII and lower case: letters such as æ in the form `xn--…` that browsers use too.
    pub host: String,
    /// The port, where it is not the usual one.
    pub port: Option<u16>,
    /// The path as it was written, `/` when there was none; no query, no fragment.
    pub path: &'a str,
    /// From the path on: path, query and fragment as they were written.
    pub path_and_rest: &'a str,
}

/// Why an address was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebUrlError {
    /// Another scheme than `http` and `https`, or none.
    NotWeb,
    /// Browsers would refuse it, repair it or read it in different ways.
    Unclear,
    /// More than [`MAX_LENGTH`] bytes.
    TooLong,
}

impl<'a> WebUrl<'a> {
    /// Takes an address apart.
    ///
    /// # Errors
    /// See [`WebUrlError`]; a page shows an address that was refused to nobody as if it were safe.
    pub fn parse(url: &'a str) -> Result<Self, WebUrlError> {
        if url.len() > MAX_LENGTH {
            return Err(WebUrlError::TooLong);
        }
        let (scheme, rest) = url.split_once(':').ok_or(WebUrlError::NotWeb)?;
        let secure = match scheme {
            _ if scheme.eq_ignore_ascii_case("https") => true,
            _ if scheme.eq_ignore_ascii_case("http") => false,
            _ => return Err(WebUrlError::NotWeb),
        };
        let rest = rest.strip_prefix("//").ok_or(WebUrlError::Unclear)?;
        // Browsers drop tabs and line breaks wherever they are and take `\` for `/`.
        if rest.contains(|c: char| c == '\\' || c.is_whitespace() || c.is_control()) {
            return Err(WebUrlError::Unclear);
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path_and_rest) = rest.split_at_checked(end).ok_or(WebUrlError::Unclear)?;
        let (user_info, host_and_port) = match authority.rsplit_once('@') {
            Some((user_info, host_and_port)) => (Some(user_info), host_and_port),
            None => (None, authority),
        };
        let (host, port) = split_port(host_and_port)?;
        let usual = if secure { 443 } else { 80 };
        let path_end = path_and_rest
            .find(['?', '#'])
            .unwrap_or(path_and_rest.len());
        let path = path_and_rest.get(..path_end).unwrap_or_default();
        Ok(Self {
            secure,
            has_user_info: user_info.is_some(),
            host: ascii_host(host)?,
            port: port.filter(|port| *port != usual),
            path: if path.is_empty() { "/" } else { path },
            path_and_rest,
        })
    }

    /// Whether this machine itself is meant: `localhost` or `127.0.0.1`.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.host == "localhost" || self.host == "127.0.0.1"
    }

    /// Whether scheme, host and port are the same.
    #[must_use]
    pub fn same_origin(&self, other: &WebUrl<'_>) -> bool {
        self.secure == other.secure && self.host == other.host && self.port == other.port
    }
}

/// Host and port: `smartcloud.no`, `localhost:8080`.
impl fmt::Display for WebUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.host)?;
        match self.port {
            Some(port) => write!(f, ":{port}"),
            None => Ok(()),
        }
    }
}

fn split_port(host_and_port: &str) -> Result<(&str, Option<u16>), WebUrlError> {
    // The colons inside `[…]` belong to an IPv6 address.
    let after_host = match host_and_port.find(']') {
        Some(bracket) => bracket + 1,
        None => host_and_port.find(':').unwrap_or(host_and_port.len()),
    };
    let split = host_and_port.split_at_checked(after_host);
    let (host, port) = split.ok_or(WebUrlError::Unclear)?;
    if port.is_empty() {
        return Ok((host, None));
    }
    let digits = port.strip_prefix(':').ok_or(WebUrlError::Unclear)?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(WebUrlError::Unclear);
    }
    let port = digits.parse().map_err(|_| WebUrlError::Unclear)?;
    Ok((host, Some(port)))
}

fn ascii_host(host: &str) -> Result<String, WebUrlError> {
    if let Some(address) = host.strip_prefix('[') {
        return ipv6(address.strip_suffix(']').ok_or(WebUrlError::Unclear)?);
    }
    let mut ascii = String::with_capacity(host.len());
    for label in host.split('.') {
        if !ascii.is_empty() {
            ascii.push('.');
        }
        push_label(label, &mut ascii)?;
    }
    let last = ascii.rsplit('.').next().unwrap_or_default();
    // What ends in a number is an IPv4 address to browsers, in decimal, octal or hexadecimal, and
    // with one to four parts. Only the plain form says what it is.
    let is_number = last.starts_with("0x") || last.bytes().all(|byte| byte.is_ascii_digit());
    let too_long = ascii.len() > 253;
    if too_long || (is_number && !is_plain_ipv4(&ascii)) {
        return Err(WebUrlError::Unclear);
    }
    Ok(ascii)
}

fn ipv6(address: &str) -> Result<String, WebUrlError> {
    match address.parse::<std::net::Ipv6Addr>() {
        Ok(address) => Ok(format!("[{address}]")),
        Err(_) => Err(WebUrlError::Unclear),
    }
}

fn is_plain_ipv4(host: &str) -> bool {
    // The standard library refuses leading zeros, hexadecimal and missing parts.
    host.parse::<std::net::Ipv4Addr>().is_ok()
}

/// Appends one part of a host name in ASCII.
fn push_label(label: &str, ascii: &mut String) -> Result<(), WebUrlError> {
    let begin = ascii.len();
    if label.is_ascii() {
        ascii.extend(label.chars().map(|c| c.to_ascii_lowercase()));
    } else {
        // Letters of the Latin alphabets of Europe, and no other sign: for these lower case is all
        // that browsers do before they encode (UTS 46). Others they map, join or drop.
        let letters: Vec<char> = label.chars().map(lower).collect();
        if !letters.iter().all(|&c| c.is_ascii() || keeps_its_shape(c)) {
            return Err(WebUrlError::Unclear);
        }
        ascii.push_str("xn--");
        push_punycode(&letters, ascii).ok_or(WebUrlError::Unclear)?;
    }
    let part = ascii.get(begin..).unwrap_or_default();
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if part.is_empty() || part.len() > 63 || !part.bytes().all(allowed) {
        return Err(WebUrlError::Unclear);
    }
    Ok(())
}

/// Letters that UTS 46 leaves as they are. Taken out: ligatures, the dotless i and the like, which
/// are mapped to something else.
const fn keeps_its_shape(c: char) -> bool {
    is_lower(c)
        && !matches!(
            c,
            '\u{131}' | '\u{133}' | '\u{138}' | '\u{140}' | '\u{149}' | '\u{17F}'
        )
}

/// The Bootstring encoding of RFC 3492, section 6.3, with the parameters of Punycode.
fn push_punycode(letters: &[char], ascii: &mut String) -> Option<()> {
    let mut handled = 0u32;
    for c in letters.iter().filter(|c| c.is_ascii()) {
        ascii.push(*c);
        handled += 1;
    }
    let basic = handled;
    if basic > 0 {
        ascii.push('-');
    }
    let (mut n, mut delta, mut bias) = (128u32, 0u32, 72u32);
    while (handled as usize) < letters.len() {
        let next = letters
            .iter()
            .map(|c| *c as u32)
            .filter(|c| *c >= n)
            .min()?;
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for c in letters.iter().map(|c| *c as u32) {
            if c < n {
                delta = delta.checked_add(1)?;
            }
            if c == n {
                push_number(delta, bias, ascii);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n += 1;
    }
    Some(())
}

fn push_number(delta: u32, bias: u32, ascii: &mut String) {
    let (mut q, mut k) = (delta, 36);
    loop {
        let t = k.clamp(bias + 1, bias + 26) - bias;
        if q < t {
            break;
        }
        push_digit(t + (q - t) % (36 - t), ascii);
        q = (q - t) / (36 - t);
        k += 36;
    }
    push_digit(q, ascii);
}

fn push_digit(digit: u32, ascii: &mut String) {
    // 0 to 25 are letters, 26 to 35 are digits; writing to a String cannot fail.
    match char::from_digit((digit + 10) % 36, 36) {
        Some(c) if digit < 26 => ascii.push(c),
        _ => drop(write!(ascii, "{}", digit.saturating_sub(26))),
    }
}

fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests;
