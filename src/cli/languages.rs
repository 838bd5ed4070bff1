//! Languages as the user gives them: `--lang de` for all versions, `--lang en2=en` for one.

use crate::lang::is_tag;
use crate::story::Story;

/// One `--lang`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    All(String),
    One { id: String, tag: String },
}

/// Reads one `--lang`.
///
/// # Errors
/// Where the tag is no BCP 47 tag: what to write instead.
pub fn parse(words: &str) -> Result<Given, String> {
    let (id, tag) = words.rsplit_once('=').map_or((None, words), |(id, tag)| (Some(id), tag));
    if !is_tag(tag) {
        return Err("write a language tag such as de, pt-BR or zh-Hant, or ID=TAG for one version".to_owned());
    }
    let tag = tag.to_owned();
    Ok(id.map_or_else(|| Given::All(tag.clone()), |id| Given::One { id: id.to_owned(), tag: tag.clone() }))
}

/// Sets the languages that were given; what is given for one version goes before what is given for
/// all, and the last word counts. Gives back the ids that no version has.
pub fn set<'a>(given: &'a [Given], stories: &mut [Story]) -> Vec<&'a str> {
    let mut versions: Vec<_> = stories.iter_mut().flat_map(|story| &mut story.versions).collect();
    let mut unknown = Vec::new();
    for all in given {
        if let Given::All(tag) = all {
            versions.iter_mut().for_each(|version| version.lang = Some(tag.clone()));
        }
    }
    for one in given {
        let Given::One { id, tag } = one else { continue };
        let mut called = versions.iter_mut().filter(|version| version.id == *id).peekable();
        if called.peek().is_none() {
            unknown.push(id.as_str());
        }
        called.for_each(|version| version.lang = Some(tag.clone()));
    }
    unknown
}
