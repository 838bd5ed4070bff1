//! The days of the calendar.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "a year is a u16, a month and a day are checked before they are counted with"
)]

use crate::facts::Date;
use crate::lang::Calendar;

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The Gregorian calendar is in use everywhere from this year on, and dates of news are in it.
const MODERN: u16 = 1924;

/// How many days a month has at most, in the year if one is given.
pub fn days_of(month: u8, year: Option<u16>) -> Option<u8> {
    let leap = year.is_none_or(|y| y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400)));
    match month {
        2 => Some(if leap { 29 } else { 28 }),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}

/// The weekday of a whole date, 1 for Monday; `None` for one that lacks a part, is none, or is old.
pub fn weekday_of(date: &Date) -> Option<u8> {
    let (year, month, day) = (date.year.filter(|y| *y >= MODERN)?, date.month?, date.day?);
    if date.calendar != Calendar::Gregorian || date.before_christ || day == 0 || day > days_of(month, Some(year))? {
        return None;
    }
    // Sakamoto's method: 0 is Sunday.
    const SHIFTS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = u32::from(year) - u32::from(month < 3);
    let shift = SHIFTS.get(usize::from(month) - 1)?;
    let number = (year + year / 4 - year / 100 + year / 400 + shift + u32::from(day)) % 7;
    u8::try_from(if number == 0 { 7 } else { number }).ok()
}
