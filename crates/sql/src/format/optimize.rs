//! OPTIMIZE.

use crate::format::Printer;
use crate::tree::optimize::Optimize;

impl<'t> Printer<'t> {
    pub(crate) fn optimize(&mut self, optimize: &'t Optimize) {
        self.push("OPTIMIZE TABLE ");
        self.object_name(&optimize.table);
        self.on_cluster(optimize.cluster.as_ref());
        if let Some(partition) = &optimize.partition {
            self.push(" PARTITION ");
            self.partition(partition);
        }
        if !optimize.dry_run_parts.is_empty() {
            self.push(" DRY RUN PARTS ");
            self.comma_list(&optimize.dry_run_parts, Self::literal);
        }
        self.push(if optimize.is_final { " FINAL" } else { "" });
        self.push(if optimize.is_deduplicated { " DEDUPLICATE" } else { "" });
        self.push(if optimize.is_cleanup { " CLEANUP" } else { "" });
        self.push(if optimize.is_manifest { " MANIFEST" } else { "" });
        if !optimize.deduplicate_by.is_empty() {
            self.push(" BY ");
            self.listed_expressions(&optimize.deduplicate_by);
        }
    }
}
