//! Units of measure by name, with what is needed to hold one against another.

/// A unit: an index into [`UNITS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit(u8);

/// What a unit measures. Units of one dimension convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    Share,
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Temperature,
    Angle,
    Power,
    Energy,
    Duration,
    Age,
    Frequency,
}

use Dimension::*;

/// Name, dimension, and factor to the first unit of the dimension. Factors are those of the
/// international yard and pound agreement and the SI; a month is 30.44 days, a year 365.25.
const UNITS: &[(&str, Dimension, f64)] = &[
    ("percent", Share, 1.0),
    ("per_mille", Share, 0.1),
    ("percentage_point", Share, 1.0),
    ("metre", Length, 1.0),
    ("kilometre", Length, 1000.0),
    ("centimetre", Length, 0.01),
    ("millimetre", Length, 0.001),
    ("mile", Length, 1609.344),
    ("nautical_mile", Length, 1852.0),
    ("yard", Length, 0.9144),
    ("foot", Length, 0.3048),
    ("inch", Length, 0.0254),
    ("square_metre", Area, 1.0),
    ("hectare", Area, 10_000.0),
    ("acre", Area, 4046.86),
    ("square_kilometre", Area, 1_000_000.0),
    ("square_mile", Area, 2_589_988.0),
    ("litre", Volume, 1.0),
    ("cubic_metre", Volume, 1000.0),
    ("barrel", Volume, 158.987),
    ("gallon", Volume, 3.78541),
    ("gram", Mass, 1.0),
    ("kilogram", Mass, 1000.0),
    ("tonne", Mass, 1_000_000.0),
    ("pound", Mass, 453.592),
    ("ounce", Mass, 28.3495),
    ("kilometre_per_hour", Speed, 1.0),
    ("metre_per_second", Speed, 3.6),
    ("mile_per_hour", Speed, 1.609344),
    ("knot", Speed, 1.852),
    ("celsius", Temperature, 1.0),
    ("fahrenheit", Temperature, 1.0),
    ("degree", Angle, 1.0),
    ("watt", Power, 1.0),
    ("kilowatt", Power, 1e3),
    ("megawatt", Power, 1e6),
    ("gigawatt", Power, 1e9),
    ("kilowatt_hour", Energy, 1.0),
    ("megawatt_hour", Energy, 1e3),
    ("second", Duration, 1.0),
    ("minute", Duration, 60.0),
    ("hour", Duration, 3600.0),
    ("day", Duration, 86_400.0),
    ("week", Duration, 604_800.0),
    ("month", Duration, 2_630_016.0),
    ("year", Duration, 31_557_600.0),
    ("decade", Duration, 315_576_000.0),
    ("century", Duration, 3_155_760_000.0),
    ("year_old", Age, 1.0),
    ("hertz", Frequency, 1.0),
];

impl Unit {
    /// The unit of that name: `kilometre`.
    ///
    /// ```
    /// use copydesk::lang::Unit;
    /// assert_eq!(Unit::named("mile").unwrap().name(), "mile");
    /// ```
    pub fn named(name: &str) -> Option<Unit> {
        UNITS.iter().position(|&(n, ..)| n == name).and_then(|i| u8::try_from(i).ok()).map(Unit)
    }

    pub fn name(self) -> &'static str {
        UNITS[usize::from(self.0)].0
    }

    pub fn dimension(self) -> Dimension {
        UNITS[usize::from(self.0)].1
    }

    /// How much `amount` of this unit is, counted in the first unit of the dimension.
    pub fn measure(self, amount: f64) -> f64 {
        if self.name() == "fahrenheit" {
            return (amount - 32.0) / 1.8;
        }
        amount * UNITS[usize::from(self.0)].2
    }
}

/// A currency by its ISO 4217 code, or `CENT` for the hundredth part of whichever is meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 4]);

impl Currency {
    pub fn coded(code: &str) -> Option<Currency> {
        let code = code.as_bytes();
        if !(3..=4).contains(&code.len()) || !code.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        let mut bytes = [0; 4];
        bytes[..code.len()].copy_from_slice(code);
        Some(Currency(bytes))
    }

    pub fn code(&self) -> &str {
        let length = self.0.iter().position(|&b| b == 0).unwrap_or(4);
        std::str::from_utf8(&self.0[..length]).unwrap_or("")
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
