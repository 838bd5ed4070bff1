//! NewsML 1.x: items of components within components, each in a language.
//!
//! | NewsML 1.2 | here |
//! | --- | --- |
//! | `ContentItem/DataContent` with NITF, XHTML, HTML escaped or text | body; of several in a component the first |
//! | `NewsLines` `HeadLine`, `SubHeadLine`, `ByLine`, `DateLine` | headline, byline, dateline, where the body does not say them |
//! | `xml:lang`, `DescriptiveMetadata/Language/@FormalName` | language; what is in one language is one version |
//! | `NewsItemId`, `RevisionId`, `ThisRevisionCreated` | edition |
//! | `Instruction`, `Genre` or a status of a correction | the edition corrects |
//! | `NewsLine` of the type `AdvisoryLine`, status other than usable | notices; no copy |
//! | components with the role `Caption`, headlines of those of pictures and film | caption |
//! | with the role `Contact` | boilerplate |
//! | style sheets, logos, pictures, film | no copy |
//!
//! A `NewsItem` is a story. Content that stands elsewhere (`Href`) is not fetched.
//!
//! Ties: `NewsItemId`, `link:AssociatedWith`, `link:DerivedFrom`.

use super::item::{Contents, Item, Tie, tongue};
use super::news::{self, Sheet, is_correction};
use super::recast;
use super::xml::{self, Element};
use super::{nitf, recast::xhtml};
use crate::source::galley::Passage;
use crate::story::{Edition, Kind};

/// Languages of an item; more are a broken file (a guess on the generous side).
const MOST_VERSIONS: usize = 1_000;

/// The versions in a file.
///
/// # Errors
/// Where it is broken or has no copy: the line, why, and what to do.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let (file, notes) = xml::text(bytes)?.into_file();
    let root = xml::read(&file)?;
    let mut contents = Contents { items: Vec::new(), notes };
    let mut left_out = Vec::new();
    for (part, element) in root.named("NewsItem").enumerate() {
        let mut copy = Copy::default();
        for component in element.named("NewsComponent") {
            copy.gather(component, element.language(), None)?;
        }
        copy.sheets.retain(|(_, sheet)| !sheet.is_empty());
        if copy.sheets.is_empty() {
            left_out.push(format!("line {}: {}", element.line, copy.why()));
        }
        for (lang, sheet) in copy.sheets {
            let mut item = Item { version: sheet.version(&file), part, ..Item::default() };
            if let Some((lang, role)) = lang.map(tongue) {
                item.version.lang = lang;
                item.version.role = role;
            }
            item.version.id = lang.unwrap_or_default().to_owned();
            describe(element, &mut item);
            item.version.edition.notices.extend(copy.advice.iter().cloned());
            contents.items.push(item);
        }
    }
    news::passed_over(contents, left_out, "it holds no item of news: fetch it anew, whole, or leave it out")
}

/// The copy of an item under way.
#[derive(Default)]
struct Copy<'t> {
    /// By language, in the order of the file.
    sheets: Vec<(Option<&'t str>, Sheet)>,
    /// What is said to editors.
    advice: Vec<String>,
    /// Where content stands that is not in the file.
    elsewhere: Option<String>,
}

impl<'t> Copy<'t> {
    /// Adds the copy of a component and of those within it.
    fn gather(&mut self, component: &'t Element<'t>, lang: Option<&'t str>, kind: Option<Kind>) -> Result<(), String> {
        let lang = language(component).or(lang);
        let kind = match component.at(&["Role"]).and_then(|role| role.attribute("FormalName")).unwrap_or_default() {
            "StyleSheet" | "Logo" | "Thumbnail" | "Icon" => return Ok(()),
            "Contact" => Some(Kind::Boilerplate),
            "Caption" | "Photo" | "Picture" | "Graphic" | "Video" | "Audio" => Some(Kind::Caption),
            "HeadLine" | "SubHeadLine" => Some(Kind::Headline),
            "ByLine" => Some(Kind::Byline),
            "DateLine" => Some(Kind::Dateline),
            _ => kind,
        };
        for lines in component.named("NewsLines") {
            self.add_lines(lines, lang, kind)?;
        }
        let mut items = component.named("ContentItem").filter_map(|item| self.body(item));
        if let Some(body) = items.find(|body| body.iter().any(|passage| !passage.copy.text.trim().is_empty())) {
            let named = body.into_iter().map(|passage| Passage { kind: kind.or(passage.kind), ..passage });
            self.sheet(lang, component)?.body.extend(named);
        }
        // Of components that are the same in several forms, one in each language counts.
        let is_choice = component.attribute("EquivalentsList") == Some("yes");
        let mut given: Vec<Option<&str>> = Vec::new();
        for inner in component.named("NewsComponent") {
            let own = language(inner).or(lang);
            if is_choice && given.contains(&own) {
                continue;
            }
            let before = self.blocks(own);
            self.gather(inner, lang, kind)?;
            if is_choice && self.blocks(own) > before {
                given.push(own);
            }
        }
        Ok(())
    }

    /// How many blocks there are in a language.
    fn blocks(&self, lang: Option<&str>) -> usize {
        self.sheets.iter().find(|(other, _)| *other == lang).map_or(0, |(_, sheet)| sheet.body.len())
    }

    /// Adds the lines of a component of some kind: those of a picture are its caption.
    fn add_lines(&mut self, lines: &'t Element<'t>, lang: Option<&'t str>, kind: Option<Kind>) -> Result<(), String> {
        let is_media = kind == Some(Kind::Caption);
        for line in lines.children() {
            let kind = match line.name {
                "HeadLine" | "SubHeadLine" => Kind::Headline,
                "ByLine" => Kind::Byline,
                "DateLine" => Kind::Dateline,
                "NewsLine" => {
                    let kind = line.at(&["NewsLineType"]).and_then(|kind| kind.attribute("FormalName"));
                    if kind == Some("AdvisoryLine") {
                        let words = line.named("NewsLineText").map(|words| news::one_line(&words.traced()).text);
                        self.advice.extend(words.map(|words| words.trim().to_owned()));
                    }
                    continue;
                }
                _ => continue,
            };
            let sheet = self.sheet(line.language().or(lang), line)?;
            match kind {
                Kind::Headline if is_media => {
                    let copy = news::one_line(&line.traced());
                    sheet.body.push(Passage { kind: Some(Kind::Caption), copy });
                }
                _ if is_media => {}
                _ => sheet.add(kind, line),
            }
        }
        Ok(())
    }

    /// The blocks that a content item holds, where that is copy.
    fn body(&mut self, item: &'t Element<'t>) -> Option<Vec<Passage>> {
        let formal = |name: &str| item.at(&[name]).and_then(|kind| kind.attribute("FormalName")).unwrap_or_default();
        let mime = item.at(&["MimeType"]).and_then(|kind| kind.attribute("FormalName")).unwrap_or_default();
        let is_text = matches!(formal("MediaType"), "" | "Text" | "ComplexData")
            && (mime.is_empty() || mime.contains("text") || mime.contains("xml"));
        let is_style = formal("Format") == "CSS" || mime == "text/css";
        if !is_text || is_style {
            return None;
        }
        if let Some(href) = item.attribute("Href") {
            self.elsewhere.get_or_insert_with(|| href.to_owned());
        }
        let content = item.at(&["DataContent"])?;
        let mut marked = content.children().peekable();
        if marked.peek().is_none() {
            return Some(news::text(&content.traced()));
        }
        Some(
            marked
                .flat_map(|child| match child.name {
                    "nitf" => nitf::passages(child),
                    _ => recast::passages(child, xhtml),
                })
                .collect(),
        )
    }

    /// The sheet of a language.
    fn sheet(&mut self, lang: Option<&'t str>, at: &Element<'_>) -> Result<&mut Sheet, String> {
        let place = match self.sheets.iter().position(|(other, _)| *other == lang) {
            Some(place) => place,
            None if self.sheets.len() >= MOST_VERSIONS => {
                return Err(format!("line {}: an item has more than {MOST_VERSIONS} languages: split it", at.line));
            }
            None => {
                self.sheets.push((lang, Sheet::default()));
                self.sheets.len() - 1
            }
        };
        self.sheets.get_mut(place).map(|(_, sheet)| sheet).ok_or_else(String::new)
    }

    fn why(&self) -> String {
        match &self.elsewhere {
            Some(href) => {
                format!("its content stands elsewhere, at {href}: nothing is fetched, so name that file itself")
            }
            None => "the item holds no text: fetch it anew, whole, or leave it out".to_owned(),
        }
    }
}

/// The language that a component says of itself.
fn language<'t>(component: &'t Element<'t>) -> Option<&'t str> {
    let said = component.at(&["DescriptiveMetadata", "Language"]).and_then(|said| said.attribute("FormalName"));
    component.language().or(said)
}

/// Takes over what an item says of its issues.
fn describe(news_item: &Element<'_>, item: &mut Item) {
    let identity = news_item.at(&["Identification", "NewsIdentifier"]);
    let says = |name: &str| {
        let words = identity.and_then(|identity| identity.at(&[name]))?.text();
        Some(words.trim().to_owned()).filter(|words| !words.is_empty())
    };
    let management = || news_item.named("NewsManagement").flat_map(Element::children);
    let formal = |name: &'static str| {
        management().filter(move |child| child.name == name).filter_map(|child| child.attribute("FormalName"))
    };
    let status = formal("Status").find(|status| !status.eq_ignore_ascii_case("usable"));
    let genre =
        news_item.at(&["NewsComponent", "DescriptiveMetadata"]).into_iter().flat_map(|about| about.named("Genre"));
    let mut kinds = genre.filter_map(|genre| genre.attribute("FormalName")).chain(formal("Instruction"));
    let id = says("NewsItemId");
    item.version.edition = Edition {
        item: id.clone(),
        number: says("RevisionId").and_then(|number| number.parse().ok()),
        corrects: kinds.any(is_correction) || status.is_some_and(is_correction),
        issued: management()
            .find(|child| child.name == "ThisRevisionCreated")
            .map(|child| child.text().trim().to_owned()),
        notices: status.map(|status| format!("its status is {status}")).into_iter().collect(),
    };
    let label = news_item.at(&["Identification", "NameLabel"]).map(|label| label.text().trim().to_owned());
    item.story = label.filter(|label| !label.is_empty()).or_else(|| id.clone());
    item.ties.extend(id.map(|value| Tie { field: "NewsItemId".to_owned(), value }));
    for child in management().filter(|child| matches!(child.name, "AssociatedWith" | "DerivedFrom")) {
        let value = child.attribute("NewsItem").map(str::to_owned);
        item.ties.extend(value.map(|value| Tie { field: format!("link:{}", child.name), value }));
    }
}
