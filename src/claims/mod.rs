//! What the papers say: a folder per paper, a file per topic, one ordered list per paper. No search code here.

pub mod du;
pub mod krause_reimann;
pub mod ng;
pub mod poggio;
pub mod symmetries;
pub mod words;

use crate::audit::Registered;

/// All claims of all papers, in order.
pub fn all() -> Vec<Registered> {
    [
        krause_reimann::list(),
        poggio::list(),
        ng::list(),
        du::list(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
