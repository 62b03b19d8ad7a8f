//! Expressions as the server keeps them, in a form that does not tell how they were written.

use chkit_sql::format::{Layout, Printer};
use chkit_sql::lower::{Function, Matcher, Node, NodeKind, lower};
use chkit_sql::parse::parse_expression;
use chkit_sql::span::Span;
use chkit_sql::tree::columns::{Asterisk, ColumnSource};
use chkit_sql::tree::expression::ExpressionKind;
use chkit_sql::tree::{Expression, Path};

use crate::support::laws::{Law, check, reread};

/// What an expression is lowered to is what the server's text of it is lowered to.
pub(crate) fn lowering_settles(text: &str) -> Law {
    let Ok(written) = parse_expression(text) else { return Ok(()) };
    let line = line_of(&written);
    let Some(again) = reread(&line, parse_expression)? else { return Ok(()) };
    let (before, after) = (shape(&lower(&written)), shape(&lower(&again)));
    check(before == after, || format!("lowered differently\n  text {line}\n  from {before}\n    to {after}"))
}

fn line_of(expression: &Expression) -> String {
    let mut printer = Printer::new(Layout::Line);
    printer.expression(expression);
    printer.finish()
}

/// What lowering leaves as its author wrote it is the same if its canonical text is: parentheses that change nothing
/// stand in the server's text, or do not, by what is around a query.
fn written(kind: ExpressionKind) -> String {
    let expression = Expression::new(kind, Span::default());
    let mut printer = Printer::canonical();
    printer.expression(&expression);
    printer.finish()
}

/// Functions with their arguments, whether they were written as calls, as operators or as links of a chain, and
/// whether parentheses stood around them.
fn shape(node: &Node<'_>) -> String {
    let shape = match &node.kind {
        NodeKind::Function(function) => call(function, None),
        NodeKind::Chain(chain) => {
            chain.links.iter().fold(shape(&chain.first), |first, function| call(function, Some(first)))
        }
        NodeKind::Columns(columns) => {
            let matcher = match &columns.matcher {
                Matcher::All => "*".to_owned(),
                Matcher::Pattern(pattern) => format!("{pattern:?}"),
                Matcher::List(list) => format!("{:?}", list.iter().map(Path::to_name).collect::<Vec<_>>()),
            };
            let source = columns.expression.as_ref().map(shape);
            let table = columns.table.map(Path::to_name);
            let transformed =
                Asterisk { source: ColumnSource::All, like: None, transformers: columns.transformers.to_vec() };
            let transformers = written(ExpressionKind::Asterisk(Box::new(transformed)));
            format!("columns({source:?}, {table:?}, {matcher}, {transformers})")
        }
        NodeKind::Literal(value) => format!("{value:?}"),
        NodeKind::Identifier(path) => path.to_name(),
        NodeKind::Parameter(parameter) => written(ExpressionKind::Parameter(Box::new((*parameter).clone()))),
        NodeKind::Subquery(query) => written(ExpressionKind::Subquery(Box::new((*query).clone()))),
        NodeKind::View(view) => written(ExpressionKind::View(Box::new((*view).clone()))),
        NodeKind::Settings(settings) => written(ExpressionKind::Settings(settings.to_vec())),
        NodeKind::AggregatedSubquery(function, query) => {
            format!("(SELECT {function}(*) FROM {})", written(ExpressionKind::Subquery(Box::new((*query).clone()))))
        }
    };
    match &node.alias {
        Some(alias) => format!("{shape} AS {}", alias.text),
        None => shape,
    }
}

fn call(function: &Function<'_>, first: Option<String>) -> String {
    let list = |nodes: &[Node<'_>]| nodes.iter().map(shape).collect::<Vec<_>>();
    let arguments: Vec<String> = first.into_iter().chain(list(&function.arguments)).collect();
    let parameters = function.parameters.as_deref().map(list);
    let behind = (function.nulls, function.over.is_some());
    format!("{}{parameters:?}({}){behind:?}", function.name, arguments.join(", "))
}
