//! The small part that is believed: it re-checks certificates with its own code.

pub mod memorizer;
