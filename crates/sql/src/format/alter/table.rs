//! Commands about the table itself.

use crate::format::Printer;
use crate::tree::Query;
use crate::tree::alter::TableCommand;

impl<'t> Printer<'t> {
    pub(super) fn table_command(&mut self, index: usize, command: &'t TableCommand, settings_follow: bool) {
        match command {
            TableCommand::ModifyOrderBy(key) => {
                self.push("MODIFY ORDER BY ");
                self.listed_expression(index, key);
            }
            TableCommand::ModifySampleBy(key) => {
                self.push("MODIFY SAMPLE BY ");
                self.listed_expression(index, key);
            }
            TableCommand::RemoveSampleBy => self.push("REMOVE SAMPLE BY"),
            TableCommand::ModifyTtl(elements) => {
                self.push("MODIFY TTL ");
                self.ttl_elements(elements);
            }
            TableCommand::RemoveTtl => self.push("REMOVE TTL"),
            TableCommand::ModifySetting(settings) => {
                self.push("MODIFY SETTING ");
                self.settings(settings);
            }
            TableCommand::ResetSetting(settings) => {
                self.push("RESET SETTING ");
                self.list_padding();
                self.comma_list(settings, Self::name);
            }
            TableCommand::ModifyComment(comment) => {
                self.push("MODIFY COMMENT ");
                self.literal(comment);
            }
            TableCommand::ModifyQuery(query) => self.modify_query(query, settings_follow),
            TableCommand::ModifyRefresh(refresh) => {
                self.push("MODIFY");
                self.break_or_space();
                self.refresh(refresh);
            }
            TableCommand::ModifySqlSecurity(security) => {
                self.push("MODIFY ");
                self.sql_security(security);
            }
            TableCommand::UnlockSnapshot(unlock) => {
                self.push("UNLOCK SNAPSHOT ");
                self.literal(&unlock.name);
                if let Some(from) = &unlock.from {
                    self.push(" FROM ");
                    self.codec_function(from);
                }
            }
            TableCommand::Execute(execute) => {
                self.push("EXECUTE ");
                self.push(&execute.command.text);
                self.push("(");
                self.list_padding();
                self.listed_expressions(&execute.arguments);
                self.push(")");
            }
        }
    }

    /// Settings behind the commands would be read as the query's own: parentheses keep them apart.
    fn modify_query(&mut self, query: &'t Query, settings_follow: bool) {
        self.push("MODIFY QUERY");
        self.break_or_space();
        self.push(if settings_follow { "(" } else { "" });
        self.query(query);
        self.push(if settings_follow { ")" } else { "" });
    }
}
