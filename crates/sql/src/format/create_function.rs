//! `CREATE FUNCTION`

use crate::format::Printer;
use crate::tree::create_function::{
    CreateFunction, ExecutableFunction, FunctionArguments, FunctionBody, WebAssemblyFunction,
};

impl<'t> Printer<'t> {
    pub(crate) fn create_function(&mut self, create: &'t CreateFunction) {
        self.push(if create.or_replace { "CREATE OR REPLACE FUNCTION " } else { "CREATE FUNCTION " });
        self.push(if create.if_not_exists { "IF NOT EXISTS " } else { "" });
        self.name(&create.name);
        self.on_cluster(create.cluster.as_ref());
        match &create.body {
            FunctionBody::Lambda(lambda) => {
                self.push(" AS ");
                self.expression(lambda);
            }
            FunctionBody::WebAssembly(function) => self.web_assembly_function(function),
            FunctionBody::Executable(function) => self.executable_function(function),
        }
    }

    fn web_assembly_function(&mut self, function: &'t WebAssemblyFunction) {
        self.push(" LANGUAGE WASM");
        self.function_arguments(&function.arguments);
        self.push(" RETURNS ");
        self.data_type(&function.returns);
        self.push(" FROM ");
        self.literal(&function.module);
        if let Some(export) = &function.export {
            self.push(" :: ");
            self.literal(export);
        }
        if let Some(abi) = &function.abi {
            self.push(" ABI ");
            self.name(abi);
        }
        self.push(if function.is_deterministic { " DETERMINISTIC" } else { "" });
        if let Some(hash) = &function.hash {
            self.push(" SHA256_HASH ");
            self.literal(hash);
        }
        if !function.settings.is_empty() {
            self.push(" SETTINGS ");
            self.settings(&function.settings);
        }
    }

    fn executable_function(&mut self, function: &'t ExecutableFunction) {
        if let Some(arguments) = &function.arguments {
            self.function_arguments(arguments);
        }
        if let Some(returns) = &function.returns {
            self.push(" RETURNS ");
            self.data_type(returns);
        }
        self.push(" ENGINE = ");
        self.name(&function.engine);
        self.push("(");
        self.comma_list(&function.parameters, |printer, (name, value)| {
            printer.name(name);
            printer.push(" = ");
            printer.literal(value);
        });
        self.push(") AS ");
        self.literal(&function.code);
    }

    fn function_arguments(&mut self, arguments: &'t FunctionArguments) {
        self.push(" ARGUMENTS (");
        match arguments {
            FunctionArguments::Named(list) => self.comma_list(list, |printer, (name, data_type)| {
                printer.name(name);
                printer.push(" ");
                printer.data_type(data_type);
            }),
            FunctionArguments::Types(list) => self.comma_list(list, Self::data_type),
        }
        self.push(")");
    }
}
