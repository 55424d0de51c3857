//! Digests of statements, certificates and proof texts.

use sha2::{Digest, Sha256};

/// The SHA-256 digest in lower-case hexadecimal.
///
/// ```
/// assert!(elenchus::kernel::sha256_hex(b"").starts_with("e3b0c44298fc1c14"));
/// ```
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}
