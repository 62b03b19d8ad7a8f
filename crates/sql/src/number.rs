//! Numbers as the server spells them: `0x10` is `16`, `1.50` is `1.5`, `1e3` is `1000.`.

/// The server's spelling of a number; nothing for one that is beyond what it reads as a whole number or a float.
pub fn canonical(text: &str) -> Option<String> {
    if !text.starts_with(|first: char| first == '.' || first.is_ascii_digit()) {
        return None;
    }
    let digits: String = text.chars().filter(|character| *character != '_').map(|c| c.to_ascii_lowercase()).collect();
    let whole = match (digits.strip_prefix("0x"), digits.strip_prefix("0b")) {
        (Some(hexadecimal), _) => return u64::from_str_radix(hexadecimal, 16).ok().map(|number| number.to_string()),
        (_, Some(binary)) => return u64::from_str_radix(binary, 2).ok().map(|number| number.to_string()),
        _ => digits.bytes().all(|byte| byte.is_ascii_digit()),
    };
    if whole {
        return digits.parse::<u64>().ok().map(|number| number.to_string());
    }
    let number = digits.parse::<f64>().ok().filter(|number| number.is_finite())?;
    let scientific = format!("{number:e}");
    let exponent: i32 = scientific.split_once('e')?.1.parse().ok()?;
    Some(match exponent {
        _ if number == 0.0 => "0.".to_owned(),
        -6..=20 if number.fract() == 0.0 => format!("{number}."),
        -6..=20 => number.to_string(),
        _ => scientific,
    })
}

#[cfg(test)]
mod tests {
    use super::canonical;

    /// Right-hand sides: `formatQuerySingleLine` of ClickHouse 26.7.
    #[test]
    fn numbers_in_the_servers_spelling() {
        for (written, stored) in [
            ("7", "7"),
            ("010", "10"),
            ("1_000", "1000"),
            ("0x1F", "31"),
            ("0b101", "5"),
            ("1.50", "1.5"),
            (".5", "0.5"),
            ("1.", "1."),
            ("1.0", "1."),
            ("0.0", "0."),
            ("1e3", "1000."),
            ("1E-7", "1e-7"),
            ("0.000001", "0.000001"),
            ("1e+21", "1e21"),
            ("18446744073709551615", "18446744073709551615"),
        ] {
            assert_eq!(canonical(written).as_deref(), Some(stored), "{written}");
            assert_eq!(canonical(stored).as_deref(), Some(stored), "{stored}");
        }
    }

    #[test]
    fn what_is_no_number_or_too_large_has_no_other_spelling() {
        for text in ["18446744073709551616", "0xFFFFFFFFFFFFFFFFF", "1e999", "0x1p3", "", "inf", "-1"] {
            assert_eq!(canonical(text), None, "{text}");
        }
    }
}
