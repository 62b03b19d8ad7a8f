//! Commands that rewrite rows.

use crate::parser::storage::has_alias;
use crate::parser::{Parsed, Parser};
use crate::tree::Expression;
use crate::tree::alter::MutationCommand;
use crate::tree::storage::Assignment;

impl Parser<'_> {
    pub(super) fn mutation_command(&mut self) -> Parsed<Option<MutationCommand>> {
        let command = if self.accept_words("DELETE") {
            MutationCommand::Delete { partition: self.in_partition()?, condition: Box::new(self.rows()?) }
        } else if self.accept_words("UPDATE") {
            MutationCommand::Update {
                assignments: self.assignments()?,
                partition: self.in_partition()?,
                condition: Box::new(self.rows()?),
            }
        } else if self.accept_words("MATERIALIZE TTL") {
            MutationCommand::MaterializeTtl(self.in_partition()?)
        } else if self.accept_words("REWRITE PARTS") {
            MutationCommand::RewriteParts(self.in_partition()?)
        } else if self.accept_words("APPLY DELETED MASK") {
            MutationCommand::ApplyDeletedMask(self.in_partition()?)
        } else if self.accept_words("APPLY PATCHES") {
            MutationCommand::ApplyPatches(self.in_partition()?)
        } else {
            return Ok(None);
        };
        Ok(Some(command))
    }

    /// `WHERE` and an expression that has no alias of its own, not even in parentheses.
    fn rows(&mut self) -> Parsed<Expression> {
        self.expect_words("WHERE")?;
        let condition = self.expression()?;
        if has_alias(&condition) {
            return self.mismatch("a condition without an alias");
        }
        Ok(condition)
    }

    /// `column = value`, one or more.
    fn assignments(&mut self) -> Parsed<Vec<Assignment>> {
        self.comma_list(|parser| {
            let column = parser.name()?;
            if !parser.accept_operator("==") {
                parser.expect_operator("=")?;
            }
            Ok(Assignment { column, value: parser.expression()? })
        })
    }
}
