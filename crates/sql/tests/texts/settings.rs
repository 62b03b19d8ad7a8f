//! Settings, query parameters and the literals that stand in them.

use crate::support::{check, refuse};

#[test]
fn values_are_literals() {
    check(&[
        ("set a=1, b=- 1, c = +2, d='it''s'", "SET a = 1, b = -1, c = 2, d = 'it\\'s'"),
        ("set a = NuLL, b = True, c = FALSE, d=inf, e=$$x$$", "SET a = NULL, b = true, c = false, d = inf, e = 'x'"),
        ("set a={'k' : 'v','l':'w'}, b={}", "SET a = {'k':'v', 'l':'w'}, b = {}"),
    ]);
    refuse(&[
        "set a=",
        "set a=[1]",
        "set a=(1)",
        "set a=b",
        "set a=1+1",
        "set a={'k':1}",
        "set a={'k':'v',}",
        "set a=1,",
    ]);
}

#[test]
fn a_name_alone_is_switched_on() {
    check(&[
        ("set a", "SET a = true"),
        ("set a, b=0", "SET a = true, b = 0"),
        ("set final, Limit", "SET final = true, Limit = true"),
    ]);
    refuse(&["set max_threads", "set a, limit", "set transaction", "set transaction = 1"]);
}

#[test]
fn defaults_and_parameters_stand_behind_the_rest() {
    check(&[("set a=default, b=1, param_c=2, d=DEFAULT", "SET b = 1, a = DEFAULT, d = DEFAULT, param_c = '2'")]);
}

#[test]
fn names_are_quoted_by_a_rule_of_their_own() {
    check(&[(
        "set a.b=1, `c.d`=2, `e f`=3, `select`=4, `null`=5, 1a=6",
        "SET a.b = 1, c.d = 2, `e f` = 3, select = 4, `null` = 5, `1a` = 6",
    )]);
}

#[test]
fn values_of_query_parameters_are_text() {
    check(&[
        ("set param_a = a.b, param_b = null, param_c=-1.50", "SET param_a = 'a.b', param_b = 'null', param_c = '-1.5'"),
        ("set param_a = 'x\\ty', param_b = ['p', 'q']", "SET param_a = 'x\\ty', param_b = '[\\'p\\', \\'q\\']'"),
        (
            "set param_a = ((1),[[]]), param_b = {1:{'k':null}}",
            "SET param_a = '((1), [[]])', param_b = '{1:{\\'k\\':NULL}}'",
        ),
    ]);
    refuse(&["set param_=1", "set param_a", "set param_a={p:Int}", "set param_a=[b]", "set param_a=array(1)"]);
}

#[test]
fn a_value_may_be_a_query_parameter() {
    check(&[("set a = {p : Array( String )}", "SET a = {p:Array( String )}")]);
    refuse(&["set a = {p}", "set a = {p:}", "set a = {`p`:Int}", "set a = {p:1}", "set time zone {p:String}"]);
}

#[test]
fn time_zone() {
    check(&[
        ("set time zone 'UTC'", "SET session_timezone = 'UTC'"),
        ("set time zone = 'UTC'", "SET session_timezone = 'UTC'"),
    ]);
}

#[test]
fn whole_numbers_have_sixty_four_bits() {
    check(&[
        (
            "set a = 18446744073709551615, b = -9223372036854775808, c = 0x1F, d = -0XfF, e = 0b101, f = 1_000, g = 007",
            "SET a = 18446744073709551615, b = -9223372036854775808, c = 31, d = -255, e = 5, f = 1000, g = 7",
        ),
        (
            "set a = 18446744073709551616, b = -9223372036854775809",
            "SET a = 18446744073709552000., b = -9223372036854776000.",
        ),
        ("set a = -0, b = -0., c = 0x0", "SET a = 0, b = -0., c = 0"),
    ]);
    refuse(&["set a = 0B1", "set a = 0b12", "set a = 1e400"]);
}

#[test]
fn floats_are_printed_in_the_fewest_digits() {
    check(&[
        (
            "set a = 1.0, b = .5, c = 1e9, d = 1e20, e=1e21",
            "SET a = 1., b = 0.5, c = 1000000000., d = 100000000000000000000., e = 1e21",
        ),
        ("set a = 1e-5, b=0.000001, c=1e-7, d=1.25e-7", "SET a = 0.00001, b = 0.000001, c = 1e-7, d = 1.25e-7"),
        (
            "set a = 123456789.125, b = 1.7976931348623157e308, c=5e-324, d = 1e-400",
            "SET a = 123456789.125, b = 1.7976931348623157e308, c = 5e-324, d = 0.",
        ),
        ("set a = 0x1p3, b = 0x1.8, c = 0x0.8, d = - .5e+1", "SET a = 8., b = 1.5, c = 0.5, d = -5."),
        ("set a = 0.55362701416015625, b = 3.42038726806640625", "SET a = 0.5536270141601562, b = 3.4203872680664062"),
        ("set a = nan, b = -NaN, c = -inf, d = Infinity", "SET a = nan, b = nan, c = -inf, d = inf"),
    ]);
}

#[test]
fn texts_keep_what_their_escapes_mean() {
    check(&[
        (r"set a = '\x41\t\/\=\q\N\'\`\e'", "SET a = 'A\\t/=\\\\q\\'`\u{1b}'"),
        ("set a = x'4142', b = b'01000001', c = x'', d=X'9'", "SET a = 'AB', b = 'A', c = '', d = '\\t'"),
        (r"set a = '\xff', b = 'a\xC3\xA9'", r"SET a = '\xFF', b = 'aé'"),
        ("set a = $t$ it's \\n $t$", "SET a = ' it\\'s \\\\n '"),
    ]);
    refuse(&[r"set a = '\x4'"]);
}
