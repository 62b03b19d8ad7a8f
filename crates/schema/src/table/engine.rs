use chkit_sql::facts::table_engine;
use chkit_sql::fragment::{canonical_query, split_at_commas};
use chkit_sql::quote::spelled_name;

/// A table's engine with its arguments, in canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engine {
    /// Its name as the server writes it.
    pub name: String,
    /// Its arguments.
    pub arguments: Vec<String>,
}

/// What a server writes for a replicated table that was created without arguments.
const DEFAULT_REPLICATION: [&str; 2] = ["'/clickhouse/tables/{uuid}/{shard}'", "'{replica}'"];

impl Engine {
    /// Reads `Name`, `Name()` or `Name(arguments)`.
    pub fn read(text: &str) -> Self {
        let canonical = canonical_query(text);
        let (spelling, list) = match canonical.split_once('(') {
            Some((name, rest)) => (name.trim(), rest.strip_suffix(')').unwrap_or(rest)),
            None => (canonical.as_str(), ""),
        };
        let mut arguments: Vec<String> =
            split_at_commas(list).into_iter().filter(|argument| !argument.is_empty()).map(str::to_owned).collect();
        // The server writes `Null` in quotes, because it is a keyword too.
        let spelled = spelled_name(spelling).unwrap_or_else(|| spelling.to_owned());
        let name = table_engine(&spelled).map_or(spelled, str::to_owned);
        let engine = Self { name, arguments: Vec::new() };
        if engine.is_replicated() && arguments.iter().take(2).eq(DEFAULT_REPLICATION.iter()) {
            arguments.drain(..2);
        }
        Self { arguments, ..engine }
    }

    /// As it stands in a statement.
    pub fn sql(&self) -> String {
        if self.arguments.is_empty() {
            self.name.clone()
        } else {
            format!("{}({})", self.name, self.arguments.join(", "))
        }
    }

    /// Whether it is one of the `MergeTree` family, which has keys, indexes, projections and TTL.
    pub fn is_merge_tree(&self) -> bool {
        self.name.ends_with("MergeTree")
    }

    fn is_replicated(&self) -> bool {
        self.is_merge_tree() && (self.name.starts_with("Replicated") || self.name.starts_with("Shared"))
    }
}

#[cfg(test)]
mod tests {
    use super::Engine;

    #[track_caller]
    fn check_same(left: &str, right: &str) {
        assert_eq!(Engine::read(left), Engine::read(right));
    }

    #[test]
    fn spelling_does_not_count() {
        check_same("MergeTree", "MergeTree()");
        check_same("mergetree", "MergeTree");
        check_same("`Null`", "Null");
        check_same("ReplacingMergeTree( id )", "ReplacingMergeTree(id)");
        check_same("ReplicatedMergeTree", "ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}')");
        check_same(
            "ReplicatedReplacingMergeTree(ver)",
            "ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', ver)",
        );
    }

    #[test]
    fn different_engines_differ() {
        for other in ["ReplacingMergeTree", "ReplicatedMergeTree", "SharedMergeTree", "Memory"] {
            assert_ne!(Engine::read("MergeTree"), Engine::read(other));
        }
        assert_ne!(Engine::read("ReplicatedMergeTree('/other', '{replica}')"), Engine::read("ReplicatedMergeTree"));
    }
}
