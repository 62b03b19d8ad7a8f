//! `ON CLUSTER name`.

use crate::format::Printer;
use crate::tree::Name;

impl Printer<'_> {
    /// ` ON CLUSTER name`, where there is one.
    pub fn on_cluster(&mut self, cluster: Option<&Name>) {
        if let Some(cluster) = cluster {
            self.push(" ON CLUSTER ");
            self.name(cluster);
        }
    }
}
