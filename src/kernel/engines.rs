//! Certificates that are not about a claim but about an engine's result on given data.

use serde_json::Value as Json;

/// Checks a certificate of an engine: its kind and whether it is accepted; `None` if the bytes are no such certificate.
///
/// ```
/// use elenchus::kernel::check_engine;
/// assert!(check_engine(b"{\"kind\": \"witness\"}").is_none());
/// assert!(check_engine(b"{\"kind\": \"memorizer\"}").unwrap().1.is_err());
/// ```
pub fn check_engine(bytes: &[u8]) -> Option<(String, Result<(), String>)> {
    let json: Json = serde_json::from_slice(bytes).ok()?;
    let kind = json.get("kind")?.as_str()?.to_string();
    let verdict = match kind.as_str() {
        "group" => super::group::check(&json),
        "memorizer" => super::memorizer::check(&json),
        _ => return None,
    };
    Some((kind, verdict))
}
