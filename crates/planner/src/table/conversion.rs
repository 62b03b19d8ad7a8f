//! What becomes of a column's values when its type changes.

use std::collections::BTreeSet;

use chkit_schema::Column;
use chkit_schema::table::Default;
use chkit_sql::collections::Gather;
use chkit_sql::data_type::ColumnType;
use chkit_sql::fragment::split_at_commas;

use crate::Pair;

/// What becomes of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Conversion {
    /// Every one of them is a value of the new type.
    Keeps,
    /// Those that do not fit are cut off or replaced.
    Cuts,
    /// Where one does not fit, the server may refuse the change or get stuck in it.
    MayFail,
}

/// What becomes of a column's values, NULL among them.
pub(crate) fn column_conversion(columns: Pair<&Column>) -> Conversion {
    let of_nulls = if replaces_nulls(columns) { Conversion::Cuts } else { Conversion::Keeps };
    conversion(columns.map(|column| &*column.data_type.name)).max(of_nulls)
}

/// Whether a column stops taking NULL.
pub(crate) fn replaces_nulls(columns: Pair<&Column>) -> bool {
    columns.previous.data_type.nullable && !columns.next.data_type.nullable
}

/// Whether a column stops taking NULL and has no default that can be put in the place of a NULL, so that the default of
/// its type stands in for a while. The server demands a default (code 36 on 26.7, whether there are NULLs or not), and
/// one that reads other columns makes its mutation fail for ever, and every query of the column with it (code 47).
pub(crate) fn needs_stand_in(columns: Pair<&Column>) -> bool {
    let reads_columns = |default: &Default| !default.expression.column_names().is_empty();
    replaces_nulls(columns) && columns.next.default.as_ref().is_none_or(reads_columns)
}

/// Whether a change of type rewrites the column, and is refused for one that a key uses. New members of an enumeration
/// of the same width are only written down.
pub(crate) fn rewrites(types: Pair<&ColumnType>) -> bool {
    let width = |data_type: &ColumnType| (data_type.name.starts_with("Enum8("), data_type.nullable);
    types.differs() && (!gains_members(types.map(|data_type| &*data_type.name)) || types.map(width).differs())
}

/// Whether every member of one enumeration is one of the other, with its number. False for all other types.
fn gains_members(names: Pair<&str>) -> bool {
    fn members(name: &str) -> Option<BTreeSet<&str>> {
        let (family, list) = name.split_once('(')?;
        family.starts_with("Enum").then(|| split_at_commas(list.strip_suffix(')').unwrap_or(list)).into_iter().gather())
    }
    let Pair { previous, next } = names.map(members);
    previous.zip(next).is_some_and(|(previous, next)| previous.is_subset(&next))
}

/// What becomes of the values of a type, by the types' names.
pub(crate) fn conversion(names: Pair<&str>) -> Conversion {
    let Pair { previous, next } = names.map(without_dictionary);
    if previous == next || next == "String" || gains_members(Pair { previous, next }) {
        return Conversion::Keeps;
    }
    if let (Some(previous), Some(next)) = (element(previous), element(next)) {
        let replaces_nulls = previous.nullable && !next.nullable;
        // Elements that are NULL have no default that could take their place.
        let of_nulls = if replaces_nulls { Conversion::MayFail } else { Conversion::Keeps };
        return conversion(Pair { previous: &previous.name, next: &next.name }).max(of_nulls);
    }
    let (from, to) = (Kind::of(previous), Kind::of(next));
    match (from, to) {
        (Kind::Whole { bits: from, signed: from_signed }, Kind::Whole { bits: to, signed: to_signed }) => {
            keeps_if((from_signed == to_signed && to >= from) || (!from_signed && to_signed && to > from))
        }
        (Kind::Whole { bits, .. }, Kind::Float { exact_bits }) => keeps_if(bits <= exact_bits),
        (Kind::Float { exact_bits: from }, Kind::Float { exact_bits: to }) => keeps_if(from <= to),
        (Kind::Float { .. }, Kind::Whole { .. }) | (Kind::Time { .. }, Kind::Date { .. }) => Conversion::Cuts,
        (Kind::Date { wide: from }, Kind::Date { wide: to }) => keeps_if(to || !from),
        // Days up to 2149 do not all fit into seconds up to 2106, and those before 1970 do not at all.
        (Kind::Date { wide }, Kind::Time { digits }) => keeps_if(!wide && digits.is_some_and(|digits| digits < 9)),
        (Kind::Time { digits: from }, Kind::Time { digits: to }) => keeps_if(from <= to && to != Some(9)),
        (Kind::Decimal { digits: from, scale: from_scale }, Kind::Decimal { digits: to, scale: to_scale })
            if to_scale >= from_scale && to.saturating_sub(to_scale) >= from.saturating_sub(from_scale) =>
        {
            Conversion::Keeps
        }
        _ => Conversion::MayFail,
    }
}

fn keeps_if(fits: bool) -> Conversion {
    if fits { Conversion::Keeps } else { Conversion::Cuts }
}

/// What `LowCardinality` is of: it changes how values are stored, not which there are.
fn without_dictionary(name: &str) -> &str {
    name.strip_prefix("LowCardinality(").and_then(|inner| inner.strip_suffix(')')).unwrap_or(name)
}

/// The type of an array's elements.
fn element(name: &str) -> Option<ColumnType> {
    let inner = name.strip_prefix("Array(")?.strip_suffix(')')?;
    Some(ColumnType::read(inner, false))
}

/// The types among which values are converted by what they are worth.
enum Kind {
    Whole {
        bits: u32,
        signed: bool,
    },
    /// Whole numbers of so many bits are exact in it.
    Float {
        exact_bits: u32,
    },
    Date {
        wide: bool,
    },
    /// Digits behind the second; none for `DateTime`, which knows fewer years too.
    Time {
        digits: Option<u32>,
    },
    Decimal {
        digits: u32,
        scale: u32,
    },
    Other,
}

impl Kind {
    fn of(name: &str) -> Self {
        if let Some((bits, signed)) = ColumnType::read(name, false).integer() {
            return Self::Whole { bits, signed };
        }
        let (family, list) = name.split_once('(').unwrap_or((name, ""));
        let arguments = split_at_commas(list.strip_suffix(')').unwrap_or(list));
        let number = |index: usize| arguments.get(index).and_then(|argument| argument.parse().ok());
        match family {
            "Bool" => Self::Whole { bits: 1, signed: false },
            "Float32" => Self::Float { exact_bits: 16 },
            "Float64" => Self::Float { exact_bits: 32 },
            "Date" => Self::Date { wide: false },
            "Date32" => Self::Date { wide: true },
            "DateTime" => Self::Time { digits: None },
            "DateTime64" => Self::Time { digits: number(0) },
            "Decimal" => match (number(0), number(1)) {
                (Some(digits), Some(scale)) => Self::Decimal { digits, scale },
                _ => Self::Other,
            },
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Conversion, conversion};
    use crate::Pair;

    #[track_caller]
    fn check(expected: Conversion, pairs: &[(&str, &str)]) {
        for &(previous, next) in pairs {
            assert_eq!(conversion(Pair { previous, next }), expected, "{previous} -> {next}");
        }
    }

    #[test]
    fn wider_types_keep_every_value() {
        check(
            Conversion::Keeps,
            &[
                ("UInt8", "UInt16"),
                ("UInt8", "Int16"),
                ("Int32", "Float64"),
                ("Bool", "UInt8"),
                ("Enum8('a' = 1)", "Enum8('a' = 1, 'b' = 2)"),
                ("Enum8('a' = 1)", "String"),
                ("LowCardinality(String)", "String"),
                ("LowCardinality(UInt8)", "UInt16"),
                ("Array(UInt8)", "Array(Nullable(UInt16))"),
                ("Date", "Date32"),
                ("Date", "DateTime64(3)"),
                ("DateTime", "DateTime64(3, 'UTC')"),
                ("DateTime64(3)", "DateTime64(6)"),
                ("Decimal(9, 2)", "Decimal(18, 4)"),
            ],
        );
    }

    #[test]
    fn narrower_types_cut() {
        check(
            Conversion::Cuts,
            &[
                ("UInt16", "UInt8"),
                ("Int8", "UInt8"),
                ("UInt8", "Bool"),
                ("Int64", "Float64"),
                ("Float64", "UInt64"),
                ("DateTime64(3)", "DateTime"),
                ("Date32", "Date"),
                ("Date", "DateTime"),
                ("DateTime", "Date"),
            ],
        );
    }

    #[test]
    fn other_types_may_not_take_a_value_at_all() {
        check(
            Conversion::MayFail,
            &[
                ("String", "UInt8"),
                ("Enum8('a' = 1, 'b' = 2)", "Enum8('a' = 1)"),
                ("Array(Nullable(UInt8))", "Array(UInt8)"),
                ("Decimal(18, 4)", "Decimal(9, 2)"),
                ("UUID", "UInt64"),
            ],
        );
    }
}
