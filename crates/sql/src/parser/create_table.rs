//! CREATE TABLE, ATTACH TABLE, REPLACE TABLE.

use crate::lexer::TokenKind;
use crate::parser::storage::StorageOwner;
use crate::parser::{Parsed, Parser};
use crate::tree::column::TableElement;
use crate::tree::create_table::{Attached, CreateSource, CreateTable, CreateVerb, Filling};
use crate::tree::{IdentifiedName, Literal, ObjectName};

impl Parser<'_> {
    /// What follows `CREATE TABLE` or the like.
    pub(super) fn create_table(&mut self, verb: CreateVerb, is_temporary: bool) -> Parsed<CreateTable> {
        let can_exist = matches!(verb, CreateVerb::Create | CreateVerb::Attach);
        let if_not_exists = can_exist && self.accept_words("IF NOT EXISTS");
        let name = self.identified_name()?;
        let mut table = CreateTable::new(verb, is_temporary, if_not_exists, name);
        if self.accept_words("TO INNER UUID") {
            table.inner_uuid = Some(self.uuid()?);
        }
        if verb == CreateVerb::Attach {
            table.attached = self.attached()?;
        }
        table.cluster = self.on_cluster()?;
        let is_short_attach = verb == CreateVerb::Attach && !matches!(table.attached, Some(Attached::From(_)));
        if is_short_attach && self.at_end() {
            return Ok(table);
        }
        self.table_body(&mut table)?;
        if table.comment.is_none() {
            table.comment = self.comment()?;
        }
        self.check_table(&table)?;
        Ok(table)
    }

    fn attached(&mut self) -> Parsed<Option<Attached>> {
        if self.accept_words("FROM") {
            return Ok(Some(Attached::From(self.text()?)));
        }
        if !self.accept_words("AS") {
            return Ok(None);
        }
        let attached = if self.accept_words("NOT") { Attached::AsNotReplicated } else { Attached::AsReplicated };
        self.expect_words("REPLICATED")?;
        Ok(Some(attached))
    }

    /// `COMMENT '…'`, where it stands ahead. The server reads the word also without a text, and drops it.
    pub(super) fn comment(&mut self) -> Parsed<Option<Literal>> {
        if self.accept_words("COMMENT") { self.attempt(Self::text) } else { Ok(None) }
    }

    fn table_body(&mut self, table: &mut CreateTable) -> Parsed<()> {
        let has_elements = self.is(TokenKind::OpenParen);
        if has_elements {
            table.elements = self.table_elements()?;
        }
        self.table_storage(table)?;
        // The word may stand on either side of the comment.
        table.filling = self.filling();
        table.comment = self.comment()?;
        if table.filling.is_none() {
            table.filling = self.filling();
        }
        if table.filling.is_some() {
            self.expect_words("AS")?;
        } else if !self.accept_words("AS") {
            return Ok(());
        }
        if has_elements { self.source_of_columns(table) } else { self.source_without_columns(table) }
    }

    fn table_storage(&mut self, table: &mut CreateTable) -> Parsed<()> {
        table.storage = self.storage(StorageOwner::Table)?;
        let engine = table.storage.as_ref().and_then(|storage| storage.engine.as_ref());
        if engine.and_then(|engine| engine.function_name()) == Some("TimeSeries") {
            table.targets = self.time_series_targets()?;
        }
        Ok(())
    }

    fn filling(&mut self) -> Option<Filling> {
        if self.accept_words("EMPTY") {
            Some(Filling::Empty)
        } else if self.accept_words("CLONE") {
            Some(Filling::Clone)
        } else {
            None
        }
    }

    /// What follows `AS` where columns are given: rows, or the table function that they belong to.
    fn source_of_columns(&mut self, table: &mut CreateTable) -> Parsed<()> {
        table.source = Some(if table.storage.is_some() || table.is_temporary {
            CreateSource::Query(Box::new(self.query()?))
        } else if !self.is_call_ahead() {
            return self.mismatch("a table function");
        } else {
            CreateSource::Function(Box::new(self.call_or_name()?))
        });
        Ok(())
    }

    /// What follows `AS` where columns are not given.
    fn source_without_columns(&mut self, table: &mut CreateTable) -> Parsed<()> {
        let is_query =
            self.is(TokenKind::OpenParen) || ["SELECT", "WITH", "FROM"].iter().any(|word| self.is_words(word));
        if is_query && let Some(query) = self.attempt(Self::query)? {
            table.source = Some(CreateSource::Query(Box::new(query)));
            return Ok(());
        }
        if table.storage.is_none() && self.is_call_ahead() {
            table.source = Some(CreateSource::Function(Box::new(self.call_or_name()?)));
            return Ok(());
        }
        let first = self.name()?;
        let name = if self.accept(TokenKind::Dot) {
            ObjectName { database: Some(first), name: self.name()? }
        } else {
            ObjectName { database: None, name: first }
        };
        table.source = Some(CreateSource::Table(name));
        if table.storage.is_none() {
            self.table_storage(table)?;
        }
        Ok(())
    }

    /// Whether a name with a parenthesis behind it stands ahead.
    pub(super) fn is_call_ahead(&self) -> bool {
        let mut ahead = 1;
        let is = |ahead, kind| self.peek_at(ahead).is_some_and(|token| token.kind == kind);
        while is(ahead, TokenKind::Dot) {
            ahead += 2;
        }
        is(ahead, TokenKind::OpenParen)
    }

    /// What the server refuses only when it has read everything.
    fn check_table(&mut self, table: &CreateTable) -> Parsed<()> {
        let storage = table.storage.as_ref();
        let keys = table.elements.iter().filter(|element| matches!(element, TableElement::PrimaryKey(_))).count();
        let has_column_key = table
            .elements
            .iter()
            .any(|element| matches!(element, TableElement::Column(column) if column.is_primary_key));
        let in_storage = storage.is_some_and(|storage| storage.primary_key.is_some());
        if keys + usize::from(has_column_key) + usize::from(in_storage) > 1 {
            return self.mismatch("one primary key");
        }
        let engine = storage.and_then(|storage| storage.engine.as_ref()).and_then(|engine| engine.function_name());
        if table.inner_uuid.is_some() && !matches!(engine, Some("SharedSet" | "SharedJoin")) {
            return self.mismatch("an engine that keeps its rows in a table of its own");
        }
        Ok(())
    }
}

impl CreateTable {
    /// A table of which nothing but its name is known.
    fn new(verb: CreateVerb, is_temporary: bool, if_not_exists: bool, name: IdentifiedName) -> Self {
        Self {
            verb,
            is_temporary,
            if_not_exists,
            name,
            inner_uuid: None,
            attached: None,
            cluster: None,
            elements: Vec::new(),
            storage: None,
            targets: Vec::new(),
            filling: None,
            source: None,
            comment: None,
        }
    }
}
