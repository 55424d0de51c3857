//! Who is believed: checks of certificates that share no code with the search.

pub mod group;
