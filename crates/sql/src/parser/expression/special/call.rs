//! Forms that look like calls up to their parenthesis.

use crate::lexer::TokenKind;
use crate::parser::expression::Place;
use crate::parser::{Parsed, Parser};
use crate::tree::Expression;
use crate::tree::expression::ExpressionKind;
use crate::tree::interval::IntervalUnit;
use crate::tree::select::{Subquery, SubqueryBody};
use crate::tree::special::{DatePart, FormFunction, SpecialForm, Trim, TrimSide};

/// What reads the inside of a form.
type Form<'t> = fn(&mut Parser<'t>) -> Parsed<SpecialForm>;

/// Any member of a form, where no word ends it.
const MEMBER: Place = Place::until(&[]);

/// The form that a name calls, in any case.
pub(super) fn form_named<'t>(name: &str) -> Option<Form<'t>> {
    if name == "tuple" {
        return Some(|parser| {
            let arguments = parser.elements(Place::ARGUMENT, TokenKind::CloseParen)?;
            Ok(SpecialForm::Call { function: FormFunction::Tuple, arguments, has_words: false })
        });
    }
    if name.len() < 4 || name.len() > 14 {
        return None;
    }
    let form: Form<'t> = match name.to_ascii_lowercase().as_str() {
        "cast" => Parser::cast_form,
        "extract" => Parser::extract_form,
        "date_part" | "datepart" => Parser::date_part_form,
        "substring" => Parser::substring_form,
        "overlay" => |parser| parser.overlay_form(FormFunction::Overlay),
        "overlayutf8" => |parser| parser.overlay_form(FormFunction::OverlayUtf8),
        "position" => Parser::position_form,
        "exists" => Parser::exists_form,
        "trim" => Parser::trim_form,
        "ltrim" => |parser| parser.trim_arguments(TrimSide::Leading, None),
        "rtrim" => |parser| parser.trim_arguments(TrimSide::Trailing, None),
        "dateadd" | "date_add" | "timestampadd" | "timestamp_add" => |parser| parser.date_arithmetic_form(false),
        "datesub" | "date_sub" | "timestampsub" | "timestamp_sub" => |parser| parser.date_arithmetic_form(true),
        "datediff" | "date_diff" | "timestampdiff" | "timestamp_diff" => Parser::date_diff_form,
        _ => return None,
    };
    Some(form)
}

impl Parser<'_> {
    /// `EXTRACT(YEAR FROM x)`, `extract(x, 'pattern')`
    fn extract_form(&mut self) -> Parsed<SpecialForm> {
        let is_from_behind = self.peek_at(1).is_some_and(|token| token.is_word("FROM"));
        let part = self.peek().filter(|token| token.kind == TokenKind::Word && is_from_behind);
        if let Some(part) = part.and_then(|token| DatePart::of(token.text)) {
            self.advance();
            self.advance();
            return Ok(SpecialForm::Extract { part, expression: self.member(MEMBER)?, is_date_part: false });
        }
        let arguments = self.elements(MEMBER, TokenKind::CloseParen)?;
        Ok(SpecialForm::Call { function: FormFunction::Extract, arguments, has_words: false })
    }

    /// `date_part('year', x)`
    fn date_part_form(&mut self) -> Parsed<SpecialForm> {
        let unit = self.member(MEMBER)?;
        let Some(part) = text_of(&unit).and_then(DatePart::of) else { return self.mismatch("a unit of time") };
        self.expect(TokenKind::Comma)?;
        let mut before = vec![unit];
        let expression = self.element(MEMBER, &mut before)?;
        if before.is_empty() {
            return self.mismatch("an operator");
        }
        Ok(SpecialForm::Extract { part, expression, is_date_part: true })
    }

    /// `SUBSTRING(x FROM 1 FOR 2)`, `substring(x, 1, 2)`
    fn substring_form(&mut self) -> Parsed<SpecialForm> {
        let mut arguments = vec![self.member(Place::until(&["FROM"]))?];
        let mut has_words = false;
        let is_lambda = arguments.first().is_some_and(is_bare_lambda);
        let is_single = is_lambda && self.is(TokenKind::CloseParen);
        if !is_single {
            has_words |= self.comma_or("FROM")?;
            arguments = self.argument_behind(Place::until(&["FOR"]), arguments)?;
        }
        if !is_single && !self.is(TokenKind::CloseParen) {
            has_words |= self.comma_or("FOR")?;
            arguments = self.argument_behind(MEMBER, arguments)?;
        }
        Ok(SpecialForm::Call { function: FormFunction::Substring, arguments, has_words })
    }

    /// One more argument: should it be a lambda, those before are its parameters.
    fn argument_behind(&mut self, place: Place, mut before: Vec<Expression>) -> Parsed<Vec<Expression>> {
        let argument = self.element(place, &mut before)?;
        before.push(argument);
        Ok(before)
    }

    /// A comma or a word instead of it: whether it was the word.
    fn comma_or(&mut self, word: &'static str) -> Parsed<bool> {
        if self.accept(TokenKind::Comma) {
            return Ok(false);
        }
        self.expect_words(word)?;
        Ok(true)
    }

    /// `OVERLAY(x PLACING y FROM 1 FOR 2)`, `overlay(x, y, 1, 2)`
    fn overlay_form(&mut self, function: FormFunction) -> Parsed<SpecialForm> {
        let mut arguments = vec![self.member(Place::until(&["PLACING"]))?];
        let has_words = self.accept_words("PLACING");
        if has_words {
            arguments = self.argument_behind(Place::until(&["FROM"]), arguments)?;
            self.expect_words("FROM")?;
            arguments = self.argument_behind(Place::until(&["FOR"]), arguments)?;
            if self.accept_words("FOR") {
                arguments = self.argument_behind(MEMBER, arguments)?;
            }
        } else {
            while self.accept(TokenKind::Comma) {
                arguments = self.argument_behind(MEMBER, arguments)?;
            }
        }
        Ok(SpecialForm::Call { function, arguments, has_words })
    }

    /// `POSITION(needle IN haystack)`, `position(haystack, needle)`
    fn position_form(&mut self) -> Parsed<SpecialForm> {
        let first = self.member(Place::until(&["IN"]))?;
        if self.accept_words("IN") {
            let mut needle = vec![first];
            let haystack = self.element(MEMBER, &mut needle)?;
            return Ok(match needle.pop() {
                Some(needle) => SpecialForm::PositionIn { needle, haystack },
                // It was the first parameter of a lambda.
                None => {
                    SpecialForm::Call { function: FormFunction::Position, arguments: vec![haystack], has_words: true }
                }
            });
        }
        let is_lambda = is_bare_lambda(&first);
        let mut arguments = vec![first];
        if is_lambda && self.is(TokenKind::CloseParen) {
            return Ok(SpecialForm::Call { function: FormFunction::Position, arguments, has_words: false });
        }
        self.expect(TokenKind::Comma)?;
        arguments = self.argument_behind(MEMBER, arguments)?;
        while self.accept(TokenKind::Comma) {
            arguments = self.argument_behind(MEMBER, arguments)?;
        }
        Ok(SpecialForm::Call { function: FormFunction::Position, arguments, has_words: false })
    }

    /// `EXISTS(SELECT …)`
    fn exists_form(&mut self) -> Parsed<SpecialForm> {
        let start = self.here();
        let query = Box::new(self.query()?);
        let subquery = Subquery { body: SubqueryBody::Query(query), span: self.span_from(start) };
        Ok(SpecialForm::Exists(subquery))
    }

    /// `TRIM(BOTH 'x' FROM y)`, `trim(y)`
    fn trim_form(&mut self) -> Parsed<SpecialForm> {
        let side = match self.accept_any(&["BOTH", "LEADING", "TRAILING"]) {
            Some(0) => TrimSide::Both,
            Some(1) => TrimSide::Leading,
            Some(_) => TrimSide::Trailing,
            None => return self.trim_arguments(TrimSide::Both, None),
        };
        let characters = self.member(Place::until(&["FROM"]))?;
        self.expect_words("FROM")?;
        self.trim_arguments(side, Some(characters))
    }

    fn trim_arguments(&mut self, side: TrimSide, characters: Option<Expression>) -> Parsed<SpecialForm> {
        let mut arguments = vec![self.member(MEMBER)?];
        while self.accept(TokenKind::Comma) {
            arguments = self.argument_behind(MEMBER, arguments)?;
        }
        Ok(SpecialForm::Trim(Trim { side, characters, arguments }))
    }

    /// The unit that comes before the other arguments, with its comma.
    fn leading_unit(&mut self) -> Parsed<Option<IntervalUnit>> {
        let word = self.peek().filter(|token| token.kind == TokenKind::Word);
        let Some(unit) = word.and_then(|token| IntervalUnit::of(token.text)) else { return Ok(None) };
        self.advance();
        self.expect(TokenKind::Comma)?;
        Ok(Some(unit))
    }

    /// `DATE_ADD(DAY, 1, x)`, `date_add(x, INTERVAL 1 DAY)`
    fn date_arithmetic_form(&mut self, is_subtraction: bool) -> Parsed<SpecialForm> {
        let unit = self.leading_unit()?;
        let arguments = self.elements(MEMBER, TokenKind::CloseParen)?;
        if unit.is_some() && arguments.len() < 2 {
            return self.mismatch(",");
        }
        Ok(SpecialForm::DateArithmetic { is_subtraction, unit, arguments })
    }

    /// `DATE_DIFF(DAY, x, y)`
    fn date_diff_form(&mut self) -> Parsed<SpecialForm> {
        let unit = self.leading_unit()?;
        let arguments = self.elements(MEMBER, TokenKind::CloseParen)?;
        if unit.is_some() && !(2..=3).contains(&arguments.len()) {
            return self.mismatch(",");
        }
        Ok(SpecialForm::DateDiff { unit, arguments })
    }
}

/// The text that an expression is.
fn text_of(expression: &Expression) -> Option<&str> {
    match &expression.kind {
        ExpressionKind::Literal(literal) => literal.value.as_text(),
        ExpressionKind::Parenthesized(inner) => text_of(inner),
        _ => None,
    }
}

/// Whether it is a lambda without an alias.
fn is_bare_lambda(expression: &Expression) -> bool {
    matches!(expression.kind, ExpressionKind::Lambda(_)) && expression.alias.is_none()
}
