//! Below statements.

use super::alter::{in_partition, refresh};
use super::expression::order_by_element;
use super::table::{elements, key_values};
use super::{EntityKind, Node, SettingOwner, entities, expressions, settings};
use crate::tree::alter::{AlterDatabase, AlterTable, DatabaseCommand};
use crate::tree::collection::{AlterNamedCollection, CollectionEntry, CreateNamedCollection};
use crate::tree::create_database::{CreateDatabase, TableOverride};
use crate::tree::create_function::{
    CreateFunction, ExecutableFunction, FunctionArguments, FunctionBody, WebAssemblyFunction,
};
use crate::tree::create_index::{CreateIndex, IndexKey};
use crate::tree::create_table::{CreateSource, TargetTable, TimeSeriesTarget};
use crate::tree::optimize::Optimize;
use crate::tree::output::OutputOptions;
use crate::tree::view::{CreateView, MaterializedView, ViewKind, Watermark, WindowView};
use crate::tree::{CreateDictionary, CreateTable, Statement, StatementKind};

pub(super) fn children<'t>(statement: &'t Statement, below: &mut Vec<Node<'t>>) {
    let Statement { kind, output, span: _ } = statement;
    match kind {
        StatementKind::Select(query) => below.push(Node::Query(query)),
        StatementKind::CreateTable(create) => create_table(create, below),
        StatementKind::CreateView(create) => create_view(create, below),
        StatementKind::CreateDictionary(create) => create_dictionary(create, below),
        StatementKind::AlterTable(alter) => {
            let AlterTable { is_temporary: _, name: _, cluster: _, commands, in_parentheses: _ } = &**alter;
            below.extend(commands.iter().map(Node::AlterCommand));
        }
        StatementKind::AlterDatabase(alter) => {
            let AlterDatabase { name: _, cluster: _, commands, in_parentheses: _ } = &**alter;
            for command in commands {
                match command {
                    DatabaseCommand::ModifySetting(list) => settings(SettingOwner::Engine, list, below),
                    DatabaseCommand::ModifyComment(_) => {}
                }
            }
        }
        StatementKind::Set(list) => settings(SettingOwner::Query, list, below),
        StatementKind::CreateNamedCollection(create) => {
            let CreateNamedCollection { if_not_exists: _, name: _, cluster: _, entries } = &**create;
            collection(entries, below);
        }
        StatementKind::AlterNamedCollection(alter) => {
            let AlterNamedCollection { if_exists: _, name: _, cluster: _, set, delete: _ } = &**alter;
            collection(set, below);
        }
        StatementKind::CreateDatabase(create) => create_database(create, below),
        StatementKind::Optimize(optimize) => {
            let Optimize {
                table: _,
                cluster: _,
                partition,
                dry_run_parts: _,
                is_final: _,
                is_deduplicated: _,
                is_cleanup: _,
                is_manifest: _,
                deduplicate_by,
            } = &**optimize;
            in_partition(partition.as_ref(), below);
            expressions(deduplicate_by, below);
        }
        StatementKind::CreateFunction(create) => create_function(create, below),
        StatementKind::CreateIndex(create) => create_index(create, below),
        StatementKind::Drop(_)
        | StatementKind::Undrop(_)
        | StatementKind::Rename(_)
        | StatementKind::DropNamedCollection(_)
        | StatementKind::DropFunction(_)
        | StatementKind::DropIndex(_)
        | StatementKind::DropHypotheticalIndexes => {}
        StatementKind::Parallel(statements) => below.extend(statements.iter().map(Node::Statement)),
    }
    let OutputOptions { file: _, format: _, settings: of_output } = output;
    settings(SettingOwner::Query, of_output, below);
}

fn create_table<'t>(create: &'t CreateTable, below: &mut Vec<Node<'t>>) {
    let CreateTable {
        verb: _,
        is_temporary: _,
        if_not_exists: _,
        name: _,
        inner_uuid: _,
        attached: _,
        cluster: _,
        elements: of_table,
        storage,
        targets,
        filling: _,
        source,
        comment: _,
    } = create;
    elements(of_table, below);
    below.extend(storage.iter().map(Node::Storage));
    for TimeSeriesTarget { kind: _, table } in targets {
        match table {
            TargetTable::Table(_) | TargetTable::InnerUuid(_) => {}
            TargetTable::InnerColumns(columns) => below.extend(columns.iter().map(Node::Column)),
            TargetTable::InnerEngine(storage) => below.push(Node::Storage(storage)),
        }
    }
    match source {
        Some(CreateSource::Query(query)) => below.push(Node::Query(query)),
        Some(CreateSource::Function(function)) => entities(EntityKind::TableFunction, [&**function], below),
        Some(CreateSource::Table(_)) | None => {}
    }
}

fn create_view<'t>(create: &'t CreateView, below: &mut Vec<Node<'t>>) {
    let CreateView {
        verb: _,
        is_temporary: _,
        if_not_exists: _,
        name: _,
        cluster: _,
        kind,
        elements: of_view,
        column_aliases: _,
        security: _,
        comment: _,
        query,
    } = create;
    elements(of_view, below);
    match kind {
        ViewKind::Plain => {}
        ViewKind::Materialized(view) => {
            let MaterializedView { refresh: schedule, target: _, storage, filling: _ } = &**view;
            if let Some(schedule) = schedule {
                refresh(schedule, below);
            }
            below.extend(storage.iter().map(Node::Storage));
        }
        ViewKind::Window(view) => {
            let WindowView { target: _, inner_storage, storage, watermark, allowed_lateness, filling: _ } = &**view;
            below.extend(inner_storage.iter().chain(storage).map(Node::Storage));
            match watermark {
                Some(Watermark::Bounded(interval)) => expressions([interval], below),
                Some(Watermark::StrictlyAscending | Watermark::Ascending) | None => {}
            }
            expressions(allowed_lateness, below);
        }
    }
    below.push(Node::Query(query));
}

fn create_dictionary<'t>(create: &'t CreateDictionary, below: &mut Vec<Node<'t>>) {
    let CreateDictionary {
        verb: _,
        if_not_exists: _,
        name: _,
        cluster: _,
        attributes,
        primary_key: _,
        source,
        lifetime: _,
        layout,
        range: _,
        settings: of_dictionary,
        comment: _,
    } = create;
    below.extend(attributes.iter().map(Node::Attribute));
    for function in source.iter().chain(layout) {
        key_values(function, below);
    }
    settings(SettingOwner::Dictionary, of_dictionary, below);
}

fn create_database<'t>(create: &'t CreateDatabase, below: &mut Vec<Node<'t>>) {
    let CreateDatabase { is_attach: _, if_not_exists: _, name: _, uuid: _, cluster: _, storage, comment: _, overrides } =
        create;
    below.extend(storage.iter().map(Node::Storage));
    for TableOverride { name: _, columns, storage } in overrides {
        elements(columns.as_deref().unwrap_or_default(), below);
        below.push(Node::Storage(storage));
    }
}

fn create_function<'t>(create: &'t CreateFunction, below: &mut Vec<Node<'t>>) {
    let CreateFunction { or_replace: _, if_not_exists: _, name: _, cluster: _, body } = create;
    match body {
        FunctionBody::Lambda(lambda) => expressions([lambda], below),
        FunctionBody::WebAssembly(WebAssemblyFunction {
            arguments,
            returns,
            module: _,
            export: _,
            abi: _,
            hash: _,
            is_deterministic: _,
            settings: of_function,
        }) => {
            function_arguments(arguments, below);
            below.push(Node::DataType(returns));
            settings(SettingOwner::Function, of_function, below);
        }
        FunctionBody::Executable(ExecutableFunction { arguments, returns, engine: _, parameters: _, code: _ }) => {
            if let Some(arguments) = arguments {
                function_arguments(arguments, below);
            }
            below.extend(returns.iter().map(Node::DataType));
        }
    }
}

fn function_arguments<'t>(arguments: &'t FunctionArguments, below: &mut Vec<Node<'t>>) {
    match arguments {
        FunctionArguments::Named(list) => below.extend(list.iter().map(|(_, data_type)| Node::DataType(data_type))),
        FunctionArguments::Types(list) => below.extend(list.iter().map(Node::DataType)),
    }
}

fn create_index<'t>(create: &'t CreateIndex, below: &mut Vec<Node<'t>>) {
    let CreateIndex { modifier: _, if_not_exists: _, name: _, table: _, cluster: _, key, index_type, granularity: _ } =
        create;
    match key {
        IndexKey::Expression(expression) => expressions([expression], below),
        IndexKey::List(list) => {
            for element in list {
                order_by_element(element, below);
            }
        }
    }
    entities(EntityKind::IndexType, index_type, below);
}

fn collection<'t>(entries: &'t [CollectionEntry], below: &mut Vec<Node<'t>>) {
    below.extend(
        entries.iter().map(|CollectionEntry { pair, is_overridable: _ }| Node::Setting(SettingOwner::Collection, pair)),
    );
}
