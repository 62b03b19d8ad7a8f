//! Aliases.

use crate::lexer::TokenKind;
use crate::parser::expression::Place;
use crate::parser::{Parsed, Parser};
use crate::tree::Expression;
use crate::tree::expression::{Alias, ExpressionKind};

/// Which aliases an expression may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parser) enum AliasRule {
    /// None.
    None,
    /// With `AS` only.
    WithAs,
    /// With or without `AS`.
    Bare,
}

/// Words that are no alias without `AS`, sorted.
const NOT_ALIASES: &[&str] = &[
    "ALL",
    "ANTI",
    "ANY",
    "ARRAY",
    "ASOF",
    "BETWEEN",
    "CROSS",
    "ELSE",
    "EXCEPT",
    "FINAL",
    "FORMAT",
    "FROM",
    "FULL",
    "GLOBAL",
    "GROUP",
    "HAVING",
    "ILIKE",
    "INNER",
    "INTERSECT",
    "INTO",
    "JOIN",
    "LEFT",
    "LIKE",
    "LIMIT",
    "NATURAL",
    "NOT",
    "OFFSET",
    "ON",
    "ONLY",
    "ORDER",
    "PARALLEL",
    "PASTE",
    "PREWHERE",
    "QUALIFY",
    "RIGHT",
    "SAMPLE",
    "SEMI",
    "SETTINGS",
    "STREAM",
    "UNION",
    "USING",
    "WHERE",
    "WINDOW",
    "WITH",
];

impl Alias {
    /// Gives an expression this alias, if it may have one.
    pub(super) fn put_on(self, expression: &mut Expression) -> bool {
        let fits = takes_alias(expression);
        if fits {
            expression.alias = Some(Box::new(self));
        }
        fits
    }
}

impl Parser<'_> {
    /// An alias, if one follows.
    pub fn alias(&mut self, allow_bare: bool) -> Parsed<Option<Alias>> {
        if self.accept_words("AS") {
            return Ok(Some(Alias { name: self.name_or_parameter()?, has_as: true }));
        }
        let is_alias = allow_bare
            && self.peek().is_some_and(|token| match token.kind {
                TokenKind::Word => {
                    NOT_ALIASES.binary_search(&token.text.to_ascii_uppercase().as_str()).is_err()
                        && !self.is_trailing_comment()
                }
                TokenKind::QuotedName => true,
                TokenKind::OpenBrace => self.is_identifier_parameter(),
                _ => false,
            });
        if !is_alias {
            return Ok(None);
        }
        Ok(Some(Alias { name: self.name_or_parameter()?, has_as: false }))
    }

    /// `COMMENT 'text'` at the very end belongs to the statement.
    fn is_trailing_comment(&self) -> bool {
        self.is_words("COMMENT")
            && self.peek_at(1).is_some_and(|token| matches!(token.kind, TokenKind::String | TokenKind::Heredoc))
            && self.peek_at(2).is_none()
    }

    /// The alias behind an expression, if one follows.
    pub fn with_alias(&mut self, mut expression: Expression, allow_bare: bool) -> Parsed<Expression> {
        let allow_bare = allow_bare && !is_named_from(&expression);
        if let Some(alias) = self.alias(allow_bare)? {
            if !alias.put_on(&mut expression) {
                return self.mismatch("an operator");
            }
            expression.span = self.span_from(expression.span);
        }
        Ok(expression)
    }

    /// The alias of a member of a list, if it may have one and one follows.
    #[inline(never)]
    pub(super) fn alias_in(&mut self, place: Place, has_alias: bool) -> Parsed<Option<Alias>> {
        if has_alias || place.alias == AliasRule::None {
            return Ok(None);
        }
        self.alias(place.alias == AliasRule::Bare)
    }
}

/// Columns have no alias as a whole.
fn takes_alias(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Asterisk(_) | ExpressionKind::Columns(_) => false,
        ExpressionKind::Parenthesized(inner) => takes_alias(inner),
        _ => true,
    }
}

/// `SELECT a, FROM t` has a comma too many, not a column `FROM` with the alias `t`.
fn is_named_from(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::Identifier(path) => {
            matches!(path.parts.as_slice(), [part] if part.name.text.eq_ignore_ascii_case("FROM"))
        }
        _ => false,
    }
}
