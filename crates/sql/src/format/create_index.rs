//! `DROP INDEX`.

use crate::format::Printer;
use crate::tree::create_index::DropIndex;

impl Printer {
    pub(crate) fn drop_index(&mut self, drop: &DropIndex) {
        self.push(if drop.is_hypothetical { "DROP HYPOTHETICAL INDEX " } else { "DROP INDEX " });
        self.push(if drop.if_exists { "IF EXISTS " } else { "" });
        self.name(&drop.name);
        self.push(" ON ");
        self.object_name(&drop.table);
        self.on_cluster(drop.cluster.as_ref());
    }
}
