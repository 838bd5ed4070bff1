//! Days as numbers, counted from the first of January 1 of our era, which is day 1 and was a Monday.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "a year is a u16 and a distance an i8: the days between them have room in an i32"
)]

use super::date::Date;
use crate::lang::Calendar;

/// The first day of a month.
pub fn start(calendar: Calendar, year: i32, month: i32) -> i32 {
    match calendar {
        Calendar::Gregorian => {
            // Years that begin in March, so that the leap day comes last.
            let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
            365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 - 305
        }
        // Eight leap years in thirty-three, right from 1799 to 2256: K. M. Borkowski, The Persian
        // calendar for 3000 years (1996). The year 1 began on 22 March 622.
        Calendar::SolarHijri => {
            let before = if month <= 7 { 31 * (month - 1) } else { 30 * (month - 1) + 6 };
            226_895 + 365 * (year - 1) + (8 * year + 21).div_euclid(33) + before
        }
        // The tabular calendar: eleven leap years in thirty, from 19 July 622.
        Calendar::Hijri => 227_015 + 354 * (year - 1) + (3 + 11 * year).div_euclid(30) + (59 * (month - 1) + 1) / 2,
    }
}

/// The number of a whole Gregorian date; `None` for one that lacks a part or is none.
pub fn number(date: &Date) -> Option<i32> {
    let (year, month, day) = (date.year?, date.month?, date.day?);
    let known = date.calendar == Calendar::Gregorian && !date.before_christ && (1..=12).contains(&month);
    let number = start(Calendar::Gregorian, i32::from(year), i32::from(month)) + i32::from(day) - 1;
    (known && of(number).day == Some(day)).then_some(number)
}

/// The date of a day of our era, with its weekday.
pub fn of(number: i32) -> Date {
    // Years that begin in March, in eras of 400 years, which all have as many days.
    let since = number + 305;
    let (era, in_era) = (since.div_euclid(146_097), since.rem_euclid(146_097));
    let year_of_era = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let turned = (5 * in_year + 2) / 153;
    let month = if turned < 10 { turned + 3 } else { turned - 9 };
    let year = year_of_era + era * 400 + i32::from(month < 3);
    Date {
        year: u16::try_from(year).ok(),
        month: u8::try_from(month).ok(),
        day: u8::try_from(in_year - (153 * turned + 2) / 5 + 1).ok(),
        weekday: u8::try_from((number - 1).rem_euclid(7) + 1).ok(),
        ..Date::default()
    }
}
