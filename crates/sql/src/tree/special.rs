//! Forms with words of their own inside the parentheses or without any.

use crate::literal::Value;
use crate::tree::data_type::DataType;
use crate::tree::interval::IntervalUnit;
use crate::tree::{Expression, Literal, Subquery};

/// A form that is more than a call.
#[derive(Debug, Clone, PartialEq)]
pub enum SpecialForm {
    /// `CAST(x AS T)`
    CastAs {
        /// What is cast.
        expression: Expression,
        /// To what.
        data_type: DataType,
    },
    /// `CAST(x, 'T')`
    CastTo {
        /// What is cast.
        expression: Expression,
        /// To what: a text, or something that gives one.
        data_type: Expression,
    },
    /// `1::T`, `[1, 2]::T`: the server keeps the text of such a value.
    CastLiteral {
        /// The value as it is spelled.
        spelling: Box<str>,
        /// To what.
        data_type: DataType,
    },
    /// `DATE '2020-01-01'`
    Date(Literal),
    /// `TIMESTAMP '2020-01-01 00:00:00'`
    Timestamp(Literal),
    /// `CASE … END`
    Case(Case),
    /// `INTERVAL 1 DAY`
    Interval {
        /// How many.
        value: Expression,
        /// Of what.
        unit: IntervalUnit,
    },
    /// `INTERVAL '1 day 2 hours'`, `INTERVAL '1:30' HOUR TO MINUTE`
    IntervalText(IntervalText),
    /// `EXTRACT(YEAR FROM x)`, `date_part('year', x)`
    Extract {
        /// What of it.
        part: DatePart,
        /// Of what.
        expression: Expression,
        /// Whether it is written `date_part('year', x)`.
        is_date_part: bool,
    },
    /// A call whose arguments words may separate.
    Call {
        /// What it does.
        function: FormFunction,
        /// Its arguments.
        arguments: Vec<Expression>,
        /// Whether words stand between them: `SUBSTRING(x FROM 1 FOR 2)`.
        has_words: bool,
    },
    /// `POSITION(needle IN haystack)`
    PositionIn {
        /// What is looked for.
        needle: Expression,
        /// Where.
        haystack: Expression,
    },
    /// `TRIM(BOTH 'x' FROM y)`, `ltrim(y)`
    Trim(Trim),
    /// `DATE_ADD(DAY, 1, x)`, `date_sub(x, INTERVAL 1 DAY)`
    DateArithmetic {
        /// Whether it goes back in time.
        is_subtraction: bool,
        /// What is counted, where it comes first.
        unit: Option<IntervalUnit>,
        /// The other arguments.
        arguments: Vec<Expression>,
    },
    /// `DATE_DIFF(DAY, x, y)`
    DateDiff {
        /// What is counted, where it comes first.
        unit: Option<IntervalUnit>,
        /// The other arguments.
        arguments: Vec<Expression>,
    },
    /// `EXISTS (SELECT …)`
    Exists(Subquery),
}

/// A function with a form of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormFunction {
    /// `EXTRACT(x, 'pattern')`
    Extract,
    /// `SUBSTRING(x FROM 1 FOR 2)`
    Substring,
    /// `OVERLAY(x PLACING y FROM 1 FOR 2)`
    Overlay,
    /// `overlayUTF8(…)`
    OverlayUtf8,
    /// `POSITION(haystack, needle)`
    Position,
    /// `tuple(a, b)`
    Tuple,
}

/// `CASE operand WHEN … THEN … ELSE … END`
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Whether something is compared: the first of its parts.
    pub has_operand: bool,
    /// What stands behind each of its words, in the order of the text. A lambda that names its parameters without
    /// parentheses takes all parts before it for parameters, too: `CASE WHEN a THEN x -> 1 END` has one part.
    pub parts: Vec<Expression>,
    /// Whether `ELSE` stands before the last part.
    pub has_else: bool,
}

/// An interval whose value is a text.
#[derive(Debug, Clone, PartialEq)]
pub struct IntervalText {
    /// The text.
    pub text: Literal,
    /// `HOUR TO MINUTE`
    pub range: Option<(IntervalUnit, IntervalUnit)>,
    /// Whether the text begins with a minus that counts for all its parts.
    pub is_negative: bool,
    /// What the text says.
    pub parts: Vec<(Value, IntervalUnit)>,
}

/// What EXTRACT takes from a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePart {
    /// A unit of time.
    Unit(IntervalUnit),
    /// `EPOCH`
    Epoch,
    /// `DOW`
    DayOfWeek,
    /// `DOY`
    DayOfYear,
    /// `ISODOW`
    IsoDayOfWeek,
    /// `ISOYEAR`
    IsoYear,
    /// `CENTURY`
    Century,
    /// `DECADE`
    Decade,
    /// `MILLENNIUM`
    Millennium,
    /// `TIMEZONE_HOUR`
    TimezoneHour,
    /// `TIMEZONE_MINUTE`
    TimezoneMinute,
}

/// Parts of a time that are no units.
const DATE_PARTS: &[(&str, DatePart)] = &[
    ("EPOCH", DatePart::Epoch),
    ("DOW", DatePart::DayOfWeek),
    ("DOY", DatePart::DayOfYear),
    ("ISODOW", DatePart::IsoDayOfWeek),
    ("ISOYEAR", DatePart::IsoYear),
    ("CENTURY", DatePart::Century),
    ("DECADE", DatePart::Decade),
    ("MILLENNIUM", DatePart::Millennium),
    ("TIMEZONE_HOUR", DatePart::TimezoneHour),
    ("TIMEZONE_MINUTE", DatePart::TimezoneMinute),
];

impl DatePart {
    /// The part that a word names, in any case.
    pub fn of(word: &str) -> Option<Self> {
        IntervalUnit::of(word)
            .map(Self::Unit)
            .or_else(|| DATE_PARTS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, part)| *part))
    }
}

/// `TRIM(BOTH 'x' FROM y)`
#[derive(Debug, Clone, PartialEq)]
pub struct Trim {
    /// Where it trims.
    pub side: TrimSide,
    /// What it trims, before `FROM`.
    pub characters: Option<Expression>,
    /// Its arguments.
    pub arguments: Vec<Expression>,
}

/// Where TRIM trims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrimSide {
    /// `BOTH`
    Both,
    /// `LEADING`, `ltrim`
    Leading,
    /// `TRAILING`, `rtrim`
    Trailing,
}
