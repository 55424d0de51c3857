//! What the papers say: a folder per paper, a file per topic, one ordered list per paper. No search code here.

pub mod krause_reimann;
pub mod poggio;
pub mod words;

use crate::audit::Registered;

/// All claims of all papers, in order.
pub fn all() -> Vec<Registered> {
    let mut all = krause_reimann::list();
    all.extend(poggio::list());
    all
}
