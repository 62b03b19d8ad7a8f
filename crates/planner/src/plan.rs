use chkit_diagnostics::Diagnostics;
use chkit_schema::Schema;

use crate::changes::changes;
use crate::grade::{Cost, Reversible, Risk};
use crate::order::order;
use crate::readers::refused_changes;
use crate::references::References;
use crate::renames::Renames;
use crate::step::{OperationType, Step};
use crate::suggestions::{RenameSuggestion, suggestions};
use crate::{Pair, PlanOptions, checks, render, strategy};

/// One step as it is reported.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// What it does, such as `alter_table_add_column`.
    pub operation_type: OperationType,
    /// What it is about, such as `table:app.events:column:country`.
    pub key: String,
    /// How much it can hurt.
    pub risk: Risk,
    /// What it makes the server do.
    pub cost: Cost,
    /// What is done and why, in one sentence.
    pub reason: String,
    /// What should be known before it runs.
    pub diagnostics: Diagnostics,
    /// Whether it can be taken back.
    pub reversible: Reversible,
    /// The statements that take it back.
    pub down: Option<Vec<String>>,
    /// Which of the plan's statements carries it out.
    pub statement: usize,
}

/// What to run, in order, and why.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// What runs, in order; no statement carries a semicolon.
    pub statements: Vec<String>,
    /// What each statement does; one statement may carry out several operations.
    pub operations: Vec<Operation>,
    /// Renames the author may have meant.
    pub rename_suggestions: Vec<RenameSuggestion>,
    /// What concerns the whole plan; an error is a change that is refused and has no operation.
    pub diagnostics: Diagnostics,
}

/// Plans the way from one schema to another.
pub fn plan(schemas: Pair<&Schema>, options: &PlanOptions) -> Plan {
    let mut diagnostics = Diagnostics::new();
    let renames = Renames::collect(schemas, options, &mut diagnostics);
    if diagnostics.has_errors() {
        // What was meant to be renamed would be dropped.
        return Plan { diagnostics, ..Plan::default() };
    }
    let changes = changes(schemas, &renames);
    let references = References::of(schemas);
    let refused = refused_changes(schemas, &renames, &references.next, &mut diagnostics);
    let units = strategy::units(schemas, &references, &changes, options, refused, &mut diagnostics);
    let units = order(schemas, &references, units);
    let statements = units.iter().map(render::statement).collect();
    let operations: Vec<Operation> = units
        .iter()
        .enumerate()
        .flat_map(|(statement, unit)| unit.steps.iter().map(move |step| operation(step, statement)))
        .collect();
    let rename_suggestions = suggestions(&changes, &operations);
    Plan { statements, operations, rename_suggestions, diagnostics }
}

fn operation(step: &Step<'_>, statement: usize) -> Operation {
    Operation {
        operation_type: step.operation_type(),
        key: step.key(),
        risk: step.risk(),
        cost: step.cost(),
        reason: step.reason(),
        diagnostics: checks::check(step),
        reversible: step.reversible(),
        down: step.inverse().map(|inverse| vec![render::steps_statement(&[inverse])]),
        statement,
    }
}
