//! What becomes of a column's values when its type changes.

use chkit_schema::Column;
use chkit_schema::table::Default;
use chkit_sql::data_type::{ColumnType, members};
use chkit_sql::tree::DataType;
use chkit_sql::tree::data_type::{TypeArgument, TypeArguments};
use chkit_sql::tree::visit::{Node, walk};

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
    conversion(columns.map(|column| &column.data_type)).max(of_nulls)
}

/// Whether a column stops taking NULL.
pub(crate) fn replaces_nulls(columns: Pair<&Column>) -> bool {
    columns.previous.data_type.nullable && !columns.next.data_type.nullable
}

/// Whether a column stops taking NULL and has no default that can be put in the place of a NULL, so that the default of
/// its type stands in for a while. The server demands a default (code 36 on 26.7, whether there are NULLs or not), and
/// one that reads other columns makes its mutation fail for ever, and every query of the column with it (code 47).
pub(crate) fn needs_stand_in(columns: Pair<&Column>) -> bool {
    let reads_columns = |default: &Default| !default.expression.names().columns().is_empty();
    replaces_nulls(columns) && columns.next.default.as_ref().is_none_or(reads_columns)
}

/// Whether a change of type rewrites the column, and is refused for one that a key uses. New members of an enumeration
/// of the same width are only written down.
pub(crate) fn rewrites(types: Pair<&ColumnType>) -> bool {
    let width = |data_type: &ColumnType| (data_type.name.starts_with("Enum8("), data_type.nullable);
    let gains_members = || trees(types).is_some_and(|trees| gains_members(trees.as_ref()));
    types.differs() && (types.map(width).differs() || !gains_members())
}

/// What becomes of the values of a type; of NULL only where the type holds it without being `Nullable`.
pub(crate) fn conversion(types: Pair<&ColumnType>) -> Conversion {
    let takes_null = types.next.nullable;
    trees(types).map_or(Conversion::MayFail, |trees| conversion_of_trees(trees.as_ref(), takes_null))
}

fn trees(types: Pair<&ColumnType>) -> Option<Pair<DataType>> {
    Some(Pair { previous: types.previous.tree()?, next: types.next.tree()? })
}

/// Whether every member of one enumeration is one of the other, with its number. False for all other types.
fn gains_members(types: Pair<&DataType>) -> bool {
    let sides = types.map(|data_type| members(list(data_type).filter(|_| family(data_type).starts_with("Enum"))?));
    sides
        .previous
        .zip(sides.next)
        .is_some_and(|(previous, next)| previous.iter().all(|member| next.binary_search(member).is_ok()))
}

/// What becomes of values where types are spelled as the server does, each without its own `Nullable`; `takes_null`
/// tells whether the next had one.
fn conversion_of_trees(types: Pair<&DataType>, takes_null: bool) -> Conversion {
    let types = types.map(|data_type| without(data_type, "LowCardinality"));
    if !types.differs() || gains_members(types) {
        return Conversion::Keeps;
    }
    if family(types.next) == "String" {
        return written_out(types.previous, takes_null);
    }
    let elements = types.map(|data_type| argument_of(data_type, "Array"));
    if let Pair { previous: Some(previous), next: Some(next) } = elements {
        let elements = Pair { previous, next }.map(|element| without(element, "LowCardinality"));
        let nullable = elements.map(|element| family(element) == "Nullable");
        // Elements that are NULL have no default that could take their place.
        let of_nulls = if nullable.previous && !nullable.next { Conversion::MayFail } else { Conversion::Keeps };
        let elements = elements.map(|element| without(element, "Nullable"));
        return conversion_of_trees(elements, nullable.next).max(of_nulls);
    }
    let Pair { previous: from, next: to } = types.map(Kind::of);
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

/// What becomes of values that are written out as text. A NULL of a type that is not `Nullable` becomes an empty text where
/// the text takes no NULL, and the state of an aggregate function becomes bytes that nothing reads as a state again.
fn written_out(data_type: &DataType, takes_null: bool) -> Conversion {
    let mut holds_states = false;
    walk(Node::DataType(data_type), &mut |node| {
        holds_states |= matches!(node, Node::DataType(inner) if family(inner) == "AggregateFunction");
        !holds_states
    });
    if holds_states {
        Conversion::MayFail
    } else {
        keeps_if(takes_null || !matches!(family(data_type), "Variant" | "Dynamic"))
    }
}

fn keeps_if(fits: bool) -> Conversion {
    if fits { Conversion::Keeps } else { Conversion::Cuts }
}

fn family(data_type: &DataType) -> &str {
    &data_type.name.text
}

fn list(data_type: &DataType) -> Option<&[TypeArgument]> {
    match data_type.arguments.as_deref() {
        Some(TypeArguments::List(list)) => Some(list),
        _ => None,
    }
}

/// The type that a type of this family is made of.
fn argument_of<'t>(data_type: &'t DataType, name: &str) -> Option<&'t DataType> {
    match list(data_type) {
        Some([TypeArgument::Type(inner)]) if family(data_type) == name => Some(inner),
        _ => None,
    }
}

/// What is inside a type of this family, which changes how values are stored, not which there are.
fn without<'t>(data_type: &'t DataType, name: &str) -> &'t DataType {
    argument_of(data_type, name).unwrap_or(data_type)
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
    fn of(data_type: &DataType) -> Self {
        let name = family(data_type);
        let number = |index: usize| match list(data_type)?.get(index)? {
            TypeArgument::Literal(literal) => u32::try_from(literal.value.as_unsigned()?).ok(),
            TypeArgument::Type(_) | TypeArgument::Equality(_) => None,
        };
        let bits = |prefix: &str| name.strip_prefix(prefix).and_then(|bits| bits.parse().ok());
        match (bits("Int"), bits("UInt")) {
            (Some(bits), _) => return Self::Whole { bits, signed: true },
            (None, Some(bits)) => return Self::Whole { bits, signed: false },
            (None, None) => {}
        }
        match name {
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
    use chkit_sql::data_type::ColumnType;

    #[track_caller]
    fn check(expected: Conversion, pairs: &[(&str, &str)]) {
        for &(previous, next) in pairs {
            let types = Pair { previous, next }.map(|text| ColumnType::read(text).expect("it is a type"));
            assert_eq!(conversion(types.as_ref()), expected, "{previous} -> {next}");
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
                ("Array(LowCardinality(String))", "Array(Nullable(String))"),
                ("Array(LowCardinality(Nullable(String)))", "Array(Nullable(String))"),
                ("Variant(UInt8, String)", "Nullable(String)"),
                ("Array(Dynamic)", "Array(Nullable(String))"),
                ("Array(Variant(UInt8, String))", "String"),
                ("SimpleAggregateFunction(sum, UInt64)", "String"),
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
                ("Variant(UInt8, String)", "String"),
                ("Dynamic(max_types = 5)", "LowCardinality(String)"),
                ("Array(Dynamic)", "Array(String)"),
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
                ("Array(LowCardinality(Nullable(String)))", "Array(String)"),
                ("Array(Array(Nullable(String)))", "Array(Array(String))"),
                ("AggregateFunction(sum, UInt64)", "String"),
                ("Map(String, AggregateFunction(sum, UInt64))", "Nullable(String)"),
                ("Decimal(18, 4)", "Decimal(9, 2)"),
                ("UUID", "UInt64"),
            ],
        );
    }
}
