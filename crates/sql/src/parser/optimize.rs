//! OPTIMIZE.

use crate::lower::{NodeKind, lower};
use crate::parser::{Parsed, Parser};
use crate::tree::columns::ColumnTransformer;
use crate::tree::expression::ExpressionKind;
use crate::tree::optimize::Optimize;
use crate::tree::path::{PathPart, PathPrefix};
use crate::tree::{Expression, Path};

impl Parser<'_> {
    /// What follows `OPTIMIZE`.
    pub(crate) fn optimize(&mut self) -> Parsed<Optimize> {
        self.expect_words("TABLE")?;
        let table = self.object_name()?;
        let cluster = self.on_cluster()?;
        let partition = if self.accept_words("PARTITION") { Some(self.partition()?) } else { None };
        let is_dry_run = self.accept_words("DRY RUN PARTS");
        let dry_run_parts = if is_dry_run { self.comma_list(Self::text)? } else { Vec::new() };
        let is_final = self.accept_words("FINAL") || self.accept_words("FORCE");
        let is_deduplicated = self.accept_words("DEDUPLICATE");
        let is_cleanup = self.accept_words("CLEANUP");
        let is_manifest = self.accept_words("MANIFEST");
        let deduplicate_by = if is_deduplicated && self.accept_words("BY") {
            self.comma_list(Self::deduplication_column)?
        } else {
            Vec::new()
        };
        Ok(Optimize {
            table,
            cluster,
            partition,
            dry_run_parts,
            is_final,
            is_deduplicated,
            is_cleanup,
            is_manifest,
            deduplicate_by,
        })
    }

    /// `*`, `COLUMNS(…)`, both possibly with `EXCEPT`, or a name.
    fn deduplication_column(&mut self) -> Parsed<Expression> {
        if self.is_operator("*") || self.is_columns() {
            let columns = self.expression()?;
            return if is_plain_columns(&columns) { Ok(columns) } else { self.mismatch("EXCEPT") };
        }
        let start = self.here();
        let name = Path { parts: vec![PathPart { prefix: PathPrefix::Plain, name: self.name()?, arrays: 0 }] };
        Ok(Expression::new(ExpressionKind::Identifier(name), self.span_from(start)))
    }
}

fn is_plain_columns(expression: &Expression) -> bool {
    match &lower(expression).kind {
        NodeKind::Columns(columns) => {
            columns.expression.is_none()
                && columns.table.is_none()
                && columns
                    .transformers
                    .iter()
                    .all(|transformer| matches!(transformer, ColumnTransformer::Except { .. }))
        }
        _ => false,
    }
}
