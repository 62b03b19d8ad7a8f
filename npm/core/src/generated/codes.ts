// Written by `npm run generate` from `crates/diagnostics/src/registry.rs`. Do not edit.
import type { Severity } from './wire.js'

/** The name of a diagnostic. */
export type DiagnosticName =
  | 'invalid_shape'
  | 'not_data'
  | 'text_too_large'
  | 'invalid_character'
  | 'nesting_too_deep'
  | 'empty_name'
  | 'unknown_member'
  | 'not_initialized'
  | 'duplicate_object_name'
  | 'duplicate_column_name'
  | 'duplicate_index_name'
  | 'duplicate_projection_name'
  | 'primary_key_missing_column'
  | 'order_by_missing_column'
  | 'unclosed_quote'
  | 'unclosed_comment'
  | 'unbalanced_bracket'
  | 'unexpected_character'
  | 'empty_text'
  | 'several_statements'
  | 'unknown_directive'
  | 'structural_change_refused'
  | 'key_column_change_refused'
  | 'readonly_setting_refused'
  | 'view_target_change_refused'
  | 'rename_conflict'
  | 'rename_source_missing'
  | 'kind_change_refused'
  | 'unsupported_by_engine'
  | 'invalid_scope'
  | 'reader_broken'
  | 'column_still_used'
  | 'drop_table_data_loss'
  | 'drop_column_irreversible'
  | 'drop_view_dependency_break'
  | 'destructive_operation_review_required'
  | 'destructive_not_allowed'
  | 'nulls_replaced'
  | 'rows_expire'
  | 'old_rows_not_indexed'
  | 'column_rewrite'
  | 'ttl_rewrite'
  | 'rename_breaks_readers'
  | 'reader_may_break'
  | 'values_not_stored'
  | 'values_may_not_fit'
  | 'invalid_nullable'
  | 'database_not_named'
  | 'snapshot_unreadable'
  | 'snapshot_foreign'
  | 'snapshot_missing'
  | 'migration_unreadable'
  | 'migration_truncated'
  | 'migration_foreign'
  | 'migration_changed'
  | 'journal_foreign'
  | 'file_not_written'
  | 'directory_unreadable'
  | 'journal_not_written'
  | 'statement_unresolved'
  | 'schema_files_not_found'
  | 'schema_file_failed'
  | 'no_file_system'
  | 'connection_refused'
  | 'host_not_found'
  | 'connection_failed'
  | 'connection_timeout'
  | 'tls_failed'
  | 'connection_lost'
  | 'request_timeout'
  | 'gateway_error'
  | 'not_clickhouse'
  | 'invalid_connection'
  | 'authentication_failed'
  | 'access_denied'
  | 'readonly'
  | 'memory_limit_exceeded'
  | 'execution_timeout'
  | 'syntax_rejected'
  | 'unknown_object'
  | 'object_exists'
  | 'server_error'
  | 'outcome_unknown'
  | 'mutation_failing'
  | 'embedded_engine_missing'
  | 'embedded_platform_unsupported'
  | 'embedded_directory_in_use'
  | 'embedded_directory_unusable'
  | 'embedded_unsupported'
  | 'config_not_found'
  | 'config_not_loaded'
  | 'config_invalid'
  | 'config_unknown_key'
  | 'plugins_not_supported'
  | 'clickhouse_not_configured'
  | 'unknown_command'
  | 'unknown_flag'
  | 'missing_flag_value'
  | 'invalid_flag_value'
  | 'unexpected_argument'
  | 'invalid_journal_table'
  | 'plugin_not_configured'
  | 'unknown_diagnostic'
  | 'engine_trap'
  | 'internal'
  | 'engine_unavailable'

/** What is registered for a name. */
export interface RegisteredCode {
  code: string
  severity: Severity
  docs: string
}

/** Every diagnostic that chkit knows, by its name. */
export const codes: Readonly<Record<DiagnosticName, RegisteredCode>> = {
  invalid_shape: { code: 'CHK1001', severity: 'error', docs: 'crates/diagnostics/pages/CHK1001.md' },
  not_data: { code: 'CHK1002', severity: 'error', docs: 'crates/diagnostics/pages/CHK1002.md' },
  text_too_large: { code: 'CHK1003', severity: 'error', docs: 'crates/diagnostics/pages/CHK1003.md' },
  invalid_character: { code: 'CHK1004', severity: 'error', docs: 'crates/diagnostics/pages/CHK1004.md' },
  nesting_too_deep: { code: 'CHK1005', severity: 'error', docs: 'crates/diagnostics/pages/CHK1005.md' },
  empty_name: { code: 'CHK1006', severity: 'error', docs: 'crates/diagnostics/pages/CHK1006.md' },
  unknown_member: { code: 'CHK1007', severity: 'warning', docs: 'crates/diagnostics/pages/CHK1007.md' },
  not_initialized: { code: 'CHK1008', severity: 'error', docs: 'crates/diagnostics/pages/CHK1008.md' },
  duplicate_object_name: { code: 'CHK2001', severity: 'error', docs: 'crates/diagnostics/pages/CHK2001.md' },
  duplicate_column_name: { code: 'CHK2002', severity: 'error', docs: 'crates/diagnostics/pages/CHK2002.md' },
  duplicate_index_name: { code: 'CHK2003', severity: 'error', docs: 'crates/diagnostics/pages/CHK2003.md' },
  duplicate_projection_name: { code: 'CHK2004', severity: 'error', docs: 'crates/diagnostics/pages/CHK2004.md' },
  primary_key_missing_column: { code: 'CHK2005', severity: 'error', docs: 'crates/diagnostics/pages/CHK2005.md' },
  order_by_missing_column: { code: 'CHK2006', severity: 'error', docs: 'crates/diagnostics/pages/CHK2006.md' },
  unclosed_quote: { code: 'CHK3001', severity: 'error', docs: 'crates/diagnostics/pages/CHK3001.md' },
  unclosed_comment: { code: 'CHK3002', severity: 'error', docs: 'crates/diagnostics/pages/CHK3002.md' },
  unbalanced_bracket: { code: 'CHK3003', severity: 'error', docs: 'crates/diagnostics/pages/CHK3003.md' },
  unexpected_character: { code: 'CHK3004', severity: 'error', docs: 'crates/diagnostics/pages/CHK3004.md' },
  empty_text: { code: 'CHK3005', severity: 'error', docs: 'crates/diagnostics/pages/CHK3005.md' },
  several_statements: { code: 'CHK3006', severity: 'error', docs: 'crates/diagnostics/pages/CHK3006.md' },
  unknown_directive: { code: 'CHK3007', severity: 'error', docs: 'crates/diagnostics/pages/CHK3007.md' },
  structural_change_refused: { code: 'CHK4001', severity: 'error', docs: 'crates/diagnostics/pages/CHK4001.md' },
  key_column_change_refused: { code: 'CHK4002', severity: 'error', docs: 'crates/diagnostics/pages/CHK4002.md' },
  readonly_setting_refused: { code: 'CHK4003', severity: 'error', docs: 'crates/diagnostics/pages/CHK4003.md' },
  view_target_change_refused: { code: 'CHK4004', severity: 'error', docs: 'crates/diagnostics/pages/CHK4004.md' },
  rename_conflict: { code: 'CHK4005', severity: 'error', docs: 'crates/diagnostics/pages/CHK4005.md' },
  rename_source_missing: { code: 'CHK4006', severity: 'error', docs: 'crates/diagnostics/pages/CHK4006.md' },
  kind_change_refused: { code: 'CHK4007', severity: 'error', docs: 'crates/diagnostics/pages/CHK4007.md' },
  unsupported_by_engine: { code: 'CHK4008', severity: 'error', docs: 'crates/diagnostics/pages/CHK4008.md' },
  invalid_scope: { code: 'CHK4009', severity: 'error', docs: 'crates/diagnostics/pages/CHK4009.md' },
  reader_broken: { code: 'CHK4010', severity: 'error', docs: 'crates/diagnostics/pages/CHK4010.md' },
  column_still_used: { code: 'CHK4011', severity: 'error', docs: 'crates/diagnostics/pages/CHK4011.md' },
  drop_table_data_loss: { code: 'CHK5101', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5101.md' },
  drop_column_irreversible: { code: 'CHK5102', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5102.md' },
  drop_view_dependency_break: { code: 'CHK5103', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5103.md' },
  destructive_operation_review_required: { code: 'CHK5104', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5104.md' },
  destructive_not_allowed: { code: 'CHK5105', severity: 'error', docs: 'crates/diagnostics/pages/CHK5105.md' },
  nulls_replaced: { code: 'CHK5106', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5106.md' },
  rows_expire: { code: 'CHK5107', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5107.md' },
  old_rows_not_indexed: { code: 'CHK5201', severity: 'info', docs: 'crates/diagnostics/pages/CHK5201.md' },
  column_rewrite: { code: 'CHK5202', severity: 'info', docs: 'crates/diagnostics/pages/CHK5202.md' },
  ttl_rewrite: { code: 'CHK5203', severity: 'info', docs: 'crates/diagnostics/pages/CHK5203.md' },
  rename_breaks_readers: { code: 'CHK5301', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5301.md' },
  reader_may_break: { code: 'CHK5302', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5302.md' },
  values_not_stored: { code: 'CHK5303', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5303.md' },
  values_may_not_fit: { code: 'CHK5402', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5402.md' },
  invalid_nullable: { code: 'CHK5403', severity: 'error', docs: 'crates/diagnostics/pages/CHK5403.md' },
  database_not_named: { code: 'CHK5404', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5404.md' },
  snapshot_unreadable: { code: 'CHK6001', severity: 'error', docs: 'crates/diagnostics/pages/CHK6001.md' },
  snapshot_foreign: { code: 'CHK6002', severity: 'error', docs: 'crates/diagnostics/pages/CHK6002.md' },
  snapshot_missing: { code: 'CHK6003', severity: 'error', docs: 'crates/diagnostics/pages/CHK6003.md' },
  migration_unreadable: { code: 'CHK6004', severity: 'error', docs: 'crates/diagnostics/pages/CHK6004.md' },
  migration_truncated: { code: 'CHK6005', severity: 'error', docs: 'crates/diagnostics/pages/CHK6005.md' },
  migration_foreign: { code: 'CHK6006', severity: 'error', docs: 'crates/diagnostics/pages/CHK6006.md' },
  migration_changed: { code: 'CHK6007', severity: 'error', docs: 'crates/diagnostics/pages/CHK6007.md' },
  journal_foreign: { code: 'CHK6008', severity: 'error', docs: 'crates/diagnostics/pages/CHK6008.md' },
  file_not_written: { code: 'CHK6009', severity: 'error', docs: 'crates/diagnostics/pages/CHK6009.md' },
  directory_unreadable: { code: 'CHK6010', severity: 'error', docs: 'crates/diagnostics/pages/CHK6010.md' },
  journal_not_written: { code: 'CHK6011', severity: 'error', docs: 'crates/diagnostics/pages/CHK6011.md' },
  statement_unresolved: { code: 'CHK6012', severity: 'error', docs: 'crates/diagnostics/pages/CHK6012.md' },
  schema_files_not_found: { code: 'CHK6101', severity: 'error', docs: 'crates/diagnostics/pages/CHK6101.md' },
  schema_file_failed: { code: 'CHK6102', severity: 'error', docs: 'crates/diagnostics/pages/CHK6102.md' },
  no_file_system: { code: 'CHK6103', severity: 'error', docs: 'crates/diagnostics/pages/CHK6103.md' },
  connection_refused: { code: 'CHK7101', severity: 'error', docs: 'crates/diagnostics/pages/CHK7101.md' },
  host_not_found: { code: 'CHK7102', severity: 'error', docs: 'crates/diagnostics/pages/CHK7102.md' },
  connection_failed: { code: 'CHK7103', severity: 'error', docs: 'crates/diagnostics/pages/CHK7103.md' },
  connection_timeout: { code: 'CHK7104', severity: 'error', docs: 'crates/diagnostics/pages/CHK7104.md' },
  tls_failed: { code: 'CHK7105', severity: 'error', docs: 'crates/diagnostics/pages/CHK7105.md' },
  connection_lost: { code: 'CHK7106', severity: 'error', docs: 'crates/diagnostics/pages/CHK7106.md' },
  request_timeout: { code: 'CHK7107', severity: 'error', docs: 'crates/diagnostics/pages/CHK7107.md' },
  gateway_error: { code: 'CHK7108', severity: 'error', docs: 'crates/diagnostics/pages/CHK7108.md' },
  not_clickhouse: { code: 'CHK7109', severity: 'error', docs: 'crates/diagnostics/pages/CHK7109.md' },
  invalid_connection: { code: 'CHK7110', severity: 'error', docs: 'crates/diagnostics/pages/CHK7110.md' },
  authentication_failed: { code: 'CHK7201', severity: 'error', docs: 'crates/diagnostics/pages/CHK7201.md' },
  access_denied: { code: 'CHK7202', severity: 'error', docs: 'crates/diagnostics/pages/CHK7202.md' },
  readonly: { code: 'CHK7203', severity: 'error', docs: 'crates/diagnostics/pages/CHK7203.md' },
  memory_limit_exceeded: { code: 'CHK7204', severity: 'error', docs: 'crates/diagnostics/pages/CHK7204.md' },
  execution_timeout: { code: 'CHK7205', severity: 'error', docs: 'crates/diagnostics/pages/CHK7205.md' },
  syntax_rejected: { code: 'CHK7206', severity: 'error', docs: 'crates/diagnostics/pages/CHK7206.md' },
  unknown_object: { code: 'CHK7207', severity: 'error', docs: 'crates/diagnostics/pages/CHK7207.md' },
  object_exists: { code: 'CHK7208', severity: 'error', docs: 'crates/diagnostics/pages/CHK7208.md' },
  server_error: { code: 'CHK7209', severity: 'error', docs: 'crates/diagnostics/pages/CHK7209.md' },
  outcome_unknown: { code: 'CHK7210', severity: 'error', docs: 'crates/diagnostics/pages/CHK7210.md' },
  mutation_failing: { code: 'CHK7211', severity: 'error', docs: 'crates/diagnostics/pages/CHK7211.md' },
  embedded_engine_missing: { code: 'CHK7301', severity: 'error', docs: 'crates/diagnostics/pages/CHK7301.md' },
  embedded_platform_unsupported: { code: 'CHK7302', severity: 'error', docs: 'crates/diagnostics/pages/CHK7302.md' },
  embedded_directory_in_use: { code: 'CHK7303', severity: 'error', docs: 'crates/diagnostics/pages/CHK7303.md' },
  embedded_directory_unusable: { code: 'CHK7304', severity: 'error', docs: 'crates/diagnostics/pages/CHK7304.md' },
  embedded_unsupported: { code: 'CHK7305', severity: 'error', docs: 'crates/diagnostics/pages/CHK7305.md' },
  config_not_found: { code: 'CHK8001', severity: 'error', docs: 'crates/diagnostics/pages/CHK8001.md' },
  config_not_loaded: { code: 'CHK8002', severity: 'error', docs: 'crates/diagnostics/pages/CHK8002.md' },
  config_invalid: { code: 'CHK8003', severity: 'error', docs: 'crates/diagnostics/pages/CHK8003.md' },
  config_unknown_key: { code: 'CHK8004', severity: 'error', docs: 'crates/diagnostics/pages/CHK8004.md' },
  plugins_not_supported: { code: 'CHK8005', severity: 'error', docs: 'crates/diagnostics/pages/CHK8005.md' },
  clickhouse_not_configured: { code: 'CHK8006', severity: 'error', docs: 'crates/diagnostics/pages/CHK8006.md' },
  unknown_command: { code: 'CHK8007', severity: 'error', docs: 'crates/diagnostics/pages/CHK8007.md' },
  unknown_flag: { code: 'CHK8008', severity: 'error', docs: 'crates/diagnostics/pages/CHK8008.md' },
  missing_flag_value: { code: 'CHK8009', severity: 'error', docs: 'crates/diagnostics/pages/CHK8009.md' },
  invalid_flag_value: { code: 'CHK8010', severity: 'error', docs: 'crates/diagnostics/pages/CHK8010.md' },
  unexpected_argument: { code: 'CHK8011', severity: 'error', docs: 'crates/diagnostics/pages/CHK8011.md' },
  invalid_journal_table: { code: 'CHK8012', severity: 'error', docs: 'crates/diagnostics/pages/CHK8012.md' },
  plugin_not_configured: { code: 'CHK8013', severity: 'error', docs: 'crates/diagnostics/pages/CHK8013.md' },
  unknown_diagnostic: { code: 'CHK8014', severity: 'error', docs: 'crates/diagnostics/pages/CHK8014.md' },
  engine_trap: { code: 'CHK9001', severity: 'error', docs: 'crates/diagnostics/pages/CHK9001.md' },
  internal: { code: 'CHK9002', severity: 'error', docs: 'crates/diagnostics/pages/CHK9002.md' },
  engine_unavailable: { code: 'CHK9003', severity: 'error', docs: 'crates/diagnostics/pages/CHK9003.md' },
}
