//! DROP, DETACH, TRUNCATE and UNDROP.

use crate::format::Printer;
use crate::tree::drop::{Drop, DropTarget, NamePattern, Undrop};

impl<'t> Printer<'t> {
    pub(crate) fn drop_object(&mut self, drop: &'t Drop) {
        self.push(drop.verb.keyword());
        let all = if drop.is_all { " ALL" } else { "" };
        match &drop.target {
            DropTarget::Database(database) => {
                self.push(" DATABASE");
                self.drop_conditions(drop);
                self.push(" ");
                self.name(database);
            }
            DropTarget::Tables { kind, is_temporary, names } => {
                self.push(if *is_temporary { " TEMPORARY" } else { "" });
                self.push(all);
                self.push(" ");
                self.push(kind.keyword());
                self.drop_conditions(drop);
                self.push(" ");
                self.comma_list(names, |printer, name| printer.object_name(&name.name));
            }
            DropTarget::AllTables { database, like } => {
                self.push(all);
                self.push(" TABLES FROM");
                self.drop_conditions(drop);
                self.push(" ");
                self.name(database);
                self.name_pattern(like.as_ref());
            }
        }
        self.on_cluster(drop.cluster.as_ref());
        self.push(if drop.is_permanent { " PERMANENTLY" } else { "" });
        self.push(if drop.is_sync { " SYNC" } else { "" });
    }

    fn drop_conditions(&mut self, drop: &'t Drop) {
        self.push(if drop.if_exists { " IF EXISTS" } else { "" });
        self.push(if drop.if_empty { " IF EMPTY" } else { "" });
    }

    /// ` NOT LIKE 'pattern'`, where there is one.
    pub(crate) fn name_pattern(&mut self, pattern: Option<&'t NamePattern>) {
        if let Some(pattern) = pattern {
            self.push(if pattern.is_negated { " NOT" } else { "" });
            self.push(if pattern.ignores_case { " ILIKE " } else { " LIKE " });
            self.literal(&pattern.pattern);
        }
    }

    pub(crate) fn undrop(&mut self, undrop: &'t Undrop) {
        self.push("UNDROP TABLE ");
        self.identified_name(&undrop.name);
        self.on_cluster(undrop.cluster.as_ref());
    }
}
