//! Any certificate: about a claim, or about an engine's result on given data.

use serde_json::{Map, Value as Json};

use super::{MAX_CERTIFICATE_BYTES, group, memorizer, sealed};

/// What a file turned out to hold.
#[derive(Debug)]
pub enum Opened {
    /// A certificate about a claim, its form and seal in order; [`check`](super::check) decides with the claim at hand.
    Claim(Map<String, Json>),
    /// A certificate of an engine, decided.
    Engine {
        /// `group`, `group_lower_bound` or `memorizer`.
        kind: &'static str,
        /// Why it is not accepted.
        verdict: Result<(), String>,
    },
}

/// Whether the text begins as a memorizer certificate does: an object whose first field is its kind. Only such files may be larger than
/// [`MAX_CERTIFICATE_BYTES`], and they are read without a copy.
pub fn begins_as_memorizer(start: &[u8]) -> bool {
    let mut rest = start;
    for expected in [&b"{"[..], b"\"kind\"", b":", b"\"memorizer\""] {
        let Some(after) = rest.trim_ascii_start().strip_prefix(expected) else {
            return false;
        };
        rest = after;
    }
    true
}

/// Reads a certificate of any kind, once, and decides it if no claim is needed for that.
///
/// # Errors
/// If it has none of the known forms, in one sentence; never a panic, whatever the bytes.
///
/// ```
/// use elenchus::kernel::{Opened, open};
/// assert!(open(b"{\"kind\": \"witness\"}").is_err());
/// assert!(matches!(open(b"{\"kind\": \"memorizer\"}"), Ok(Opened::Engine { kind: "memorizer", verdict: Err(_) })));
/// ```
pub fn open(bytes: &[u8]) -> Result<Opened, String> {
    if begins_as_memorizer(bytes) {
        return Ok(Opened::Engine {
            kind: "memorizer",
            verdict: memorizer::check_text(bytes),
        });
    }
    if bytes.len() > MAX_CERTIFICATE_BYTES {
        return Err(format!(
            "{} bytes; certificates have at most {MAX_CERTIFICATE_BYTES}",
            bytes.len()
        ));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|e| format!("not UTF-8 after byte {}", e.valid_up_to()))?;
    let json: Json = serde_json::from_str(text).map_err(|e| format!("not JSON: {e}"))?;
    let engine = |kind, verdict| Ok(Opened::Engine { kind, verdict });
    match json.get("kind").and_then(Json::as_str) {
        Some("group") => engine("group", group::check(&json)),
        Some("group_lower_bound") => engine("group_lower_bound", group::check_lower_bound(&json)),
        Some("memorizer") => engine("memorizer", memorizer::check(&json)),
        _ => sealed(json).map(Opened::Claim),
    }
}
