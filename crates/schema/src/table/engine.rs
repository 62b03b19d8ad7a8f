use chkit_sql::facts::table_engine;
use chkit_sql::fragment::{self, Call, Refused};
use chkit_sql::quote::string;

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

/// Engines whose first arguments are names that the server stores as strings, and how many they are. (Observed on 26.7;
/// what follows may be an expression over columns.)
const STRING_ARGUMENTS: &[(&str, usize)] = &[("Buffer", 2), ("Distributed", 3), ("File", 3), ("Merge", 2), ("URL", 3)];

/// What a server shows in the place of a password.
const HIDDEN: &str = "'[HIDDEN]'";

impl Engine {
    /// Reads `Name`, `Name()` or `Name(arguments)`.
    pub fn read(text: &str) -> Result<Self, Refused> {
        fragment::engine(text).map(Self::from)
    }

    /// An engine that is refused, which its reader has reported.
    pub(crate) fn refused(text: &str) -> Self {
        Self { name: text.to_owned(), arguments: Vec::new() }
    }

    /// As it stands in a statement.
    pub fn sql(&self) -> String {
        if self.arguments.is_empty() {
            self.name.clone()
        } else {
            format!("{}({})", self.name, self.arguments.join(", "))
        }
    }

    /// Whether this may be what a server shows of `other`: secrets among the arguments are hidden there.
    pub fn shows(&self, other: &Self) -> bool {
        self.name == other.name
            && self.arguments.len() == other.arguments.len()
            && self.arguments.iter().zip(&other.arguments).all(|(shown, known)| shown == HIDDEN || shown == known)
    }

    /// Whether it is one of the `MergeTree` family, which has keys, indexes, projections and TTL.
    pub fn is_merge_tree(&self) -> bool {
        self.name.ends_with("MergeTree")
    }

    /// Whether it keeps rows whose sorting keys are equal, where others of its family merge them into one.
    pub fn keeps_equal_rows(&self) -> bool {
        matches!(self.name.as_str(), "MergeTree" | "ReplicatedMergeTree" | "SharedMergeTree")
    }

    fn is_replicated(&self) -> bool {
        self.is_merge_tree() && (self.name.starts_with("Replicated") || self.name.starts_with("Shared"))
    }
}

impl From<Call> for Engine {
    fn from(call: Call) -> Self {
        let name = table_engine(&call.name).map_or(call.name, str::to_owned);
        let names = STRING_ARGUMENTS.iter().find(|(engine, _)| *engine == name).map_or(0, |(_, count)| *count);
        let text = |(position, argument): (usize, fragment::Argument)| match argument.name {
            Some(bare) if position < names => string(&bare),
            _ => argument.canonical,
        };
        let mut arguments: Vec<String> = call.arguments.into_iter().enumerate().map(text).collect();
        let engine = Self { name, arguments: Vec::new() };
        if engine.is_replicated() && arguments.iter().take(2).eq(DEFAULT_REPLICATION.iter()) {
            arguments.drain(..2);
        }
        Self { arguments, ..engine }
    }
}

#[cfg(test)]
mod tests {
    use super::Engine;

    fn read(text: &str) -> Engine {
        Engine::read(text).expect("it is an engine")
    }

    #[track_caller]
    fn check_same(left: &str, right: &str) {
        assert_eq!(read(left), read(right));
    }

    #[test]
    fn spelling_does_not_count() {
        check_same("MergeTree", "MergeTree()");
        check_same("mergetree", "MergeTree");
        check_same("`Null`", "Null");
        check_same("Buffer(db, t, 16, 10)", "Buffer('db', 't', 16, 10)");
        check_same("Distributed(main, `db`, t, rand())", "Distributed('main', 'db', 't', rand())");
        check_same("File(CSV)", "File('CSV')");
        check_same("Merge(REGEXP('^d'), t)", "Merge(REGEXP('^d'), 't')");
        check_same("ReplacingMergeTree( id )", "ReplacingMergeTree(id)");
        check_same("ReplicatedMergeTree", "ReplicatedMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}')");
        check_same(
            "ReplicatedReplacingMergeTree(ver)",
            "ReplicatedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', ver)",
        );
    }

    #[test]
    fn a_hidden_password_may_be_any() {
        let shown = read("PostgreSQL('h:1', 'd', 't', 'u', '[HIDDEN]')");
        assert!(shown.shows(&read("PostgreSQL('h:1','d','t','u','secret')")));
        assert!(!shown.shows(&read("PostgreSQL('h:1','d','t','other','secret')")));
        assert!(!shown.shows(&read("PostgreSQL('h:1','d','t','u')")));
    }

    #[test]
    fn different_engines_differ() {
        for other in ["ReplacingMergeTree", "ReplicatedMergeTree", "SharedMergeTree", "Memory"] {
            assert_ne!(read("MergeTree"), read(other));
        }
        assert_ne!(read("ReplacingMergeTree(ver)"), read("ReplacingMergeTree('ver')"));
        assert_ne!(read("ReplicatedMergeTree('/other', '{replica}')"), read("ReplicatedMergeTree"));
    }
}
