//! The days of the calendar.

use crate::facts::{Date, day_number, day_of};

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
    date.year.filter(|year| *year >= MODERN)?;
    day_number(date).and_then(|number| day_of(number).weekday)
}
