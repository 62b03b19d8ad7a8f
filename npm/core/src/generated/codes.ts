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
  | 'statement_too_large'
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
  | 'unread_statement'
  | 'unknown_function'
  | 'unknown_table_function'
  | 'unknown_data_type'
  | 'unknown_engine'
  | 'unknown_codec'
  | 'unknown_index_type'
  | 'read_too_often'
  | 'syntax_error'
  | 'placeholder'
  | 'untyped_parameter'
  | 'client_command'
  | 'hyphen_in_name'
  | 'string_alias'
  | 'string_for_name'
  | 'bracketed_name'
  | 'joined_keywords'
  | 'exists_clause'
  | 'or_replace_position'
  | 'table_modifier'
  | 'schema_keyword'
  | 'drop_object'
  | 'drop_option'
  | 'table_like'
  | 'partitioned_by'
  | 'foreign_table_option'
  | 'engine_name'
  | 'clause_before_engine'
  | 'settings_list'
  | 'cluster_position'
  | 'ttl_target'
  | 'ttl_interval'
  | 'ttl_expression'
  | 'refresh_statement'
  | 'refresh_schedule'
  | 'security_before_target'
  | 'target_behind_query'
  | 'view_option'
  | 'view_without_as'
  | 'dictionary_engine'
  | 'dictionary_lifetime'
  | 'dictionary_source'
  | 'function_arguments'
  | 'named_collection_list'
  | 'index_method'
  | 'rename_pairs'
  | 'optimize_table'
  | 'index_without_type'
  | 'projection_query'
  | 'constraint_name'
  | 'foreign_key'
  | 'unique_constraint'
  | 'column_check'
  | 'generated_column'
  | 'identity_column'
  | 'on_update'
  | 'display_attribute'
  | 'character_set'
  | 'time_zone_type'
  | 'array_type_suffix'
  | 'angle_bracket_type'
  | 'enum_colon'
  | 'colon_before_type'
  | 'comment_text'
  | 'equals_default'
  | 'codec_arguments'
  | 'default_expression'
  | 'attribute_order'
  | 'missing_comma'
  | 'comment_statement'
  | 'alter_object'
  | 'alter_key'
  | 'alter_engine'
  | 'alter_constraint'
  | 'rename_by_alter'
  | 'rename_column_pair'
  | 'change_column'
  | 'alter_column_set'
  | 'repeated_command'
  | 'missing_column_word'
  | 'alter_comment'
  | 'update_set'
  | 'mutation_without_where'
  | 'returning'
  | 'partition_expression'
  | 'alter_without_command'
  | 'c_logical_operator'
  | 'regular_expression_operator'
  | 'bitwise_operator'
  | 'json_operator'
  | 'unknown_operator'
  | 'is_comparison'
  | 'postfix_not_null'
  | 'between_without_and'
  | 'else_if'
  | 'case_without_end'
  | 'interval_without_unit'
  | 'cast_without_type'
  | 'array_constructor'
  | 'join_without_on'
  | 'row_locking'
  | 'select_into'
  | 'alias_after_final'
  | 'table_sample'
  | 'star_exclude'
  | 'set_operator'
  | 'without_as'
  | 'window_frame'
  | 'empty_select'
  | 'duplicate_clause'
  | 'clause_order'
  | 'trailing_comma'
  | 'double_comma'
  | 'list_without_parentheses'
  | 'missing_by'
  | 'bare_window'
  | 'alter_without_modify'
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
  | 'needs_refused_change'
  | 'drop_table_data_loss'
  | 'drop_column_irreversible'
  | 'drop_view_dependency_break'
  | 'destructive_operation_review_required'
  | 'destructive_not_allowed'
  | 'nulls_replaced'
  | 'rows_expire'
  | 'oldest_rows_deleted'
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
  | 'migration_beyond_scope'
  | 'journal_missing'
  | 'migration_gone'
  | 'migration_renamed'
  | 'migration_out_of_order'
  | 'run_interrupted'
  | 'statement_running'
  | 'schema_files_not_found'
  | 'schema_file_failed'
  | 'no_file_system'
  | 'schema_file_empty'
  | 'schema_empty'
  | 'unknown_kind'
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
  | 'embedded_by_default'
  | 'selector_without_match'
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
  statement_too_large: { code: 'CHK1009', severity: 'error', docs: 'crates/diagnostics/pages/CHK1009.md' },
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
  unread_statement: { code: 'CHK3008', severity: 'error', docs: 'crates/diagnostics/pages/CHK3008.md' },
  unknown_function: { code: 'CHK3009', severity: 'warning', docs: 'crates/diagnostics/pages/CHK3009.md' },
  unknown_table_function: { code: 'CHK3010', severity: 'warning', docs: 'crates/diagnostics/pages/CHK3010.md' },
  unknown_data_type: { code: 'CHK3011', severity: 'error', docs: 'crates/diagnostics/pages/CHK3011.md' },
  unknown_engine: { code: 'CHK3012', severity: 'warning', docs: 'crates/diagnostics/pages/CHK3012.md' },
  unknown_codec: { code: 'CHK3013', severity: 'warning', docs: 'crates/diagnostics/pages/CHK3013.md' },
  unknown_index_type: { code: 'CHK3014', severity: 'warning', docs: 'crates/diagnostics/pages/CHK3014.md' },
  read_too_often: { code: 'CHK3015', severity: 'error', docs: 'crates/diagnostics/pages/CHK3015.md' },
  syntax_error: { code: 'CHK3100', severity: 'error', docs: 'crates/diagnostics/pages/CHK3100.md' },
  placeholder: { code: 'CHK3101', severity: 'error', docs: 'crates/diagnostics/pages/CHK3101.md' },
  untyped_parameter: { code: 'CHK3102', severity: 'error', docs: 'crates/diagnostics/pages/CHK3102.md' },
  client_command: { code: 'CHK3103', severity: 'error', docs: 'crates/diagnostics/pages/CHK3103.md' },
  hyphen_in_name: { code: 'CHK3104', severity: 'error', docs: 'crates/diagnostics/pages/CHK3104.md' },
  string_alias: { code: 'CHK3105', severity: 'error', docs: 'crates/diagnostics/pages/CHK3105.md' },
  string_for_name: { code: 'CHK3106', severity: 'error', docs: 'crates/diagnostics/pages/CHK3106.md' },
  bracketed_name: { code: 'CHK3107', severity: 'error', docs: 'crates/diagnostics/pages/CHK3107.md' },
  joined_keywords: { code: 'CHK3108', severity: 'error', docs: 'crates/diagnostics/pages/CHK3108.md' },
  exists_clause: { code: 'CHK3109', severity: 'error', docs: 'crates/diagnostics/pages/CHK3109.md' },
  or_replace_position: { code: 'CHK3110', severity: 'error', docs: 'crates/diagnostics/pages/CHK3110.md' },
  table_modifier: { code: 'CHK3111', severity: 'error', docs: 'crates/diagnostics/pages/CHK3111.md' },
  schema_keyword: { code: 'CHK3112', severity: 'error', docs: 'crates/diagnostics/pages/CHK3112.md' },
  drop_object: { code: 'CHK3113', severity: 'error', docs: 'crates/diagnostics/pages/CHK3113.md' },
  drop_option: { code: 'CHK3114', severity: 'error', docs: 'crates/diagnostics/pages/CHK3114.md' },
  table_like: { code: 'CHK3115', severity: 'error', docs: 'crates/diagnostics/pages/CHK3115.md' },
  partitioned_by: { code: 'CHK3116', severity: 'error', docs: 'crates/diagnostics/pages/CHK3116.md' },
  foreign_table_option: { code: 'CHK3117', severity: 'error', docs: 'crates/diagnostics/pages/CHK3117.md' },
  engine_name: { code: 'CHK3118', severity: 'error', docs: 'crates/diagnostics/pages/CHK3118.md' },
  clause_before_engine: { code: 'CHK3119', severity: 'error', docs: 'crates/diagnostics/pages/CHK3119.md' },
  settings_list: { code: 'CHK3120', severity: 'error', docs: 'crates/diagnostics/pages/CHK3120.md' },
  cluster_position: { code: 'CHK3121', severity: 'error', docs: 'crates/diagnostics/pages/CHK3121.md' },
  ttl_target: { code: 'CHK3122', severity: 'error', docs: 'crates/diagnostics/pages/CHK3122.md' },
  ttl_interval: { code: 'CHK3123', severity: 'error', docs: 'crates/diagnostics/pages/CHK3123.md' },
  ttl_expression: { code: 'CHK3124', severity: 'error', docs: 'crates/diagnostics/pages/CHK3124.md' },
  refresh_statement: { code: 'CHK3125', severity: 'error', docs: 'crates/diagnostics/pages/CHK3125.md' },
  refresh_schedule: { code: 'CHK3126', severity: 'error', docs: 'crates/diagnostics/pages/CHK3126.md' },
  security_before_target: { code: 'CHK3127', severity: 'error', docs: 'crates/diagnostics/pages/CHK3127.md' },
  target_behind_query: { code: 'CHK3128', severity: 'error', docs: 'crates/diagnostics/pages/CHK3128.md' },
  view_option: { code: 'CHK3129', severity: 'error', docs: 'crates/diagnostics/pages/CHK3129.md' },
  view_without_as: { code: 'CHK3130', severity: 'error', docs: 'crates/diagnostics/pages/CHK3130.md' },
  dictionary_engine: { code: 'CHK3131', severity: 'error', docs: 'crates/diagnostics/pages/CHK3131.md' },
  dictionary_lifetime: { code: 'CHK3132', severity: 'error', docs: 'crates/diagnostics/pages/CHK3132.md' },
  dictionary_source: { code: 'CHK3133', severity: 'error', docs: 'crates/diagnostics/pages/CHK3133.md' },
  function_arguments: { code: 'CHK3134', severity: 'error', docs: 'crates/diagnostics/pages/CHK3134.md' },
  named_collection_list: { code: 'CHK3135', severity: 'error', docs: 'crates/diagnostics/pages/CHK3135.md' },
  index_method: { code: 'CHK3136', severity: 'error', docs: 'crates/diagnostics/pages/CHK3136.md' },
  rename_pairs: { code: 'CHK3137', severity: 'error', docs: 'crates/diagnostics/pages/CHK3137.md' },
  optimize_table: { code: 'CHK3138', severity: 'error', docs: 'crates/diagnostics/pages/CHK3138.md' },
  index_without_type: { code: 'CHK3139', severity: 'error', docs: 'crates/diagnostics/pages/CHK3139.md' },
  projection_query: { code: 'CHK3140', severity: 'error', docs: 'crates/diagnostics/pages/CHK3140.md' },
  constraint_name: { code: 'CHK3141', severity: 'error', docs: 'crates/diagnostics/pages/CHK3141.md' },
  foreign_key: { code: 'CHK3142', severity: 'error', docs: 'crates/diagnostics/pages/CHK3142.md' },
  unique_constraint: { code: 'CHK3143', severity: 'error', docs: 'crates/diagnostics/pages/CHK3143.md' },
  column_check: { code: 'CHK3144', severity: 'error', docs: 'crates/diagnostics/pages/CHK3144.md' },
  generated_column: { code: 'CHK3145', severity: 'error', docs: 'crates/diagnostics/pages/CHK3145.md' },
  identity_column: { code: 'CHK3146', severity: 'error', docs: 'crates/diagnostics/pages/CHK3146.md' },
  on_update: { code: 'CHK3147', severity: 'error', docs: 'crates/diagnostics/pages/CHK3147.md' },
  display_attribute: { code: 'CHK3148', severity: 'error', docs: 'crates/diagnostics/pages/CHK3148.md' },
  character_set: { code: 'CHK3149', severity: 'error', docs: 'crates/diagnostics/pages/CHK3149.md' },
  time_zone_type: { code: 'CHK3150', severity: 'error', docs: 'crates/diagnostics/pages/CHK3150.md' },
  array_type_suffix: { code: 'CHK3151', severity: 'error', docs: 'crates/diagnostics/pages/CHK3151.md' },
  angle_bracket_type: { code: 'CHK3152', severity: 'error', docs: 'crates/diagnostics/pages/CHK3152.md' },
  enum_colon: { code: 'CHK3153', severity: 'error', docs: 'crates/diagnostics/pages/CHK3153.md' },
  colon_before_type: { code: 'CHK3154', severity: 'error', docs: 'crates/diagnostics/pages/CHK3154.md' },
  comment_text: { code: 'CHK3155', severity: 'error', docs: 'crates/diagnostics/pages/CHK3155.md' },
  equals_default: { code: 'CHK3156', severity: 'error', docs: 'crates/diagnostics/pages/CHK3156.md' },
  codec_arguments: { code: 'CHK3157', severity: 'error', docs: 'crates/diagnostics/pages/CHK3157.md' },
  default_expression: { code: 'CHK3158', severity: 'error', docs: 'crates/diagnostics/pages/CHK3158.md' },
  attribute_order: { code: 'CHK3159', severity: 'error', docs: 'crates/diagnostics/pages/CHK3159.md' },
  missing_comma: { code: 'CHK3160', severity: 'error', docs: 'crates/diagnostics/pages/CHK3160.md' },
  comment_statement: { code: 'CHK3161', severity: 'error', docs: 'crates/diagnostics/pages/CHK3161.md' },
  alter_object: { code: 'CHK3162', severity: 'error', docs: 'crates/diagnostics/pages/CHK3162.md' },
  alter_key: { code: 'CHK3163', severity: 'error', docs: 'crates/diagnostics/pages/CHK3163.md' },
  alter_engine: { code: 'CHK3164', severity: 'error', docs: 'crates/diagnostics/pages/CHK3164.md' },
  alter_constraint: { code: 'CHK3165', severity: 'error', docs: 'crates/diagnostics/pages/CHK3165.md' },
  rename_by_alter: { code: 'CHK3166', severity: 'error', docs: 'crates/diagnostics/pages/CHK3166.md' },
  rename_column_pair: { code: 'CHK3167', severity: 'error', docs: 'crates/diagnostics/pages/CHK3167.md' },
  change_column: { code: 'CHK3168', severity: 'error', docs: 'crates/diagnostics/pages/CHK3168.md' },
  alter_column_set: { code: 'CHK3169', severity: 'error', docs: 'crates/diagnostics/pages/CHK3169.md' },
  repeated_command: { code: 'CHK3170', severity: 'error', docs: 'crates/diagnostics/pages/CHK3170.md' },
  missing_column_word: { code: 'CHK3171', severity: 'error', docs: 'crates/diagnostics/pages/CHK3171.md' },
  alter_comment: { code: 'CHK3172', severity: 'error', docs: 'crates/diagnostics/pages/CHK3172.md' },
  update_set: { code: 'CHK3173', severity: 'error', docs: 'crates/diagnostics/pages/CHK3173.md' },
  mutation_without_where: { code: 'CHK3174', severity: 'error', docs: 'crates/diagnostics/pages/CHK3174.md' },
  returning: { code: 'CHK3175', severity: 'error', docs: 'crates/diagnostics/pages/CHK3175.md' },
  partition_expression: { code: 'CHK3176', severity: 'error', docs: 'crates/diagnostics/pages/CHK3176.md' },
  alter_without_command: { code: 'CHK3177', severity: 'error', docs: 'crates/diagnostics/pages/CHK3177.md' },
  c_logical_operator: { code: 'CHK3178', severity: 'error', docs: 'crates/diagnostics/pages/CHK3178.md' },
  regular_expression_operator: { code: 'CHK3179', severity: 'error', docs: 'crates/diagnostics/pages/CHK3179.md' },
  bitwise_operator: { code: 'CHK3180', severity: 'error', docs: 'crates/diagnostics/pages/CHK3180.md' },
  json_operator: { code: 'CHK3181', severity: 'error', docs: 'crates/diagnostics/pages/CHK3181.md' },
  unknown_operator: { code: 'CHK3182', severity: 'error', docs: 'crates/diagnostics/pages/CHK3182.md' },
  is_comparison: { code: 'CHK3183', severity: 'error', docs: 'crates/diagnostics/pages/CHK3183.md' },
  postfix_not_null: { code: 'CHK3184', severity: 'error', docs: 'crates/diagnostics/pages/CHK3184.md' },
  between_without_and: { code: 'CHK3185', severity: 'error', docs: 'crates/diagnostics/pages/CHK3185.md' },
  else_if: { code: 'CHK3186', severity: 'error', docs: 'crates/diagnostics/pages/CHK3186.md' },
  case_without_end: { code: 'CHK3187', severity: 'error', docs: 'crates/diagnostics/pages/CHK3187.md' },
  interval_without_unit: { code: 'CHK3188', severity: 'error', docs: 'crates/diagnostics/pages/CHK3188.md' },
  cast_without_type: { code: 'CHK3189', severity: 'error', docs: 'crates/diagnostics/pages/CHK3189.md' },
  array_constructor: { code: 'CHK3190', severity: 'error', docs: 'crates/diagnostics/pages/CHK3190.md' },
  join_without_on: { code: 'CHK3191', severity: 'error', docs: 'crates/diagnostics/pages/CHK3191.md' },
  row_locking: { code: 'CHK3192', severity: 'error', docs: 'crates/diagnostics/pages/CHK3192.md' },
  select_into: { code: 'CHK3193', severity: 'error', docs: 'crates/diagnostics/pages/CHK3193.md' },
  alias_after_final: { code: 'CHK3194', severity: 'error', docs: 'crates/diagnostics/pages/CHK3194.md' },
  table_sample: { code: 'CHK3195', severity: 'error', docs: 'crates/diagnostics/pages/CHK3195.md' },
  star_exclude: { code: 'CHK3196', severity: 'error', docs: 'crates/diagnostics/pages/CHK3196.md' },
  set_operator: { code: 'CHK3197', severity: 'error', docs: 'crates/diagnostics/pages/CHK3197.md' },
  without_as: { code: 'CHK3198', severity: 'error', docs: 'crates/diagnostics/pages/CHK3198.md' },
  window_frame: { code: 'CHK3199', severity: 'error', docs: 'crates/diagnostics/pages/CHK3199.md' },
  empty_select: { code: 'CHK3200', severity: 'error', docs: 'crates/diagnostics/pages/CHK3200.md' },
  duplicate_clause: { code: 'CHK3201', severity: 'error', docs: 'crates/diagnostics/pages/CHK3201.md' },
  clause_order: { code: 'CHK3202', severity: 'error', docs: 'crates/diagnostics/pages/CHK3202.md' },
  trailing_comma: { code: 'CHK3203', severity: 'error', docs: 'crates/diagnostics/pages/CHK3203.md' },
  double_comma: { code: 'CHK3204', severity: 'error', docs: 'crates/diagnostics/pages/CHK3204.md' },
  list_without_parentheses: { code: 'CHK3205', severity: 'error', docs: 'crates/diagnostics/pages/CHK3205.md' },
  missing_by: { code: 'CHK3206', severity: 'error', docs: 'crates/diagnostics/pages/CHK3206.md' },
  bare_window: { code: 'CHK3207', severity: 'error', docs: 'crates/diagnostics/pages/CHK3207.md' },
  alter_without_modify: { code: 'CHK3208', severity: 'error', docs: 'crates/diagnostics/pages/CHK3208.md' },
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
  needs_refused_change: { code: 'CHK4012', severity: 'error', docs: 'crates/diagnostics/pages/CHK4012.md' },
  drop_table_data_loss: { code: 'CHK5101', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5101.md' },
  drop_column_irreversible: { code: 'CHK5102', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5102.md' },
  drop_view_dependency_break: { code: 'CHK5103', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5103.md' },
  destructive_operation_review_required: { code: 'CHK5104', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5104.md' },
  destructive_not_allowed: { code: 'CHK5105', severity: 'error', docs: 'crates/diagnostics/pages/CHK5105.md' },
  nulls_replaced: { code: 'CHK5106', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5106.md' },
  rows_expire: { code: 'CHK5107', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5107.md' },
  oldest_rows_deleted: { code: 'CHK5108', severity: 'warning', docs: 'crates/diagnostics/pages/CHK5108.md' },
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
  migration_beyond_scope: { code: 'CHK6013', severity: 'error', docs: 'crates/diagnostics/pages/CHK6013.md' },
  journal_missing: { code: 'CHK6014', severity: 'error', docs: 'crates/diagnostics/pages/CHK6014.md' },
  migration_gone: { code: 'CHK6015', severity: 'warning', docs: 'crates/diagnostics/pages/CHK6015.md' },
  migration_renamed: { code: 'CHK6016', severity: 'error', docs: 'crates/diagnostics/pages/CHK6016.md' },
  migration_out_of_order: { code: 'CHK6017', severity: 'warning', docs: 'crates/diagnostics/pages/CHK6017.md' },
  run_interrupted: { code: 'CHK6018', severity: 'error', docs: 'crates/diagnostics/pages/CHK6018.md' },
  statement_running: { code: 'CHK6019', severity: 'error', docs: 'crates/diagnostics/pages/CHK6019.md' },
  schema_files_not_found: { code: 'CHK6101', severity: 'error', docs: 'crates/diagnostics/pages/CHK6101.md' },
  schema_file_failed: { code: 'CHK6102', severity: 'error', docs: 'crates/diagnostics/pages/CHK6102.md' },
  no_file_system: { code: 'CHK6103', severity: 'error', docs: 'crates/diagnostics/pages/CHK6103.md' },
  schema_file_empty: { code: 'CHK6104', severity: 'warning', docs: 'crates/diagnostics/pages/CHK6104.md' },
  schema_empty: { code: 'CHK6105', severity: 'error', docs: 'crates/diagnostics/pages/CHK6105.md' },
  unknown_kind: { code: 'CHK6106', severity: 'warning', docs: 'crates/diagnostics/pages/CHK6106.md' },
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
  embedded_by_default: { code: 'CHK8015', severity: 'warning', docs: 'crates/diagnostics/pages/CHK8015.md' },
  selector_without_match: { code: 'CHK8016', severity: 'error', docs: 'crates/diagnostics/pages/CHK8016.md' },
  engine_trap: { code: 'CHK9001', severity: 'error', docs: 'crates/diagnostics/pages/CHK9001.md' },
  internal: { code: 'CHK9002', severity: 'error', docs: 'crates/diagnostics/pages/CHK9002.md' },
  engine_unavailable: { code: 'CHK9003', severity: 'error', docs: 'crates/diagnostics/pages/CHK9003.md' },
}
