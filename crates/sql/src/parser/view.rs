//! CREATE VIEW, MATERIALIZED VIEW, WINDOW VIEW.

use crate::lexer::TokenKind;
use crate::parser::storage::StorageOwner;
use crate::parser::{Parsed, Parser};
use crate::tree::column::TableElement;
use crate::tree::create_table::CreateVerb;
use crate::tree::refresh::Refresh;
use crate::tree::view::{CreateView, MaterializedView, ViewFilling, ViewKind, ViewTarget, Watermark, WindowView};
use crate::tree::{Literal, Name};

impl Parser<'_> {
    /// Whether the words of a view stand behind CREATE or ATTACH.
    pub(super) fn is_view_ahead(&self) -> bool {
        ["VIEW", "TEMPORARY VIEW", "MATERIALIZED", "DEFINER", "SQL SECURITY", "WINDOW VIEW"]
            .iter()
            .any(|words| self.is_words(words))
    }

    /// What follows CREATE, CREATE OR REPLACE, ATTACH where it makes a view of any kind.
    pub(super) fn create_view(&mut self, verb: CreateVerb) -> Parsed<CreateView> {
        let or_replace = verb == CreateVerb::CreateOrReplace || self.accept_words("OR REPLACE");
        if !or_replace && self.accept_words("WINDOW VIEW") {
            return self.create_window_view(verb);
        }
        let security = self.sql_security()?;
        let is_materialized = self.accept_words("MATERIALIZED");
        let is_temporary = !or_replace && !is_materialized && self.accept_words("TEMPORARY");
        self.expect_words("VIEW")?;
        let if_not_exists = !or_replace && self.accept_words("IF NOT EXISTS");
        let name = self.identified_name()?;
        let cluster = self.on_cluster()?;
        let refresh = if is_materialized && self.accept_words("REFRESH") { Some(self.refresh()?) } else { None };
        let target = if is_materialized { self.view_target()? } else { None };
        let (elements, column_aliases) = self.view_columns()?;
        let mut materialized = None;
        if is_materialized {
            materialized = Some(self.materialized_view(refresh, target)?);
        }
        let security = if security.is_some() { security } else { self.sql_security()? };
        let comment = self.comment_and_filling(materialized.as_mut())?;
        self.expect_words("AS")?;
        let query = Box::new(self.query()?);
        let comment = self.trailing_comment(comment)?;
        let kind = materialized.map_or(ViewKind::Plain, |view| ViewKind::Materialized(Box::new(view)));
        Ok(CreateView {
            verb,
            is_temporary,
            if_not_exists,
            name,
            cluster,
            kind,
            elements,
            column_aliases,
            security,
            comment,
            query,
        })
    }

    fn view_target(&mut self) -> Parsed<Option<ViewTarget>> {
        if self.accept_words("TO INNER UUID") {
            return Ok(Some(ViewTarget::Inner(self.uuid()?)));
        }
        if self.accept_words("TO") {
            return Ok(Some(ViewTarget::Table(self.identified_name()?.name)));
        }
        Ok(None)
    }

    /// Columns, names for the columns of the query, or both.
    fn view_columns(&mut self) -> Parsed<(Vec<TableElement>, Vec<Name>)> {
        if !self.is(TokenKind::OpenParen) {
            return Ok((Vec::new(), Vec::new()));
        }
        let follows_name = self.peek_at(2).map(|token| token.kind);
        if matches!(follows_name, Some(TokenKind::Comma | TokenKind::CloseParen)) {
            return Ok((Vec::new(), self.optional_names_in_parentheses()?));
        }
        let elements = self.in_parentheses(Self::table_element_list)?;
        Ok((elements, self.optional_names_in_parentheses()?))
    }

    fn materialized_view(&mut self, refresh: Option<Refresh>, target: Option<ViewTarget>) -> Parsed<MaterializedView> {
        let has_table = matches!(target, Some(ViewTarget::Table(_)));
        let storage = if has_table { None } else { self.storage(StorageOwner::Table)? };
        let mut view = MaterializedView { refresh, target, storage, filling: None };
        self.view_filling(&mut view);
        Ok(view)
    }

    /// POPULATE fills the view's own table; EMPTY leaves that, or a refreshed one, without rows.
    fn view_filling(&mut self, view: &mut MaterializedView) {
        let has_table = matches!(view.target, Some(ViewTarget::Table(_)));
        if view.filling.is_some() {
            return;
        }
        if !has_table && self.accept_words("POPULATE") {
            view.filling = Some(ViewFilling::Populate);
        } else if (!has_table || view.refresh.is_some()) && self.accept_words("EMPTY") {
            view.filling = Some(ViewFilling::Empty);
        }
    }

    /// COMMENT, with POPULATE or EMPTY on either side of it.
    fn comment_and_filling(&mut self, view: Option<&mut MaterializedView>) -> Parsed<Option<Literal>> {
        let Some(view) = view else {
            return self.comment();
        };
        self.view_filling(view);
        let comment = self.comment()?;
        self.view_filling(view);
        Ok(comment)
    }

    /// COMMENT behind the query, unless one has been written before it.
    fn trailing_comment(&mut self, before: Option<Literal>) -> Parsed<Option<Literal>> {
        if before.is_some() { Ok(before) } else { self.comment() }
    }

    fn create_window_view(&mut self, verb: CreateVerb) -> Parsed<CreateView> {
        let if_not_exists = self.accept_words("IF NOT EXISTS");
        let name = self.identified_name()?;
        let cluster = self.on_cluster()?;
        let target = if self.accept_words("TO") { Some(self.identified_name()?.name) } else { None };
        let elements =
            if self.is(TokenKind::OpenParen) { self.in_parentheses(Self::table_element_list)? } else { Vec::new() };
        let inner_storage = if self.accept_words("INNER") { self.storage(StorageOwner::Table)? } else { None };
        let storage = if target.is_none() { self.storage(StorageOwner::Table)? } else { None };
        let watermark = if self.accept_words("WATERMARK") { Some(self.watermark()?) } else { None };
        let allowed_lateness = if self.accept_words("ALLOWED_LATENESS") {
            self.accept_operator("=");
            Some(self.expression()?)
        } else {
            None
        };
        let filling = self.window_view_filling();
        let comment = self.comment()?;
        let filling = filling.or_else(|| self.window_view_filling());
        self.expect_words("AS")?;
        let query = Box::new(self.query()?);
        let comment = self.trailing_comment(comment)?;
        let view = WindowView { target, inner_storage, storage, watermark, allowed_lateness, filling };
        Ok(CreateView {
            verb,
            is_temporary: false,
            if_not_exists,
            name,
            cluster,
            kind: ViewKind::Window(Box::new(view)),
            elements,
            column_aliases: Vec::new(),
            security: None,
            comment,
            query,
        })
    }

    fn window_view_filling(&mut self) -> Option<ViewFilling> {
        self.accept_any(&["POPULATE", "EMPTY"]).map(|index| match index {
            0 => ViewFilling::Populate,
            _ => ViewFilling::Empty,
        })
    }

    fn watermark(&mut self) -> Parsed<Watermark> {
        self.accept_operator("=");
        match self.accept_any(&["STRICTLY_ASCENDING", "ASCENDING"]) {
            Some(0) => Ok(Watermark::StrictlyAscending),
            Some(_) => Ok(Watermark::Ascending),
            None => Ok(Watermark::Bounded(self.expression()?)),
        }
    }
}
