//! What the elements of HTML are to copy.

use super::markup::Tag;
use crate::story::Kind;

/// What stands at a place of the markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nothing that a reader sees, or that anybody wrote for readers.
    Out,
    /// Copy, of a kind where that is known.
    Copy(Option<Kind>),
}

impl Default for Place {
    fn default() -> Self {
        Place::Copy(None)
    }
}

impl Place {
    pub fn is_shown(self) -> bool {
        self != Place::Out
    }

    pub fn kind(self) -> Option<Kind> {
        match self {
            Place::Out => None,
            Place::Copy(kind) => kind,
        }
    }
}

/// Elements whose text is no copy: programs, other media, forms, what was struck out, how characters are read.
const OUT: &str = "applet area audio base canvas datalist del embed frame frameset head iframe link map math meta \
     noembed noframes noscript object param rp rt s script select strike style svg template textarea title track \
     video";
const FURNITURE: &str = "aside button dialog footer form menu nav";
/// ARIA's landmarks that are furniture wherever they stand.
const FURNITURE_ROLES: &str = "banner complementary contentinfo dialog menu navigation search toolbar";
const BLOCKS: &str = "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset \
     figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol \
     optgroup option p pre search section summary table tbody tfoot thead tr ul";
const VOID: &str = "area base br col embed hr img input link meta param source track wbr";

fn is_one_of(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|other| other == name)
}

/// Whether a block begins or ends where an element of that name does.
pub fn ends_block(name: &str) -> bool {
    is_one_of(BLOCKS, name)
}

/// Whether an element of that name has no content and no end.
pub fn is_void(name: &str) -> bool {
    is_one_of(VOID, name)
}

/// What stands in an element, by its name, its attributes and what it stands in.
pub fn place(tag: &Tag, parent: Place) -> Place {
    let name = tag.name.as_str();
    if parent == Place::Out || is_one_of(OUT, name) || is_hidden(tag) {
        return Place::Out;
    }
    if matches!(parent.kind(), Some(Kind::Boilerplate | Kind::Byline | Kind::Caption)) {
        return parent;
    }
    let is_furniture =
        is_one_of(FURNITURE, name) || tag.get("role").is_some_and(|role| is_one_of(FURNITURE_ROLES, role));
    let kind = match name {
        _ if is_furniture => Kind::Boilerplate,
        // When a page was made; a time in a sentence is no block of its own and stays copy.
        "time" => Kind::Boilerplate,
        "figcaption" | "caption" => Kind::Caption,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Headline,
        _ => match credit(tag) {
            Some(kind) => kind,
            None => return parent,
        },
    };
    Place::Copy(Some(kind))
}

fn is_hidden(tag: &Tag) -> bool {
    let hides = |style: &str| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    tag.get("hidden").is_some() || tag.get("style").is_some_and(hides)
}

/// The kind that attributes give: their words are those of hNews, schema.org and of most newsrooms.
fn credit(tag: &Tag) -> Option<Kind> {
    if tag.get("rel").is_some_and(|rel| is_one_of(rel, "author")) {
        return Some(Kind::Byline);
    }
    let names = [tag.get("class"), tag.get("itemprop")];
    names.iter().flatten().flat_map(|names| names.split(|c: char| !c.is_ascii_alphanumeric())).find_map(|word| {
        Some(match word.to_ascii_lowercase().as_str() {
            "byline" | "author" | "authors" => Kind::Byline,
            "dateline" => Kind::Dateline,
            "caption" | "figcaption" => Kind::Caption,
            _ => return None,
        })
    })
}
