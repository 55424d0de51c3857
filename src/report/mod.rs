//! What people see: text, JSON, Markdown, HTML, JUnit – pure functions of outcomes – and the one way a file is written.

pub mod audit;
pub mod files;
pub mod html;
pub mod junit;
pub mod markdown;
