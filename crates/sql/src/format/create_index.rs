//! `CREATE INDEX` and `DROP INDEX`.

use crate::format::Printer;
use crate::format::table_element::index_granularity;
use crate::tree::Expression;
use crate::tree::create_index::{CreateIndex, DropIndex, IndexKey, IndexModifier};

impl CreateIndex {
    /// How many granules one entry of the index stands for, as the server takes it.
    pub fn effective_granularity(&self) -> u64 {
        index_granularity(self.index_type.as_ref().and_then(Expression::function_name), self.granularity)
    }
}

impl<'t> Printer<'t> {
    pub(crate) fn create_index(&mut self, create: &'t CreateIndex) {
        self.push(match create.modifier {
            None => "CREATE INDEX ",
            Some(IndexModifier::Unique) => "CREATE UNIQUE INDEX ",
            Some(IndexModifier::Hypothetical) => "CREATE HYPOTHETICAL INDEX ",
        });
        self.push(if create.if_not_exists { "IF NOT EXISTS " } else { "" });
        self.name(&create.name);
        self.push(" ON ");
        self.object_name(&create.table);
        self.on_cluster(create.cluster.as_ref());
        self.push(" ");
        self.index_key(&create.key);
        if let Some(index_type) = &create.index_type {
            self.push(" TYPE ");
            self.expression(index_type);
        }
        self.push(" GRANULARITY ");
        self.push(&create.effective_granularity().to_string());
    }

    /// The order of the entries is lost, and so are the parentheses around a single one.
    fn index_key(&mut self, key: &'t IndexKey) {
        match key {
            IndexKey::Expression(expression) => self.declared_expression(0, expression),
            IndexKey::List(list) => match list.as_slice() {
                [only] => self.declared_expression(0, &only.expression),
                _ => {
                    self.push("(");
                    for (index, element) in list.iter().enumerate() {
                        self.push(if index > 0 { ", " } else { "" });
                        self.listed_expression(index, &element.expression);
                    }
                    self.push(")");
                }
            },
        }
    }

    pub(crate) fn drop_index(&mut self, drop: &'t DropIndex) {
        self.push(if drop.is_hypothetical { "DROP HYPOTHETICAL INDEX " } else { "DROP INDEX " });
        self.push(if drop.if_exists { "IF EXISTS " } else { "" });
        self.name(&drop.name);
        self.push(" ON ");
        self.object_name(&drop.table);
        self.on_cluster(drop.cluster.as_ref());
    }
}
