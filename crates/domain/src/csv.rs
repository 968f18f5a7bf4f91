//! Tables as text that a spreadsheet opens: semicolons and CRLF, as Excel has it in Norway, and no cell that it takes for
//! a formula.

use std::fmt::Write as _;

/// What a file begins with, so that it is read as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Adds a row.
pub fn push_row(table: &mut String, cells: &[&str]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            table.push(';');
        }
        push_cell(table, cell);
    }
    table.push_str("\r\n");
}

fn push_cell(table: &mut String, cell: &str) {
    // A spreadsheet would compute it, or fetch something: the apostrophe makes a text of it.
    let guard = match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => "'",
        _ => "",
    };
    if cell.contains([';', '"', '\n', '\r']) || !guard.is_empty() {
        // Writing to a String cannot fail.
        let _ = write!(table, "\"{guard}{}\"", cell.replace('"', "\"\""));
    } else {
        table.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_as_it_was_written_and_no_cell_is_a_formula() {
        let mut table = String::new();
        push_row(&mut table, &["Snill Skog AS", "314248295", ""]);
        push_row(
            &mut table,
            &["A; \"B\"\nC", "=1+1", "-2", "@x", "+47", "\tx"],
        );
        assert_eq!(
            table,
            "Snill Skog AS;314248295;\r\n\
             \"A; \"\"B\"\"\nC\";\"'=1+1\";\"'-2\";\"'@x\";\"'+47\";\"'\tx\"\r\n"
        );
    }
}
