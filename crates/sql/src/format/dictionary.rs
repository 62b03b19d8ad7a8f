//! CREATE DICTIONARY, ATTACH DICTIONARY.

use crate::format::Printer;
use crate::literal::Value;
use crate::tree::dictionary::{
    AttributeProperty, CreateDictionary, DictionaryAttribute, KeyValue, KeyValueFunction, KeyValueKind,
};
use crate::tree::settings::SettingValue;
use crate::tree::{Literal, Setting};

impl<'t> Printer<'t> {
    /// A statement that makes a dictionary.
    pub fn create_dictionary(&mut self, dictionary: &'t CreateDictionary) {
        self.push(dictionary.verb.words());
        self.push(" DICTIONARY ");
        if dictionary.if_not_exists {
            self.push("IF NOT EXISTS ");
        }
        self.identified_name(&dictionary.name);
        self.on_cluster(dictionary.cluster.as_ref());
        if !dictionary.attributes.is_empty() {
            self.declarations(&dictionary.attributes, Self::dictionary_attribute);
        }
        self.dictionary_clauses(dictionary);
        self.comment(dictionary.comment.as_ref());
    }

    fn dictionary_attribute(&mut self, index: usize, attribute: &'t DictionaryAttribute) {
        self.quoted_name(&attribute.name);
        self.push(" ");
        self.data_type(&attribute.data_type);
        if let Some(default) = &attribute.default {
            self.push(" DEFAULT ");
            self.literal(default);
        }
        if let Some(expression) = &attribute.expression {
            self.push(" EXPRESSION ");
            self.declared_expression(index, expression);
        }
        for property in AttributeProperty::ALL {
            if attribute.properties.contains(&property) {
                self.push(" ");
                self.push(property.word());
            }
        }
    }

    fn dictionary_clauses(&mut self, dictionary: &'t CreateDictionary) {
        if !dictionary.primary_key.is_empty() {
            self.line_or_space();
            self.push("PRIMARY KEY ");
            self.comma_list(&dictionary.primary_key, Self::name);
        }
        if let Some(source) = &dictionary.source {
            self.line_or_space();
            self.push("SOURCE(");
            self.key_value_function(source);
            self.push(")");
        }
        if let Some(lifetime) = &dictionary.lifetime {
            self.line_or_space();
            self.push(&format!("LIFETIME(MIN {} MAX {})", lifetime.min, lifetime.max));
        }
        if let Some(layout) = &dictionary.layout {
            self.line_or_space();
            self.push("LAYOUT(");
            self.key_value_function(layout);
            self.push(")");
        }
        if let Some(range) = &dictionary.range {
            self.line_or_space();
            self.push("RANGE(MIN ");
            self.name(&range.min);
            self.push(" MAX ");
            self.name(&range.max);
            self.push(")");
        }
        if !dictionary.settings.is_empty() {
            self.line_or_space();
            self.push("SETTINGS(");
            self.comma_list(&dictionary.settings, Self::dictionary_setting);
            self.push(")");
        }
    }

    /// A setting as the server prints it here: the name as it is, a map as an array of pairs.
    fn dictionary_setting(&mut self, setting: &'t Setting) {
        self.push(&setting.name.text);
        self.push(" = ");
        match &setting.value {
            SettingValue::Literal(Literal { value: Value::Map(members), .. }) => {
                let pair = |(key, value): &(Value, Value)| Value::Tuple(vec![key.clone(), value.clone()]);
                self.value(&Value::Array(members.iter().map(pair).collect()));
            }
            value => self.setting_value(value),
        }
    }

    fn key_value_function(&mut self, function: &'t KeyValueFunction) {
        self.push(&function.name.text.to_ascii_uppercase());
        if let Some(pairs) = &function.pairs {
            self.push("(");
            self.key_values(pairs);
            self.push(")");
        }
    }

    fn key_values(&mut self, pairs: &'t [KeyValue]) {
        for (index, pair) in pairs.iter().enumerate() {
            if index > 0 {
                self.push(" ");
            }
            self.push(&pair.key.text.to_ascii_uppercase());
            self.push(" ");
            match &pair.value {
                KeyValueKind::Literal(literal) => self.literal(literal),
                KeyValueKind::Name(name) => self.name(name),
                KeyValueKind::Function(function) => self.expression(function),
                KeyValueKind::Pairs(pairs) => {
                    self.push("(");
                    self.key_values(pairs);
                    self.push(")");
                }
            }
        }
    }
}
