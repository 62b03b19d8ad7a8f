//! Partitions and parts of a table.

use crate::lexer::TokenKind;
use crate::lower::{Node, NodeKind, lower};
use crate::parser::{Parsed, Parser};
use crate::tree::{Expression, Partition, PartitionOrPart, TextOrParameter};

impl Parser<'_> {
    /// What stands behind `PARTITION`.
    pub fn partition(&mut self) -> Parsed<Partition> {
        if self.accept_words("ID") {
            return Ok(Partition::Id(self.text_or_parameter()?));
        }
        if self.accept_words("ALL") {
            return Ok(Partition::All);
        }
        if self.is(TokenKind::OpenBrace) {
            return Ok(Partition::Parameter(self.query_parameter()?));
        }
        Ok(Partition::Value(Box::new(self.partition_value()?)))
    }

    /// A value, a tuple, or a cast of one of them.
    fn partition_value(&mut self) -> Parsed<Expression> {
        let value = self.expression()?;
        if is_partition_value(&lower(&value)) { Ok(value) } else { self.mismatch("the value of a partition key") }
    }

    /// `IN PARTITION …`, where it stands ahead.
    pub fn in_partition(&mut self) -> Parsed<Option<Partition>> {
        if self.accept_words("IN PARTITION") { Ok(Some(self.partition()?)) } else { Ok(None) }
    }

    /// A command's words with `PARTITION …` or `PART 'name'` behind them, where either stands ahead.
    pub fn partition_or_part(
        &mut self,
        partition: &'static str,
        part: &'static str,
    ) -> Parsed<Option<PartitionOrPart>> {
        if self.accept_words(partition) {
            return Ok(Some(PartitionOrPart::Partition(self.partition()?)));
        }
        if self.accept_words(part) { Ok(Some(PartitionOrPart::Part(self.text_or_parameter()?))) } else { Ok(None) }
    }

    /// A text, or a query parameter in its place.
    pub fn text_or_parameter(&mut self) -> Parsed<TextOrParameter> {
        if self.is(TokenKind::OpenBrace) {
            return Ok(TextOrParameter::Parameter(self.query_parameter()?));
        }
        Ok(TextOrParameter::Text(self.text()?))
    }
}

fn is_partition_value(node: &Node<'_>) -> bool {
    match &node.kind {
        NodeKind::Literal(_) => true,
        NodeKind::Function(function) => match (&*function.name, function.arguments.as_slice()) {
            ("tuple", _) => function.parameters.is_none() && function.over.is_none(),
            ("CAST", [value, _]) => is_value_or_tuple(value),
            _ => false,
        },
        NodeKind::Chain(chain) => {
            matches!(chain.links.as_slice(), [cast] if cast.name == "CAST") && is_value_or_tuple(&chain.first)
        }
        _ => false,
    }
}

fn is_value_or_tuple(node: &Node<'_>) -> bool {
    match &node.kind {
        NodeKind::Literal(_) => true,
        NodeKind::Function(function) => function.name == "tuple",
        _ => false,
    }
}
