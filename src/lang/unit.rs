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
    /// Of land by an old measure that differs from place to place, and so converts into nothing.
    Holding,
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
    Pressure,
    Sound,
    Voltage,
    Charge,
    Data,
    DataRate,
    /// Of a substance in air: micrograms in a cubic metre.
    Concentration,
    /// Of one substance in another, by count: parts per million.
    Proportion,
    /// What a vehicle gives off on its way.
    Exhaust,
    /// People to an area.
    Density,
    Dose,
    Radioactivity,
}

use Dimension::*;

/// Name, dimension, and factor to the first unit of the dimension. Factors are those of the
/// international yard and pound agreement and the SI; a month is 30.44 days, a year 365.25. Those of
/// the market and the field are what they are now by law: a jin of China, a tola of India, a jerib of
/// Afghanistan, a feddan of Egypt, the metric dunam; a bigha, which no law fixes, is that of the north.
///
const UNITS: &[(&str, Dimension, f64)] = &[
    ("percent", Share, 1.0),
    ("per_mille", Share, 0.1),
    ("percentage_point", Share, 1.0),
    ("basis_point", Share, 0.01),
    ("metre", Length, 1.0),
    ("kilometre", Length, 1000.0),
    ("centimetre", Length, 0.01),
    ("millimetre", Length, 0.001),
    ("micrometre", Length, 1e-6),
    ("nanometre", Length, 1e-9),
    ("mile", Length, 1609.344),
    ("nautical_mile", Length, 1852.0),
    ("yard", Length, 0.9144),
    ("foot", Length, 0.3048),
    ("inch", Length, 0.0254),
    ("li", Length, 500.0),
    ("light_year", Length, 9.4607e15),
    ("square_metre", Area, 1.0),
    ("hectare", Area, 10_000.0),
    ("acre", Area, 4046.86),
    ("square_kilometre", Area, 1_000_000.0),
    ("square_mile", Area, 2_589_988.0),
    ("square_centimetre", Area, 1e-4),
    ("square_foot", Area, 0.092903),
    ("square_yard", Area, 0.836127),
    ("square_inch", Area, 6.4516e-4),
    ("dunam", Area, 1000.0),
    ("feddan", Area, 4200.8),
    ("jerib", Area, 2000.0),
    ("mu", Area, 666.667),
    ("tsubo", Area, 3.30579),
    ("jo", Area, 1.62),
    ("bigha", Area, 2529.3),
    ("morgen", Holding, 1.0),
    ("litre", Volume, 1.0),
    ("cubic_metre", Volume, 1000.0),
    ("millilitre", Volume, 1e-3),
    ("hectolitre", Volume, 100.0),
    ("cubic_centimetre", Volume, 1e-3),
    ("cubic_foot", Volume, 28.3168),
    ("cubic_kilometre", Volume, 1e12),
    ("pint", Volume, 0.568261),
    ("barrel", Volume, 158.987),
    ("gallon", Volume, 3.78541),
    ("gram", Mass, 1.0),
    ("kilogram", Mass, 1000.0),
    ("tonne", Mass, 1_000_000.0),
    ("pound", Mass, 453.592),
    ("ounce", Mass, 28.3495),
    ("microgram", Mass, 1e-6),
    ("milligram", Mass, 1e-3),
    ("carat", Mass, 0.2),
    ("stone", Mass, 6350.29),
    ("quintal", Mass, 100_000.0),
    ("kilotonne", Mass, 1e9),
    ("megatonne", Mass, 1e12),
    ("jin", Mass, 500.0),
    ("tola", Mass, 11.6638),
    ("kilometre_per_hour", Speed, 1.0),
    ("metre_per_second", Speed, 3.6),
    ("mile_per_hour", Speed, 1.609344),
    ("knot", Speed, 1.852),
    ("kilometre_per_second", Speed, 3600.0),
    ("celsius", Temperature, 1.0),
    ("fahrenheit", Temperature, 1.0),
    ("kelvin", Temperature, 1.0),
    ("degree", Angle, 1.0),
    ("watt", Power, 1.0),
    ("kilowatt", Power, 1e3),
    ("megawatt", Power, 1e6),
    ("gigawatt", Power, 1e9),
    ("terawatt", Power, 1e12),
    ("horsepower", Power, 745.7),
    ("kilowatt_hour", Energy, 1.0),
    ("megawatt_hour", Energy, 1e3),
    ("gigawatt_hour", Energy, 1e6),
    ("terawatt_hour", Energy, 1e9),
    ("joule", Energy, 1.0 / 3.6e6),
    ("kilojoule", Energy, 1.0 / 3600.0),
    ("megajoule", Energy, 1.0 / 3.6),
    ("calorie", Energy, 1.163e-6),
    ("kilocalorie", Energy, 1.163e-3),
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
    ("kilohertz", Frequency, 1e3),
    ("megahertz", Frequency, 1e6),
    ("gigahertz", Frequency, 1e9),
    ("pascal", Pressure, 1.0),
    ("hectopascal", Pressure, 100.0),
    ("kilopascal", Pressure, 1e3),
    ("megapascal", Pressure, 1e6),
    ("millibar", Pressure, 100.0),
    ("bar", Pressure, 1e5),
    ("psi", Pressure, 6894.76),
    ("millimetre_of_mercury", Pressure, 133.322),
    ("decibel", Sound, 1.0),
    ("volt", Voltage, 1.0),
    ("kilovolt", Voltage, 1e3),
    ("milliampere_hour", Charge, 1.0),
    ("byte", Data, 1.0),
    ("kilobyte", Data, 1e3),
    ("megabyte", Data, 1e6),
    ("gigabyte", Data, 1e9),
    ("terabyte", Data, 1e12),
    ("petabyte", Data, 1e15),
    ("kilobit_per_second", DataRate, 1e3),
    ("megabit_per_second", DataRate, 1e6),
    ("gigabit_per_second", DataRate, 1e9),
    ("microgram_per_cubic_metre", Concentration, 1.0),
    ("milligram_per_cubic_metre", Concentration, 1e3),
    ("part_per_million", Proportion, 1.0),
    ("part_per_billion", Proportion, 1e-3),
    ("gram_per_kilometre", Exhaust, 1.0),
    ("per_square_kilometre", Density, 1.0),
    ("microsievert", Dose, 1.0),
    ("millisievert", Dose, 1e3),
    ("becquerel", Radioactivity, 1.0),
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
        match self.name() {
            "fahrenheit" => return (amount - 32.0) / 1.8,
            "kelvin" => return amount - 273.15,
            _ => {}
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

    /// Whether it is the hundredth part of a currency that the word leaves open: cents, kopecks.
    pub fn is_hundredth(&self) -> bool {
        self.code() == "CENT"
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
