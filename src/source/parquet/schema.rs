//! Which columns of a file hold a story, and how its fields lie in them.

use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::schema::types::{SchemaDescriptor, Type};

/// How a row holds a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As a line of JSON.
    Line,
    /// As a record with the fields of such a line.
    Record,
}

/// A column that is read.
#[derive(Debug)]
pub struct Leaf {
    /// Its number in the file.
    pub column: usize,
    /// As a person calls it: `versions.text`.
    pub name: String,
    /// The way from a row to a value.
    pub steps: Vec<Step>,
}

/// A step on the way from a row to a value. Levels of definition say how far a value goes.
#[derive(Clone, Debug)]
pub enum Step {
    /// Into a field of a record.
    Field(&'static str),
    /// Past what may be null, and is not from this level of definition on.
    Known(i16),
    /// Into an element of a list, which has one from this level of definition on.
    Element(i16),
}

/// What a field holds.
#[derive(Clone, Copy)]
enum Holds {
    Text,
    Number,
    Truth,
    Texts,
    Versions,
}

/// The column with a line of JSON.
pub const LINE: &str = "story";

const VERSIONS: &str = "versions";

/// The fields of a version.
const VERSION: [(&str, Holds); 10] = [
    ("id", Holds::Text),
    ("lang", Holds::Text),
    ("role", Holds::Text),
    ("text", Holds::Text),
    ("sentences", Holds::Texts),
    ("item", Holds::Text),
    ("edition", Holds::Number),
    ("issued", Holds::Text),
    ("corrects", Holds::Truth),
    ("notices", Holds::Texts),
];

/// The shape of a file's rows, and the columns to read.
///
/// # Errors
/// Where a column is missing or holds something else: which, and what to write instead.
pub fn of(schema: &SchemaDescriptor) -> Result<(Shape, Vec<Leaf>), String> {
    let columns = schema.root_schema().get_fields();
    let column = |name: &str| columns.iter().find(|column| column.name() == name);
    let mut leaves = Leaves { schema, found: Vec::new() };
    let shape = match (column("id"), column(VERSIONS), column(LINE)) {
        (Some(id), Some(versions), _) => {
            leaves.field(&Way::default(), "id", id, Holds::Text)?;
            leaves.field(&Way::default(), VERSIONS, versions, Holds::Versions)?;
            Shape::Record
        }
        (None, Some(_), _) => return Err("it has no column “id” beside “versions”: give each story an id".to_owned()),
        (_, None, Some(line)) => {
            leaves.field(&Way::default(), LINE, line, Holds::Text)?;
            Shape::Line
        }
        (_, None, None) => {
            let names: Vec<String> = columns.iter().map(|column| format!("“{}”", column.name())).collect();
            return Err(format!(
                "it has neither a column “versions” nor one “story”, but {}: write “id” and “versions”, a list of records \
                 with “id” and “text”, or a line of JSON as “story”",
                names.join(", ")
            ));
        }
    };
    Ok((shape, leaves.found))
}

struct Leaves<'a> {
    schema: &'a SchemaDescriptor,
    found: Vec<Leaf>,
}

/// The way from a row to a node of the schema.
#[derive(Clone, Default)]
struct Way {
    /// As the file calls the nodes, those too that only lists are made of.
    path: Vec<String>,
    steps: Vec<Step>,
    definition: i16,
}

impl Leaves<'_> {
    /// Takes up all that is wanted of a field of a record.
    fn field(&mut self, to_record: &Way, name: &'static str, node: &Type, holds: Holds) -> Result<(), String> {
        let mut way = to_record.clone();
        way.steps.push(Step::Field(name));
        way.enter(node);
        self.node(&way, node, holds)
    }

    fn node(&mut self, way: &Way, node: &Type, holds: Holds) -> Result<(), String> {
        let wrong = || format!("its column “{}” is {}: write it as {}", way.name(), called(node), holds.name());
        match holds {
            // What is null throughout has no type of its own.
            _ if node.get_basic_info().logical_type_ref() == Some(&LogicalType::Unknown) => Ok(()),
            Holds::Text | Holds::Number | Holds::Truth => {
                let column = self.schema.columns().iter().position(|column| column.path().parts() == way.path);
                let column = column.filter(|_| holds.fits(node)).ok_or_else(wrong)?;
                self.found.push(Leaf { column, name: way.name(), steps: way.steps.clone() });
                Ok(())
            }
            Holds::Texts => {
                let (way, element) = way.element(node).ok_or_else(wrong)?;
                self.node(&way, element, Holds::Text)
            }
            Holds::Versions => {
                let (way, record) = way.element(node).filter(|(_, element)| element.is_group()).ok_or_else(wrong)?;
                let field = |name: &str| record.get_fields().iter().find(|field| field.name() == name);
                if field("id").is_none() || field("text").or(field("sentences")).is_none() {
                    return Err(
                        "its “versions” have no field “id”, or neither “text” nor “sentences”: write both".to_owned()
                    );
                }
                VERSION.iter().try_for_each(|&(name, holds)| match field(name) {
                    Some(node) => self.field(&way, name, node, holds),
                    None => Ok(()),
                })
            }
        }
    }
}

impl Way {
    /// Goes into a node.
    fn enter(&mut self, node: &Type) {
        self.path.push(node.name().to_owned());
        let known = Step::Known;
        match repetition(node) {
            Repetition::REQUIRED => {}
            Repetition::OPTIONAL => self.deeper(known),
            Repetition::REPEATED => self.deeper(Step::Element),
        }
    }

    fn deeper(&mut self, step: impl Fn(i16) -> Step) {
        self.definition = self.definition.saturating_add(1);
        self.steps.push(step(self.definition));
    }

    /// The way on to the elements of a list that was entered, by the rules of the format for lists old and new; none
    /// where it is no list.
    fn element<'a>(&self, node: &'a Type) -> Option<(Way, &'a Type)> {
        let mut way = self.clone();
        if repetition(node) == Repetition::REPEATED {
            return Some((way, node));
        }
        let [repeated] = node.is_group().then(|| node.get_fields())? else { return None };
        if repetition(repeated) != Repetition::REPEATED {
            return None;
        }
        way.enter(repeated);
        let is_element = repeated.name() == "array" || repeated.name().ends_with("_tuple");
        match repeated.is_group().then(|| repeated.get_fields()) {
            Some([element]) if !is_element => {
                way.enter(element);
                Some((way, element))
            }
            _ => Some((way, repeated)),
        }
    }

    fn name(&self) -> String {
        let names = self.steps.iter().filter_map(|step| if let Step::Field(name) = step { Some(*name) } else { None });
        names.collect::<Vec<_>>().join(".")
    }
}

fn repetition(node: &Type) -> Repetition {
    let about = node.get_basic_info();
    if about.has_repetition() { about.repetition() } else { Repetition::REQUIRED }
}

impl Holds {
    /// Whether a column may hold it.
    fn fits(self, node: &Type) -> bool {
        use ConvertedType as As;
        if !node.is_primitive() {
            return false;
        }
        let converted = node.get_basic_info().converted_type();
        match self {
            Holds::Text => {
                node.get_physical_type() == Physical::BYTE_ARRAY
                    && matches!(converted, As::NONE | As::UTF8 | As::ENUM | As::JSON)
            }
            Holds::Number => {
                matches!(node.get_physical_type(), Physical::INT32 | Physical::INT64)
                    && !matches!(converted, As::DECIMAL | As::DATE)
                    && !matches!(converted, As::TIME_MILLIS | As::TIME_MICROS)
                    && !matches!(converted, As::TIMESTAMP_MILLIS | As::TIMESTAMP_MICROS)
            }
            Holds::Truth => node.get_physical_type() == Physical::BOOLEAN,
            Holds::Texts | Holds::Versions => false,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Holds::Text => "text (a string)",
            Holds::Number => "a whole number",
            Holds::Truth => "a truth value (a boolean)",
            Holds::Texts => "a list of text",
            Holds::Versions => "a list of records",
        }
    }
}

/// What a column is, as a person may look it up.
fn called(node: &Type) -> String {
    let about = node.get_basic_info();
    match about.converted_type() {
        ConvertedType::NONE if node.is_primitive() => node.get_physical_type().to_string(),
        ConvertedType::NONE => "a record".to_owned(),
        converted => converted.to_string(),
    }
}
