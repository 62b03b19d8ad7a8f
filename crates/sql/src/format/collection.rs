//! Named collections, and what is dropped by its name alone.

use std::collections::HashMap;

use crate::format::Printer;
use crate::literal::Value;
use crate::tree::collection::{AlterNamedCollection, CollectionEntry, CreateNamedCollection, DropNamed};
use crate::tree::settings::SettingValue;

impl<'t> Printer<'t> {
    pub(crate) fn create_named_collection(&mut self, create: &'t CreateNamedCollection) {
        self.push("CREATE NAMED COLLECTION ");
        self.push(if create.if_not_exists { "IF NOT EXISTS " } else { "" });
        self.name(&create.name);
        self.on_cluster(create.cluster.as_ref());
        self.push(" AS ");
        self.collection_entries(&create.entries);
    }

    pub(crate) fn alter_named_collection(&mut self, alter: &'t AlterNamedCollection) {
        self.push("ALTER NAMED COLLECTION ");
        self.push(if alter.if_exists { "IF EXISTS " } else { "" });
        self.name(&alter.name);
        self.on_cluster(alter.cluster.as_ref());
        if !alter.set.is_empty() {
            self.push(" SET ");
            self.collection_entries(&alter.set);
        }
        if !alter.delete.is_empty() {
            self.push(" DELETE ");
            self.comma_list(&alter.delete, |printer, name| printer.setting_name(&name.text));
        }
    }

    /// The first mention of a key decides for all whether it is overridable.
    fn collection_entries(&mut self, entries: &'t [CollectionEntry]) {
        let mut overridable = HashMap::new();
        for entry in entries {
            if let Some(is_overridable) = entry.is_overridable {
                overridable.entry(&*entry.pair.name.text).or_insert(is_overridable);
            }
        }
        self.comma_list(entries, |printer, entry| {
            printer.collection_entry(entry);
            printer.push(match overridable.get(&*entry.pair.name.text) {
                Some(true) => " OVERRIDABLE",
                Some(false) => " NOT OVERRIDABLE",
                None => "",
            });
        });
    }

    fn collection_entry(&mut self, entry: &'t CollectionEntry) {
        match &entry.pair.value {
            SettingValue::Literal(literal) if let Value::Map(members) = &literal.value => {
                self.setting_name(&entry.pair.name.text);
                self.push(" = [");
                self.comma_list(members, |printer, (key, value)| {
                    printer.value(&Value::Tuple(vec![key.clone(), value.clone()]));
                });
                self.push("]");
            }
            _ => self.setting(&entry.pair),
        }
    }

    pub(crate) fn drop_named(&mut self, words: &str, drop: &'t DropNamed) {
        self.push(words);
        self.push(if drop.if_exists { "IF EXISTS " } else { "" });
        self.name(&drop.name);
        self.on_cluster(drop.cluster.as_ref());
    }
}
