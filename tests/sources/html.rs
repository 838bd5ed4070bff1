//! HTML, whole and in parts.

use super::source_of;
use copydesk::source::html::passages;

fn shown(markup: &str) -> Vec<(Option<&'static str>, String)> {
    passages(markup).into_iter().map(|p| (p.kind.map(|kind| kind.name()), p.copy.text)).collect()
}

fn body(text: &str) -> (Option<&'static str>, String) {
    (None, text.to_owned())
}

fn named(kind: &'static str, text: &str) -> (Option<&'static str>, String) {
    (Some(kind), text.to_owned())
}

#[test]
fn blocks_are_what_a_reader_sees() {
    let page = "<h1>Harbour <em>closed</em></h1>\n<p class='meta byline'>By <a href=x>Ada Moll</a></p>\
        <p>The  harbour\n of <b>Ker</b>noz is closed.<p>It stays so.<br>Until\tMay.<br><br>Or June.\
        <ul><li>One boat<li>Two&nbsp;men</ul><figure><img alt=no><figcaption>The quay <i>yesterday</i></figcaption></figure>\
        <table><tr><td>Boats<td>12<tr><td>Men<td>31</table>Loose words<div>in a box</div> and behind it";
    let expected = [
        named("headline", "Harbour closed"),
        named("byline", "By Ada Moll"),
        body("The harbour of Kernoz is closed."),
        body("It stays so.\nUntil May."),
        body("Or June."),
        body("One boat"),
        body("Two\u{a0}men"),
        named("caption", "The quay yesterday"),
        body("Boats\t12"),
        body("Men\t31"),
        body("Loose words"),
        body("in a box"),
        body("and behind it"),
    ];
    assert_eq!(shown(page), expected);
}

#[test]
fn what_is_no_copy_is_left_out_or_marked() {
    let page = "<!-- no --><script>if (a < b) { '<p>no</p>' }</script><style>p{}</style><nav><a>Home</a></nav>\
        <p>Shown <span style='display : none'>no</span><span hidden>no</span>here<noscript><img>no</noscript>.</p>\
        <p>The price is <s>no</s> 5.</p><aside><h2>Related</h2></aside><form>Search <input value=no></form>\
        <p><ruby>東京<rp>(</rp><rt>no</rt></ruby>の港</p><time>3 May 2026</time><p>On <time>3 May</time> it closed.</p>\
        <footer>About us</footer><textarea>no</textarea>";
    let expected = [
        named("boilerplate", "Home"),
        body("Shown here."),
        body("The price is 5."),
        named("boilerplate", "Related"),
        named("boilerplate", "Search"),
        body("東京の港"),
        named("boilerplate", "3 May 2026"),
        body("On 3 May it closed."),
        named("boilerplate", "About us"),
    ];
    assert_eq!(shown(page), expected);
}

#[test]
fn a_dateline_and_a_quotation_stand_by_themselves() {
    let page = "<p><span class=\"dateline\">KERNOZ <span class=source>(mna)</span> - </span>The <q>old</q> quay</p>";
    assert_eq!(shown(page), [named("dateline", "KERNOZ (mna) -"), body("The “old” quay")]);
    // An author's page names its author on the whole of it.
    let long = format!("<div class=author><p>{}</p></div>", "word ".repeat(60));
    assert_eq!(passages(&long)[0].kind, None);
}

#[test]
fn every_word_keeps_its_place() {
    let page =
        "<p title='&lt;'>Caf&eacute;\r\n  &#x41;&amp;B &notit; &unknown; so\u{ad}wie &copy Rés &#8220;x&#8221;</p>";
    let copy = &passages(page)[0].copy;
    assert_eq!(copy.text, "Café A&B ¬it; &unknown; sowie © Rés “x”");
    assert_eq!(source_of(copy, "Café", page), "Caf&eacute;");
    assert_eq!(source_of(copy, "A&B", page), "&#x41;&amp;B");
    assert_eq!(source_of(copy, "é A", page), "&eacute;\r\n  &#x41;");
    assert_eq!(source_of(copy, "&unknown;", page), "&unknown;");
    assert_eq!(source_of(copy, "sowie", page), "so\u{ad}wie");
    assert_eq!(source_of(copy, "Rés", page), "Rés");
    assert_eq!(source_of(copy, "“x”", page), "&#8220;x&#8221;");
}

#[test]
fn poor_markup_is_read_to_its_end() {
    assert_eq!(shown("<p>One</i></b> <b>two</p> three"), [body("One two"), body("three")]);
    assert_eq!(shown("<li>One<li>two</ul></ul><td>three"), [body("One"), body("two"), body("three")]);
    assert_eq!(shown("a </> b < c <3 d <!bogus> e"), [body("a b < c <3 d e")]);
    assert_eq!(shown("<p class='byline'>By A<p>Body"), [named("byline", "By A"), body("Body")]);
    assert_eq!(shown("Unfinished <b"), [body("Unfinished")]);
    assert_eq!(shown(""), []);
}

/// Hostile markup costs what its length costs.
#[test]
fn depth_and_length_are_no_danger() {
    for part in ["<div>", "<p>", "<b>", "<li>", "<td>", "</x>", "<ul><li>", "&amp;", "&", "<a b", "<!--", "\u{ad}"] {
        let page = part.repeat(200_000);
        let found = passages(&page);
        assert!(found.len() <= 1, "{part}: {}", found.len());
    }
    let attribute = format!("<p class='{}'>x", "a ".repeat(1_000_000));
    assert_eq!(shown(&attribute), [body("x")]);
}
