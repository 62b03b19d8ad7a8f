//! CREATE, ATTACH, REPLACE: which object it is about.

use crate::parser::{Parsed, Parser};
use crate::tree::StatementKind;
use crate::tree::create_index::IndexModifier;
use crate::tree::create_table::CreateVerb;

impl Parser<'_> {
    /// Whether one of the statements that make an object stands ahead.
    pub(super) fn is_create_ahead(&self) -> bool {
        ["CREATE", "ATTACH", "REPLACE"].iter().any(|word| self.is_words(word))
    }

    /// A statement that makes an object.
    pub(super) fn create(&mut self) -> Parsed<StatementKind> {
        let verb = self.create_verb()?;
        let is_replaced = verb == CreateVerb::CreateOrReplace;
        if (is_replaced || verb == CreateVerb::Create) && self.accept_words("FUNCTION") {
            return Ok(StatementKind::CreateFunction(Box::new(self.create_function(is_replaced)?)));
        }
        if verb == CreateVerb::Create && self.accept_words("NAMED COLLECTION") {
            return Ok(StatementKind::CreateNamedCollection(Box::new(self.create_named_collection()?)));
        }
        if verb == CreateVerb::Create
            && let Some(modifier) = self.accept_any(&["INDEX", "UNIQUE INDEX", "HYPOTHETICAL INDEX"])
        {
            let modifier =
                [None, Some(IndexModifier::Unique), Some(IndexModifier::Hypothetical)].get(modifier).copied();
            return Ok(StatementKind::CreateIndex(Box::new(self.create_index(modifier.flatten())?)));
        }
        let is_attach = verb == CreateVerb::Attach;
        if (is_attach || verb == CreateVerb::Create) && self.accept_words("DATABASE") {
            return Ok(StatementKind::CreateDatabase(Box::new(self.create_database(is_attach)?)));
        }
        let is_attached_view = verb == CreateVerb::Attach && self.is_words("OR REPLACE");
        if verb != CreateVerb::Replace && (is_attached_view || self.is_view_ahead()) {
            return Ok(StatementKind::CreateView(Box::new(self.create_view(verb)?)));
        }
        let is_temporary = self.accept_words("TEMPORARY");
        if self.accept_words("TABLE") {
            return Ok(StatementKind::CreateTable(Box::new(self.create_table(verb, is_temporary)?)));
        }
        if !is_temporary && self.accept_words("DICTIONARY") {
            return Ok(StatementKind::CreateDictionary(Box::new(self.create_dictionary(verb)?)));
        }
        self.mismatch("TABLE")
    }

    fn create_verb(&mut self) -> Parsed<CreateVerb> {
        Ok(if self.accept_words("CREATE OR REPLACE") {
            CreateVerb::CreateOrReplace
        } else if self.accept_words("CREATE") {
            CreateVerb::Create
        } else if self.accept_words("REPLACE") {
            CreateVerb::Replace
        } else {
            self.expect_words("ATTACH")?;
            CreateVerb::Attach
        })
    }
}
