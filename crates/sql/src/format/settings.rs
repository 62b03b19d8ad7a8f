//! Settings.

use crate::format::Printer;
use crate::literal::{Value, print_text};
use crate::quote::{is_identifier, quoted_name};
use crate::tree::settings::{ParameterValue, Setting, SettingValue};

impl<'t> Printer<'t> {
    /// Settings with `, ` between them: those with a value, those at their default, values of query parameters.
    pub fn settings(&mut self, settings: &'t [Setting]) {
        let mut is_first = true;
        for rank in 0..3 {
            for setting in settings.iter().filter(|setting| rank_of(&setting.value) == rank) {
                if !is_first {
                    self.push(", ");
                }
                is_first = false;
                self.setting(setting);
            }
        }
    }

    pub(crate) fn setting(&mut self, setting: &'t Setting) {
        self.setting_name(&setting.name.text);
        self.push(" = ");
        self.setting_value(&setting.value);
    }

    /// The value of a setting.
    pub fn setting_value(&mut self, value: &'t SettingValue) {
        match value {
            SettingValue::Omitted => self.push("true"),
            SettingValue::Default => self.push("DEFAULT"),
            SettingValue::Literal(literal) => self.literal(literal),
            SettingValue::Parameter(parameter) => self.query_parameter(parameter),
            SettingValue::Disk(arguments) => {
                self.push("disk(");
                self.comma_list(arguments, Self::expression);
                self.push(")");
            }
            SettingValue::ForParameter(ParameterValue::Name(name)) => self.text(&name.text),
            SettingValue::ForParameter(ParameterValue::Literal(literal)) => self.parameter_value(&literal.value),
        }
    }

    /// The name of a setting, in backticks unless its parts are bare names.
    pub fn setting_name(&mut self, name: &str) {
        let parts = name.strip_suffix('.').unwrap_or(name);
        if parts.split('.').all(is_identifier) {
            self.push(parts);
        } else {
            self.push(&quoted_name(name));
        }
    }

    fn parameter_value(&mut self, value: &'t Value) {
        if matches!(value, Value::Text(_) | Value::Bytes(_)) {
            return self.value(value);
        }
        let mut text = String::new();
        print_for_parameter(value, &mut text);
        print_text(&text, &mut self.text);
    }
}

fn rank_of(value: &SettingValue) -> u8 {
    match value {
        SettingValue::Default => 1,
        SettingValue::ForParameter(_) => 2,
        _ => 0,
    }
}

/// Unlike in a query, a tuple of one member is in parentheses too.
fn print_for_parameter(value: &Value, into: &mut String) {
    match value {
        Value::Array(members) => print_members("[", members, "]", into),
        Value::Tuple(members) => print_members("(", members, ")", into),
        Value::Map(members) => {
            into.push('{');
            for (index, (key, value)) in members.iter().enumerate() {
                into.push_str(if index > 0 { ", " } else { "" });
                print_for_parameter(key, into);
                into.push(':');
                print_for_parameter(value, into);
            }
            into.push('}');
        }
        other => other.print(into),
    }
}

fn print_members(open: &str, members: &[Value], close: &str, into: &mut String) {
    into.push_str(open);
    for (index, member) in members.iter().enumerate() {
        into.push_str(if index > 0 { ", " } else { "" });
        print_for_parameter(member, into);
    }
    into.push_str(close);
}
