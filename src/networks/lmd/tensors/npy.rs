//! The `.npy` format: a magic string, a version, a length, a Python dictionary of three fields, and the elements.

use super::{Element, Layout, Place, Tensor, byte_count};

/// What a header says, after it has been checked.
pub(super) struct Header {
    pub shape: Vec<usize>,
    /// `None` with a reason for element types that are no numbers of ours.
    pub layout: Result<Layout, String>,
    /// Bytes before the first element.
    pub start: usize,
    /// Bytes of all elements, if the type is known.
    pub size: Option<usize>,
}

const MAGIC: &[u8] = b"\x93NUMPY";

pub(super) fn read(bytes: &[u8], stem: &str) -> Result<Vec<Tensor>, String> {
    let header = header(bytes)?;
    let place = match (header.layout, header.size) {
        (Ok(layout), Some(size)) => {
            let present = bytes.len() - header.start;
            if present != size {
                return Err(format!(
                    "field 'shape': {:?} needs {size} bytes of elements, got {present}",
                    header.shape
                ));
            }
            Place::Mapped {
                bytes: header.start..bytes.len(),
                layout,
            }
        }
        (Err(reason), _) => Place::Skipped(reason),
        (_, None) => {
            return Err(format!(
                "field 'shape': {:?} is larger than any file",
                header.shape
            ));
        }
    };
    Ok(vec![Tensor::new(stem.into(), header.shape, place)])
}

/// Reads a header from the start of the bytes, which may be all or only the first of a file.
pub(super) fn header(bytes: &[u8]) -> Result<Header, String> {
    if !bytes.starts_with(MAGIC) {
        return Err("expected the magic string \\x93NUMPY at the start".into());
    }
    let (length, at): (Option<usize>, usize) = match bytes.get(6..8) {
        Some([1, _]) => (
            bytes
                .get(8..10)
                .map(|b| usize::from(b[0]) | usize::from(b[1]) << 8),
            10,
        ),
        Some([2 | 3, _]) => (
            bytes
                .get(8..12)
                .and_then(|b| Some(u32::from_le_bytes(b.try_into().ok()?) as usize)),
            12,
        ),
        Some([major, minor]) => {
            return Err(format!(
                "expected format version 1, 2 or 3, got {major}.{minor}"
            ));
        }
        _ => {
            return Err(format!(
                "the header is cut off: expected at least 10 bytes, got {}",
                bytes.len()
            ));
        }
    };
    let length = length.ok_or_else(|| {
        format!(
            "the header is cut off: expected at least {at} bytes, got {}",
            bytes.len()
        )
    })?;
    let text = at
        .checked_add(length)
        .and_then(|end| bytes.get(at..end))
        .ok_or_else(|| {
            format!(
                "the header is cut off: expected {length} bytes of it, got {}",
                bytes.len() - at
            )
        })?;
    let text = std::str::from_utf8(text).map_err(|_| "the header is not text".to_string())?;
    let mut parser = Parser {
        rest: text.trim_end(),
    };
    let (descr, fortran, shape) = parser.dictionary()?;
    let layout = layout(&descr, fortran);
    let size = layout
        .as_ref()
        .ok()
        .and_then(|l| byte_count(&shape, l.element.bytes()));
    Ok(Header {
        shape,
        layout,
        start: at + length,
        size,
    })
}

fn layout(descr: &str, column_major: bool) -> Result<Layout, String> {
    let unsupported = || format!("elements of type {descr:?} are not numbers that fit a double");
    let (order, kind) = match descr.as_bytes() {
        [order @ (b'<' | b'>' | b'|' | b'='), ..] => (*order, &descr[1..]),
        _ => (b'=', descr),
    };
    let element = match kind {
        "f2" => Element::F16,
        "f4" => Element::F32,
        "f8" => Element::F64,
        "i1" => Element::Signed(1),
        "i2" => Element::Signed(2),
        "i4" => Element::Signed(4),
        "i8" => Element::Signed(8),
        "u1" => Element::Unsigned(1),
        "u2" => Element::Unsigned(2),
        "u4" => Element::Unsigned(4),
        "u8" => Element::Unsigned(8),
        _ => return Err(unsupported()),
    };
    Ok(Layout {
        element,
        big_endian: order == b'>',
        column_major,
    })
}

/// Just as much of Python's literals as numpy writes.
struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn accept(&mut self, token: &str) -> bool {
        self.space();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        if self.accept(token) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("{token:?}")))
        }
    }

    fn unexpected(&self, expected: &str) -> String {
        let found: String = self.rest.chars().take(20).collect();
        format!("in the header dictionary: expected {expected}, got {found:?}")
    }

    fn string(&mut self) -> Result<&'a str, String> {
        self.space();
        let quote = self
            .rest
            .chars()
            .next()
            .filter(|c| *c == '\'' || *c == '"')
            .ok_or_else(|| self.unexpected("a string"))?;
        let body = &self.rest[1..];
        let end = body
            .find(quote)
            .ok_or_else(|| self.unexpected("a closed string"))?;
        self.rest = &body[end + 1..];
        Ok(&body[..end])
    }

    fn shape(&mut self) -> Result<Vec<usize>, String> {
        self.expect("(")?;
        let mut shape = Vec::new();
        while !self.accept(")") {
            self.space();
            let digits = self.rest.len()
                - self
                    .rest
                    .trim_start_matches(|c: char| c.is_ascii_digit())
                    .len();
            let size = self.rest[..digits]
                .parse()
                .map_err(|_| self.unexpected("field 'shape': a size or \")\""))?;
            self.rest = &self.rest[digits..];
            shape.push(size);
            if !self.accept(",") {
                self.expect(")")?;
                break;
            }
        }
        Ok(shape)
    }

    fn dictionary(&mut self) -> Result<(String, bool, Vec<usize>), String> {
        let (mut descr, mut fortran, mut shape) = (None, None, None);
        self.expect("{")?;
        while !self.accept("}") {
            let key = self.string()?;
            self.expect(":")?;
            match key {
                "descr" => {
                    self.space();
                    if self.rest.starts_with('[') {
                        return Err(
                            "field 'descr': expected one element type, got a structure".into()
                        );
                    }
                    descr = Some(self.string()?.to_string());
                }
                "fortran_order" => {
                    fortran = Some(if self.accept("True") {
                        true
                    } else {
                        self.expect("False")
                            .map_err(|_| self.unexpected("field 'fortran_order': True or False"))?;
                        false
                    });
                }
                "shape" => shape = Some(self.shape()?),
                other => return Err(format!("in the header dictionary: unknown field {other:?}")),
            }
            if !self.accept(",") {
                self.expect("}")?;
                break;
            }
        }
        self.space();
        if !self.rest.is_empty() {
            return Err(self.unexpected("the end"));
        }
        let missing = |field: &str| format!("in the header dictionary: field '{field}' is missing");
        Ok((
            descr.ok_or_else(|| missing("descr"))?,
            fortran.ok_or_else(|| missing("fortran_order"))?,
            shape.ok_or_else(|| missing("shape"))?,
        ))
    }
}
