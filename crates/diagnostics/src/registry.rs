use crate::Severity;

/// Turns each row into a variant of [`Code`] and into the answers about it.
///
/// A row: `Variant = number "name" severity "what it means";`. Each has a page `pages/CHKnnnn.md`.
/// Numbers are never used again; a retired row stays, with a page that says so.
macro_rules! registry {
    ($($variant:ident = $number:literal $name:literal $severity:ident $summary:literal;)*) => {
        /// Every finding chkit can make. The thousands digit is the family.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $summary] $variant,)*
        }

        impl Code {
            /// All codes, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable code, such as `CHK1001`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => concat!("CHK", $number),)* }
            }

            /// The stable name, such as `invalid_shape`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The usual severity.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it means, in one sentence.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)* }
            }

            /// Where its page is, from the top of the repository.
            pub fn docs(self) -> &'static str {
                match self { $(Self::$variant => concat!("crates/diagnostics/pages/CHK", $number, ".md"),)* }
            }
        }
    };
}

registry! {
    // 1: input
    InvalidShape = 1001 "invalid_shape" Error "A value does not have the shape that is asked for.";
    NotData = 1002 "not_data" Error "A value cannot be written as data: it is cyclic, a function, a symbol, a big integer, or a getter that throws.";
    TextTooLarge = 1003 "text_too_large" Error "A text is longer than the limit.";
    InvalidCharacter = 1004 "invalid_character" Error "A text holds a character that no statement can hold.";
    NestingTooDeep = 1005 "nesting_too_deep" Error "A value is nested deeper than the limit.";
    EmptyName = 1006 "empty_name" Error "An object, a column, an index or a projection has no name.";
    UnknownMember = 1007 "unknown_member" Warning "A definition has a member that chkit does not know and does not act on.";
    NotInitialized = 1008 "not_initialized" Error "The slim entry point was called before it was given the engine.";
    StatementTooLarge = 1009 "statement_too_large" Error "A statement is longer than the limit, or has more words and signs.";

    // 2: schema
    DuplicateObjectName = 2001 "duplicate_object_name" Error "Two definitions describe the same object.";
    DuplicateColumnName = 2002 "duplicate_column_name" Error "Two columns of a table have the same name.";
    DuplicateIndexName = 2003 "duplicate_index_name" Error "Two indexes of a table have the same name.";
    DuplicateProjectionName = 2004 "duplicate_projection_name" Error "Two projections of a table have the same name.";
    PrimaryKeyMissingColumn = 2005 "primary_key_missing_column" Error "The primary key names a column that the table does not have.";
    OrderByMissingColumn = 2006 "order_by_missing_column" Error "The sorting key names a column that the table does not have.";

    // 3: SQL text
    UnclosedQuote = 3001 "unclosed_quote" Error "A quoted text or name is never closed.";
    UnclosedComment = 3002 "unclosed_comment" Error "A comment is never closed.";
    UnbalancedBracket = 3003 "unbalanced_bracket" Error "A bracket has no partner.";
    UnexpectedCharacter = 3004 "unexpected_character" Error "A character cannot stand in a statement.";
    EmptyText = 3005 "empty_text" Error "A text that must hold SQL is empty.";
    SeveralStatements = 3006 "several_statements" Error "A text that must hold one expression or query holds a semicolon.";
    UnknownDirective = 3007 "unknown_directive" Error "A `-- chkit:` line asks for something chkit does not know.";
    UnreadStatement = 3008 "unread_statement" Error "A statement is of a kind that chkit recognizes and does not take apart.";
    UnknownFunction = 3009 "unknown_function" Warning "A function is called that ClickHouse does not have.";
    UnknownTableFunction = 3010 "unknown_table_function" Warning "A table function is called that ClickHouse does not have.";
    UnknownDataType = 3011 "unknown_data_type" Error "A data type is named that ClickHouse does not have.";
    UnknownEngine = 3012 "unknown_engine" Warning "An engine is named that ClickHouse does not have.";
    UnknownCodec = 3013 "unknown_codec" Warning "A codec is named that ClickHouse does not have.";
    UnknownIndexType = 3014 "unknown_index_type" Warning "An index is of a type that ClickHouse does not have.";
    ReadTooOften = 3015 "read_too_often" Error "So many words of a statement can be names or keywords that it would be read too often.";
    SyntaxError = 3100 "syntax_error" Error "A statement is not written as ClickHouse reads it.";
    Placeholder = 3101 "placeholder" Error "A text holds a placeholder that another tool has to fill in.";
    UntypedParameter = 3102 "untyped_parameter" Error "A query parameter has no type.";
    ClientCommand = 3103 "client_command" Error "A line is a command of another database's client.";
    HyphenInName = 3104 "hyphen_in_name" Error "A name with a hyphen stands without quotes.";
    StringAlias = 3105 "string_alias" Error "An alias is a string.";
    StringForName = 3106 "string_for_name" Error "A string stands where a name has to stand.";
    BracketedName = 3107 "bracketed_name" Error "A name stands in square brackets.";
    JoinedKeywords = 3108 "joined_keywords" Error "Two keywords are written as one.";
    ExistsClause = 3109 "exists_clause" Error "A condition on existence is not written as the statement takes it.";
    OrReplacePosition = 3110 "or_replace_position" Error "OR REPLACE stands in the wrong place.";
    TableModifier = 3111 "table_modifier" Error "A word before TABLE belongs to another database.";
    SchemaKeyword = 3112 "schema_keyword" Error "What holds tables is called a database.";
    DropObject = 3113 "drop_object" Error "DROP does not take this kind of object.";
    DropOption = 3114 "drop_option" Error "DROP does not take this option.";
    TableLike = 3115 "table_like" Error "A table like another is created with AS.";
    PartitionedBy = 3116 "partitioned_by" Error "A clause for partitions or order is spelled as in another database.";
    ForeignTableOption = 3117 "foreign_table_option" Error "A table has an option of another database.";
    EngineName = 3118 "engine_name" Error "The name of an engine is a string.";
    ClauseBeforeEngine = 3119 "clause_before_engine" Error "A clause of the table stands before its engine.";
    SettingsList = 3120 "settings_list" Error "Settings are not a list of names and values.";
    ClusterPosition = 3121 "cluster_position" Error "ON CLUSTER stands in the wrong place, or has no name.";
    TtlTarget = 3122 "ttl_target" Error "A TTL does not say to which disk or volume it moves data.";
    TtlInterval = 3123 "ttl_interval" Error "A span of time in a TTL misses the word INTERVAL.";
    TtlExpression = 3124 "ttl_expression" Error "A TTL has no expression.";
    RefreshStatement = 3125 "refresh_statement" Error "A view is refreshed by a SYSTEM command.";
    RefreshSchedule = 3126 "refresh_schedule" Error "The schedule of a refreshable view is not complete, or stands in the wrong place.";
    SecurityBeforeTarget = 3127 "security_before_target" Error "SQL SECURITY or DEFINER stands before the target of a view.";
    TargetBehindQuery = 3128 "target_behind_query" Error "The target of a materialized view stands in the wrong place.";
    ViewOption = 3129 "view_option" Error "A view has an option of another database.";
    ViewWithoutAs = 3130 "view_without_as" Error "AS is missing before the query of a view.";
    DictionaryEngine = 3131 "dictionary_engine" Error "A dictionary has an engine.";
    DictionaryLifetime = 3132 "dictionary_lifetime" Error "The lifetime of a dictionary stands without parentheses.";
    DictionarySource = 3133 "dictionary_source" Error "An argument of a dictionary is not written as pairs of a name and a value.";
    FunctionArguments = 3134 "function_arguments" Error "The arguments of a function stand before AS.";
    NamedCollectionList = 3135 "named_collection_list" Error "The pairs of a named collection are not written as the statement takes them.";
    IndexMethod = 3136 "index_method" Error "An index has a method of another database.";
    RenamePairs = 3137 "rename_pairs" Error "The names of RENAME or EXCHANGE are not joined as the statement takes it.";
    OptimizeTable = 3138 "optimize_table" Error "OPTIMIZE misses the word TABLE.";
    IndexWithoutType = 3139 "index_without_type" Error "An index has no type.";
    ProjectionQuery = 3140 "projection_query" Error "The query of a projection is not written as the server takes it.";
    ConstraintName = 3141 "constraint_name" Error "A constraint has no name.";
    ForeignKey = 3142 "foreign_key" Error "ClickHouse has no foreign keys.";
    UniqueConstraint = 3143 "unique_constraint" Error "ClickHouse keeps no values unique.";
    ColumnCheck = 3144 "column_check" Error "A check is a constraint of the table, with a name.";
    GeneratedColumn = 3145 "generated_column" Error "A computed column is declared as in another database.";
    IdentityColumn = 3146 "identity_column" Error "ClickHouse counts no rows into a column.";
    OnUpdate = 3147 "on_update" Error "Nothing happens to a row on UPDATE or DELETE.";
    DisplayAttribute = 3148 "display_attribute" Error "A column has an attribute of another database.";
    CharacterSet = 3149 "character_set" Error "Texts have no character set.";
    TimeZoneType = 3150 "time_zone_type" Error "The time zone is an argument of the type.";
    ArrayTypeSuffix = 3151 "array_type_suffix" Error "Square brackets make no array type.";
    AngleBracketType = 3152 "angle_bracket_type" Error "A type takes its arguments in parentheses.";
    EnumColon = 3153 "enum_colon" Error "A member of an enum gets its number with an equals sign.";
    ColonBeforeType = 3154 "colon_before_type" Error "A colon stands between a column and its type.";
    CommentText = 3155 "comment_text" Error "A comment is not a text in single quotes.";
    EqualsDefault = 3156 "equals_default" Error "A default is written with an equals sign.";
    CodecArguments = 3157 "codec_arguments" Error "A codec stands without parentheses.";
    DefaultExpression = 3158 "default_expression" Error "The expression of a column is missing.";
    AttributeOrder = 3159 "attribute_order" Error "An attribute stands too late in its column.";
    MissingComma = 3160 "missing_comma" Error "A comma is missing between two columns.";
    CommentStatement = 3161 "comment_statement" Error "A comment is set by a statement of its own.";
    AlterObject = 3162 "alter_object" Error "ALTER does not take this kind of object.";
    AlterKey = 3163 "alter_key" Error "A key of a table cannot be altered.";
    AlterEngine = 3164 "alter_engine" Error "The engine of a table cannot be altered.";
    AlterConstraint = 3165 "alter_constraint" Error "ALTER cannot add this constraint.";
    RenameByAlter = 3166 "rename_by_alter" Error "ALTER renames columns, not tables.";
    RenameColumnPair = 3167 "rename_column_pair" Error "TO is missing between two names.";
    ChangeColumn = 3168 "change_column" Error "CHANGE is not a command of ALTER.";
    AlterColumnSet = 3169 "alter_column_set" Error "An attribute of a column is changed as in another database.";
    RepeatedCommand = 3170 "repeated_command" Error "Several columns stand behind one command of ALTER.";
    MissingColumnWord = 3171 "missing_column_word" Error "A command of ALTER does not say what it changes.";
    AlterComment = 3172 "alter_comment" Error "A command of ALTER does not say whose comment it sets.";
    UpdateSet = 3173 "update_set" Error "An update by ALTER has a SET.";
    MutationWithoutWhere = 3174 "mutation_without_where" Error "A mutation does not say which rows it means.";
    Returning = 3175 "returning" Error "A change of rows gives nothing back.";
    PartitionExpression = 3176 "partition_expression" Error "A command on a partition is not complete.";
    AlterWithoutCommand = 3177 "alter_without_command" Error "ALTER does not say what to alter.";
    CLogicalOperator = 3178 "c_logical_operator" Error "A logical operator is spelled as in C.";
    RegularExpressionOperator = 3179 "regular_expression_operator" Error "A regular expression is matched with an operator of another database.";
    BitwiseOperator = 3180 "bitwise_operator" Error "Bits have functions, not operators.";
    JsonOperator = 3181 "json_operator" Error "JSON is read with an operator of another database.";
    UnknownOperator = 3182 "unknown_operator" Error "No operator is written like this.";
    IsComparison = 3183 "is_comparison" Error "IS compares with something else than NULL, TRUE or FALSE.";
    PostfixNotNull = 3184 "postfix_not_null" Error "NOT NULL stands behind a value as a condition.";
    BetweenWithoutAnd = 3185 "between_without_and" Error "BETWEEN has no upper bound.";
    ElseIf = 3186 "else_if" Error "A CASE has an ELSEIF.";
    CaseWithoutEnd = 3187 "case_without_end" Error "A CASE has no END.";
    IntervalWithoutUnit = 3188 "interval_without_unit" Error "An interval has no unit.";
    CastWithoutType = 3189 "cast_without_type" Error "A CAST does not say to which type.";
    ArrayConstructor = 3190 "array_constructor" Error "An array is written with the word ARRAY.";
    JoinWithoutOn = 3191 "join_without_on" Error "A join does not say what belongs together.";
    RowLocking = 3192 "row_locking" Error "ClickHouse locks no rows.";
    SelectInto = 3193 "select_into" Error "A query is stored with INTO.";
    AliasAfterFinal = 3194 "alias_after_final" Error "An alias stands behind FINAL.";
    TableSample = 3195 "table_sample" Error "A sample is taken with TABLESAMPLE.";
    StarExclude = 3196 "star_exclude" Error "Columns are left out with EXCLUDE.";
    SetOperator = 3197 "set_operator" Error "Queries are subtracted with MINUS.";
    WithoutAs = 3198 "without_as" Error "A named query of WITH is not complete.";
    WindowFrame = 3199 "window_frame" Error "A window frame misses BETWEEN.";
    EmptySelect = 3200 "empty_select" Error "A query selects nothing.";
    DuplicateClause = 3201 "duplicate_clause" Error "A clause stands twice in a query.";
    ClauseOrder = 3202 "clause_order" Error "A clause stands too late in its query.";
    TrailingComma = 3203 "trailing_comma" Error "A comma stands behind the last member of a list.";
    DoubleComma = 3204 "double_comma" Error "A comma stands where a member of a list is missing.";
    ListWithoutParentheses = 3205 "list_without_parentheses" Error "A list of several stands without parentheses.";
    MissingBy = 3206 "missing_by" Error "A clause misses its word BY.";
    BareWindow = 3207 "bare_window" Error "A window or a filter stands without parentheses.";
    AlterWithoutModify = 3208 "alter_without_modify" Error "An ALTER names a clause of a table and not what becomes of it.";

    // 4: planning
    StructuralChangeRefused = 4001 "structural_change_refused" Error "A change of the engine or of a key needs the table to be built anew.";
    KeyColumnChangeRefused = 4002 "key_column_change_refused" Error "A column that a key uses cannot be changed in place.";
    ReadonlySettingRefused = 4003 "readonly_setting_refused" Error "A setting is fixed when the table is created.";
    ViewTargetChangeRefused = 4004 "view_target_change_refused" Error "A materialized view cannot be pointed at another table in place.";
    RenameConflict = 4005 "rename_conflict" Error "Two renames contradict each other.";
    RenameSourceMissing = 4006 "rename_source_missing" Error "A rename names an object or a column that is not there.";
    KindChangeRefused = 4007 "kind_change_refused" Error "A table cannot become a view, or a view a table, without losing its rows.";
    UnsupportedByEngine = 4008 "unsupported_by_engine" Error "The table's engine does not take this kind of change.";
    InvalidScope = 4009 "invalid_scope" Error "A table selector cannot be read.";
    ReaderBroken = 4010 "reader_broken" Error "A view reads or fills what the plan would take away.";
    ColumnStillUsed = 4011 "column_still_used" Error "Another member of a table uses a column that the table no longer has.";
    NeedsRefusedChange = 4012 "needs_refused_change" Error "A change waits for another one, which is refused.";

    // 51: safety, destructive
    DropTableDataLoss = 5101 "drop_table_data_loss" Warning "Dropping a table deletes its rows.";
    DropColumnIrreversible = 5102 "drop_column_irreversible" Warning "Dropping a column deletes its data.";
    DropViewDependencyBreak = 5103 "drop_view_dependency_break" Warning "Dropping a view breaks what reads it; a materialized view stops filling its table.";
    DestructiveOperationReviewRequired = 5104 "destructive_operation_review_required" Warning "A statement may delete data.";
    DestructiveNotAllowed = 5105 "destructive_not_allowed" Error "Pending migrations may delete data, and nothing allows that.";
    NullsReplaced = 5106 "nulls_replaced" Warning "A column that becomes not nullable holds its default where it held NULL.";
    RowsExpire = 5107 "rows_expire" Warning "A new TTL deletes the rows that it finds old enough.";
    OldestRowsDeleted = 5108 "oldest_rows_deleted" Warning "A table in memory that shall keep fewer rows deletes its oldest ones.";
    // 52: safety, cost
    OldRowsNotIndexed = 5201 "old_rows_not_indexed" Info "A new index or projection covers only rows that are written from now on.";
    ColumnRewrite = 5202 "column_rewrite" Info "A changed type rewrites the column in every part of the table.";
    TtlRewrite = 5203 "ttl_rewrite" Info "A changed TTL is applied to existing rows by rewriting parts.";
    // 53: safety, breaking
    RenameBreaksReaders = 5301 "rename_breaks_readers" Warning "A renamed table or column is unknown to those who still use the old name.";
    ReaderMayBreak = 5302 "reader_may_break" Warning "A view may read what the plan takes away.";
    ValuesNotStored = 5303 "values_not_stored" Warning "A materialized view may give values for a column that its table no longer has.";
    // 54: safety, will fail
    ValuesMayNotFit = 5402 "values_may_not_fit" Warning "A column's values may not fit its new type.";
    InvalidNullable = 5403 "invalid_nullable" Error "The server does not allow this type inside Nullable.";
    DatabaseNotNamed = 5404 "database_not_named" Warning "A view names a table without its database, and the session decides which one that is.";

    // 6: files, journal, lock
    SnapshotUnreadable = 6001 "snapshot_unreadable" Error "The snapshot cannot be read as a snapshot.";
    SnapshotForeign = 6002 "snapshot_foreign" Error "The snapshot has a version this chkit does not know.";
    SnapshotMissing = 6003 "snapshot_missing" Error "There is no snapshot to compare with.";
    MigrationUnreadable = 6004 "migration_unreadable" Error "A migration file cannot be read.";
    MigrationTruncated = 6005 "migration_truncated" Error "A migration file ends before what its header announces.";
    MigrationForeign = 6006 "migration_foreign" Error "A migration file has a format this chkit does not know.";
    MigrationChanged = 6007 "migration_changed" Error "A migration file is not the one that was applied.";
    JournalForeign = 6008 "journal_foreign" Error "A table with the journal's name is not a journal.";
    FileNotWritten = 6009 "file_not_written" Error "A file or a folder cannot be written.";
    DirectoryUnreadable = 6010 "directory_unreadable" Error "A folder cannot be read.";
    JournalNotWritten = 6011 "journal_not_written" Error "A migration ran, and the journal could not be told.";
    StatementUnresolved = 6012 "statement_unresolved" Error "A statement may have run, and running it again is not surely harmless.";
    MigrationBeyondScope = 6013 "migration_beyond_scope" Error "A migration also runs statements that the selector leaves out.";
    JournalMissing = 6014 "journal_missing" Error "The journal is empty, and what the migrations create is on the server already.";
    MigrationGone = 6015 "migration_gone" Warning "A migration is in the journal, and its file is not in the folder.";
    MigrationRenamed = 6016 "migration_renamed" Error "A pending file is a migration of the journal under another name.";
    MigrationOutOfOrder = 6017 "migration_out_of_order" Warning "A pending migration sorts before one that is applied.";
    RunInterrupted = 6018 "run_interrupted" Error "A run was interrupted while a statement was running.";
    StatementRunning = 6019 "statement_running" Error "A statement of another run is still running.";

    // 61: schema files
    SchemaFilesNotFound = 6101 "schema_files_not_found" Error "No file matches the patterns of `config.schema`.";
    SchemaFileFailed = 6102 "schema_file_failed" Error "A schema file stops with an error when it is loaded.";
    NoFileSystem = 6103 "no_file_system" Error "This runtime has no files to load a schema from.";
    SchemaFileEmpty = 6104 "schema_file_empty" Warning "A schema file exports no definition.";
    SchemaEmpty = 6105 "schema_empty" Error "The schema files define nothing, and the snapshot has objects.";
    UnknownKind = 6106 "unknown_kind" Warning "A schema file exports something of a kind that chkit does not know.";

    // 71: transport, the way to the server
    ConnectionRefused = 7101 "connection_refused" Error "Nothing listens at the server's address.";
    HostNotFound = 7102 "host_not_found" Error "The server's host name has no address.";
    ConnectionFailed = 7103 "connection_failed" Error "No connection to the server could be made.";
    ConnectionTimeout = 7104 "connection_timeout" Error "The server's address did not answer in time.";
    TlsFailed = 7105 "tls_failed" Error "No secure connection to the server could be agreed on.";
    ConnectionLost = 7106 "connection_lost" Error "The connection broke before the whole answer arrived.";
    RequestTimeout = 7107 "request_timeout" Error "The server did not answer in time.";
    GatewayError = 7108 "gateway_error" Error "Something between here and the server answered in its place.";
    NotClickhouse = 7109 "not_clickhouse" Error "What answers at the address is not ClickHouse.";
    InvalidConnection = 7110 "invalid_connection" Error "The settings of the connection cannot be used.";
    // 72: transport, what the server said
    AuthenticationFailed = 7201 "authentication_failed" Error "The server does not accept user or password.";
    AccessDenied = 7202 "access_denied" Error "The user may not do this.";
    Readonly = 7203 "readonly" Error "The user or the table may only be read.";
    MemoryLimitExceeded = 7204 "memory_limit_exceeded" Error "The statement needed more memory than it may use.";
    ExecutionTimeout = 7205 "execution_timeout" Error "The server gave up after the time it allows.";
    SyntaxRejected = 7206 "syntax_rejected" Error "The server cannot read the statement.";
    UnknownObject = 7207 "unknown_object" Error "The statement names something the server does not have.";
    ObjectExists = 7208 "object_exists" Error "The statement creates something the server has already.";
    ServerError = 7209 "server_error" Error "The server refused the statement or failed in it.";
    OutcomeUnknown = 7210 "outcome_unknown" Error "The server stopped waiting for a statement that may go on.";
    MutationFailing = 7211 "mutation_failing" Error "A mutation of a table fails, and the server tries it again and again.";
    // 73: transport, the embedded engine
    EmbeddedEngineMissing = 7301 "embedded_engine_missing" Error "The embedded engine is not installed.";
    EmbeddedPlatformUnsupported = 7302 "embedded_platform_unsupported" Error "The embedded engine does not exist for this platform.";
    EmbeddedDirectoryInUse = 7303 "embedded_directory_in_use" Error "The embedded engine's directory is in use.";
    EmbeddedDirectoryUnusable = 7304 "embedded_directory_unusable" Error "The embedded engine cannot use its directory.";
    EmbeddedUnsupported = 7305 "embedded_unsupported" Error "The embedded engine cannot do this; a server can.";

    // 8: config, plugins, command line
    ConfigNotFound = 8001 "config_not_found" Error "There is no config file.";
    ConfigNotLoaded = 8002 "config_not_loaded" Error "The config file stops with an error when it is loaded.";
    ConfigInvalid = 8003 "config_invalid" Error "A value in the config is not what is asked for.";
    ConfigUnknownKey = 8004 "config_unknown_key" Error "The config has a key that chkit does not know.";
    PluginsNotSupported = 8005 "plugins_not_supported" Error "The config lists plugins, and this chkit cannot run them.";
    ClickhouseNotConfigured = 8006 "clickhouse_not_configured" Error "The command needs a server, and the config names none.";
    UnknownCommand = 8007 "unknown_command" Error "There is no such command.";
    UnknownFlag = 8008 "unknown_flag" Error "The command has no such flag.";
    MissingFlagValue = 8009 "missing_flag_value" Error "A flag stands without its value.";
    InvalidFlagValue = 8010 "invalid_flag_value" Error "A flag's value cannot be used.";
    UnexpectedArgument = 8011 "unexpected_argument" Error "The command takes no such argument.";
    InvalidJournalTable = 8012 "invalid_journal_table" Error "The variable `CHKIT_JOURNAL_TABLE` is not the plain name of a table.";
    PluginNotConfigured = 8013 "plugin_not_configured" Error "The command belongs to a plugin that the config does not list.";
    UnknownDiagnostic = 8014 "unknown_diagnostic" Error "There is no diagnostic of that code or name.";
    EmbeddedByDefault = 8015 "embedded_by_default" Warning "CI uses the embedded engine.";
    SelectorWithoutMatch = 8016 "selector_without_match" Error "A table selector matches nothing.";

    // 9: internal
    EngineTrap = 9001 "engine_trap" Error "The engine stopped where it should not: a bug in chkit.";
    Internal = 9002 "internal" Error "Something that cannot happen did: a bug in chkit.";
    EngineUnavailable = 9003 "engine_unavailable" Error "The runtime refuses to start the engine.";
}
