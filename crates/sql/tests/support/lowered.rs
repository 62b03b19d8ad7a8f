//! Expressions as the server keeps them, in a form that does not tell how they were written.

use chkit_sql::format::{Layout, Printer};
use chkit_sql::lower::{Function, Matcher, Node, NodeKind, lower};
use chkit_sql::parse::parse_expression;
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
            format!("columns({source:?}, {table:?}, {matcher}, {})", columns.transformers.len())
        }
        NodeKind::Literal(value) => format!("{value:?}"),
        NodeKind::Identifier(path) => path.to_name(),
        // Queries are compared by their texts, by another law.
        NodeKind::Parameter(_)
        | NodeKind::Subquery(_)
        | NodeKind::View(_)
        | NodeKind::Settings(_)
        | NodeKind::AggregatedSubquery(..) => "…".to_owned(),
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
