//! Words, texts and numbers of JSON.

use super::{Read, Unreadable};

/// A text, and how far it has been read.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    /// Where in the text, in bytes; always between two characters.
    pub(super) at: usize,
    /// How much deeper it may go.
    pub(super) room: u8,
}

/// A number, as JSON knows it.
pub(super) enum Number {
    Positive(u64),
    Negative(i64),
    Other(f64),
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Read<u8> {
        let byte = self.peek().ok_or(Unreadable)?;
        self.at += 1;
        Ok(byte)
    }

    pub(super) fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// The next byte that is not white space; it is not taken.
    pub(super) fn ahead(&mut self) -> Read<u8> {
        self.skip_space();
        self.peek().ok_or(Unreadable)
    }

    pub(super) fn stand_before(&mut self, byte: u8) -> Read<()> {
        if self.ahead()? == byte {
            return Ok(());
        }
        Err(Unreadable)
    }

    pub(super) fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    pub(super) fn word(&mut self, word: &str) -> Read<()> {
        for byte in word.bytes() {
            if self.next()? != byte {
                return Err(Unreadable);
            }
        }
        Ok(())
    }

    /// A text; the reader stands on its quotation mark.
    pub(super) fn string(&mut self) -> Read<String> {
        self.at += 1;
        let mut read = String::new();
        loop {
            let from = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | ..0x20)) {
                self.at += 1;
            }
            // All three that end it are ASCII, so both ends are between characters.
            read.push_str(self.text.get(from..self.at).ok_or(Unreadable)?);
            match self.next()? {
                b'"' => return Ok(read),
                b'\\' => read.push(self.escaped()?),
                _ => return Err(Unreadable),
            }
        }
    }

    fn escaped(&mut self) -> Read<char> {
        Ok(match self.next()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = u32::from(self.unit()?);
                // The first half of a pair.
                if (0xD800..0xDC00).contains(&code) {
                    self.word("\\u")?;
                    let second = u32::from(self.unit()?);
                    let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400);
                    code = 0x1_0000 + ((code - 0xD800) << 10) + low.ok_or(Unreadable)?;
                }
                char::from_u32(code).ok_or(Unreadable)?
            }
            _ => return Err(Unreadable),
        })
    }

    fn unit(&mut self) -> Read<u16> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.next()?).to_digit(16).ok_or(Unreadable)?;
            unit = unit * 16 + digit;
        }
        u16::try_from(unit).map_err(|_| Unreadable)
    }

    /// How many digits come, and their value as long as it fits.
    fn digits(&mut self, mut value: Option<u64>) -> (usize, Option<u64>) {
        let from = self.at;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let digit = u64::from(digit - b'0');
            value = value.and_then(|value| value.checked_mul(10)?.checked_add(digit));
            self.at += 1;
        }
        (self.at - from, value)
    }

    pub(super) fn number(&mut self) -> Read<Number> {
        let negative = self.take(b'-');
        let from = self.at;
        let (count, whole) = self.digits(Some(0));
        let zero_first = self.text.as_bytes().get(from) == Some(&b'0');
        if count == 0 || (zero_first && count > 1) {
            return Err(Unreadable);
        }
        if let (Some(whole), false) = (whole, matches!(self.peek(), Some(b'.' | b'e' | b'E'))) {
            return Ok(match (negative, 0i64.checked_sub_unsigned(whole)) {
                (false, _) => Number::Positive(whole),
                (true, Some(whole)) if whole != 0 => Number::Negative(whole),
                (true, _) => Number::Other(-(whole as f64)),
            });
        }
        self.at = from;
        let value = self.fraction()?;
        Ok(Number::Other(if negative { -value } else { value }))
    }

    /// A number that is no whole one, or too big. To about fifteen digits: reading all of them takes a
    /// table of ten kilobytes, and nothing that the platform counts in halves is ever added up.
    fn fraction(&mut self) -> Read<f64> {
        let mut value = 0.0;
        let mut places = 0i32;
        let mut behind = false;
        loop {
            match self.peek() {
                Some(digit @ b'0'..=b'9') => {
                    value = value * 10.0 + f64::from(digit - b'0');
                    places += i32::from(behind);
                }
                Some(b'.') if !behind => {
                    behind = true;
                    if !matches!(self.text.as_bytes().get(self.at + 1), Some(b'0'..=b'9')) {
                        return Err(Unreadable);
                    }
                }
                _ => break,
            }
            self.at += 1;
        }
        let mut exponent = 0i32;
        if self.take(b'e') || self.take(b'E') {
            let down = self.take(b'-');
            if !down {
                self.take(b'+');
            }
            let (count, power) = self.digits(Some(0));
            if count == 0 {
                return Err(Unreadable);
            }
            // What does not fit is far beyond every number there is.
            let power = power.and_then(|power| i32::try_from(power).ok());
            let power = power.unwrap_or(i32::MAX / 2).min(i32::MAX / 2);
            exponent = if down { -power } else { power };
        }
        let value = value * 10f64.powi(exponent.saturating_sub(places));
        if value.is_finite() {
            Ok(value)
        } else {
            Err(Unreadable)
        }
    }
}
