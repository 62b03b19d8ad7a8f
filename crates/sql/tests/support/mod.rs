//! What several tests use, and the fuzz targets and benchmarks too.

pub(crate) mod grammar;
pub(crate) mod laws;
pub(crate) mod lowered;
