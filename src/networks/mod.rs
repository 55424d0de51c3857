//! Networks: what they compute, store and are made of.

pub mod lmd;
