//! CREATE VIEW, MATERIALIZED VIEW, WINDOW VIEW.

use crate::format::Printer;
use crate::format::create_table::storage_with_keys;
use crate::tree::Storage;
use crate::tree::output::OutputOptions;
use crate::tree::view::{CreateView, MaterializedView, ViewFilling, ViewKind, ViewTarget, Watermark, WindowView};

impl<'t> Printer<'t> {
    /// CREATE of any kind of view.
    pub(crate) fn create_view(&mut self, view: &'t CreateView, output: &'t OutputOptions) {
        self.push(view.verb.words());
        self.push(if view.is_temporary { " TEMPORARY" } else { "" });
        self.push(match &view.kind {
            ViewKind::Plain => " VIEW ",
            ViewKind::Materialized(_) => " MATERIALIZED VIEW ",
            ViewKind::Window(_) => " WINDOW VIEW ",
        });
        self.push(if view.if_not_exists { "IF NOT EXISTS " } else { "" });
        self.identified_name(&view.name);
        self.on_cluster(view.cluster.as_ref());
        match &view.kind {
            ViewKind::Plain => {
                self.view_columns(view);
                self.view_storage(view, None);
            }
            ViewKind::Materialized(materialized) => self.materialized_view(view, materialized),
            ViewKind::Window(window) => self.window_view(view, window),
        }
        if let Some(security) = &view.security {
            self.line_or_space();
            self.sql_security(security);
        }
        self.comment(view.comment.as_ref());
        self.line_or_space();
        self.push("AS ");
        self.query_of_statement(&view.query, output);
    }

    fn view_columns(&mut self, view: &'t CreateView) {
        self.table_elements(&view.elements);
        if !view.column_aliases.is_empty() {
            self.line_or_space();
            self.push("(");
            self.comma_list(&view.column_aliases, Self::name);
            self.line_or_nothing();
            self.push(")");
        }
    }

    fn materialized_view(&mut self, view: &'t CreateView, materialized: &'t MaterializedView) {
        if let Some(refresh) = &materialized.refresh {
            self.line_or_space();
            self.refresh(refresh);
        }
        match &materialized.target {
            None => {}
            Some(ViewTarget::Table(table)) => {
                self.push(" TO ");
                self.whole_object_name(table);
            }
            Some(ViewTarget::Inner(uuid)) => self.uuid(" TO INNER UUID ", uuid),
        }
        self.view_columns(view);
        self.view_storage(view, materialized.storage.as_ref());
        self.view_filling(materialized.filling);
    }

    fn view_storage(&mut self, view: &'t CreateView, storage: Option<&'t Storage>) {
        if let Some(storage) = storage_with_keys(&view.elements, storage) {
            let mut apart = self.apart();
            apart.storage(&storage);
            self.push_apart(apart);
        }
    }

    fn window_view(&mut self, view: &'t CreateView, window: &'t WindowView) {
        if let Some(table) = &window.target {
            self.push(" TO ");
            self.whole_object_name(table);
        }
        self.view_columns(view);
        if let Some(storage) = &window.inner_storage {
            self.push(" INNER");
            self.storage(storage);
        }
        if let Some(storage) = &window.storage {
            self.storage(storage);
        }
        match &window.watermark {
            None => {}
            Some(Watermark::StrictlyAscending) => self.push(" WATERMARK STRICTLY_ASCENDING"),
            Some(Watermark::Ascending) => self.push(" WATERMARK ASCENDING"),
            Some(Watermark::Bounded(interval)) => {
                self.push(" WATERMARK ");
                self.expression(interval);
            }
        }
        if let Some(lateness) = &window.allowed_lateness {
            self.push(" ALLOWED_LATENESS ");
            self.expression(lateness);
        }
        self.view_filling(window.filling);
    }

    fn view_filling(&mut self, filling: Option<ViewFilling>) {
        self.push(match filling {
            None => "",
            Some(ViewFilling::Populate) => " POPULATE",
            Some(ViewFilling::Empty) => " EMPTY",
        });
    }
}
