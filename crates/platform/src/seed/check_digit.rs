//! Check digits for generated numbers.

/// The digit that makes the weighted sum of all a multiple of 11; none when it would be 10.
pub(super) fn check_digit(digits: &str, weights: &[u32]) -> Option<u32> {
    let digits = digits.chars().filter_map(|c| c.to_digit(10));
    let products = digits.zip(weights).map(|(digit, weight)| digit * weight);
    let digit = (11 - products.sum::<u32>() % 11) % 11;
    (digit < 10).then_some(digit)
}
