//! Latin names that may be Mandarin in pinyin: they are said as the Chinese characters that they stand for are.

use crate::lang::is_family_name;
use any_ascii::any_ascii_char;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A character for each syllable of Mandarin, but for those that are words or endings elsewhere (*me*, *ne*).
const CHARACTERS: &str = "\
    阿爱安昂奥八百半榜报被本崩比边表别宾病博不擦裁参藏草测岑层查拆产场超车沉成持充筹出啜传创吹春辍次从凑促窜催存错大代弹当到地等低电调跌定丢动都度断对盾多恶恩二发反\
    方非分风仏否服尬该感港高个给根更公购股挂怪关光规棍国哈海寒航好和黑很横红后护化坏欢皇会婚火机家间将教节金经侰救局捐决军卡开看抗考可肯坑空口苦跨快款矿亏困扩拉来篮\
    浪老乐类冷力连两料列林领流龙楼路乱略论落马卖满忙冒每门盟米面秒灭民名模谋目那奶难囊脑内嫩能尼年娘鸟啮您凝牛农啂女暖虐黁诺欧怕派判旁跑配喷朋批片票撇品平破剖普期恰\
    前强桥切亲情穷球区全确群然让扰热人仍日容肉入软瑞润弱撒赛三丧扫色森僧杀晒山上少社谁身生时手数刷衰栓双水顺说四送搜诉算随损所他太谈堂逃特疼体天条铁停同头土团推吞拖\
    瓦外万王为文翁我无西下线相小协心性凶修许选学寻压言样要业一音应用有于员月运杂在暂脏早责贼怎增炸债战长照者震政之中周主抓拽转装追准桌子总走足钻最尊作";

/// Letters of the longest syllable: *zhuang*.
const LONGEST: usize = 6;

/// Letters of the longest word: of more there are too many ways to cut them.
const LONGEST_WORD: usize = 4 * LONGEST;

/// Names of one syllable are met in any word.
const LEAST: usize = 2;

/// Syllables of a given name at most.
const LONGEST_GIVEN: usize = 2;

/// Heads and tails of syllables that names of elsewhere have not where they can be cut so.
const OWN_HEADS: [&str; 3] = ["zh", "x", "q"];
const OWN_TAILS: [&str; 4] = ["iang", "uang", "iong", "ong"];

static SYLLABLES: LazyLock<FxHashMap<String, char>> = LazyLock::new(|| {
    let syllable = |c: char| (any_ascii_char(c).to_ascii_lowercase(), c);
    CHARACTERS.chars().map(syllable).collect()
});

/// Characters that are said as the words of a name are, in lower case, if all of them are of syllables of Mandarin, and
/// there are several of those.
pub(super) fn in_characters(name: &str) -> Option<String> {
    let mut said = String::new();
    for word in name.split([' ', '-']).filter(|word| !word.is_empty()) {
        let mut characters = Vec::new();
        for part in word.split('\'') {
            (part.len() <= LONGEST_WORD && cut(part, &mut characters)).then_some(())?;
        }
        said.push(' ');
        said.extend(characters);
    }
    (said.chars().filter(|&c| c != ' ').nth(LEAST - 1).is_some()).then_some(said)
}

/// Whether a name in lower case that is cut into such syllables is Mandarin and hardly a name of elsewhere: it has a syllable
/// that others have not, or it is a family name of one syllable with a given name of one or two.
pub(super) fn is_sure(name: &str, characters: &str) -> bool {
    let has_own = || {
        let mut syllables = characters.chars().filter(|&c| c != ' ').map(|c| any_ascii_char(c).to_ascii_lowercase());
        syllables.any(|syllable| {
            OWN_HEADS.iter().any(|head| syllable.starts_with(head))
                || OWN_TAILS.iter().any(|tail| syllable.ends_with(tail))
        })
    };
    let words: Vec<&str> = characters.split_whitespace().collect();
    let is_person = || match words[..] {
        [family, given] => {
            family.chars().count() == 1
                && given.chars().count() <= LONGEST_GIVEN
                && name.split(' ').next().is_some_and(is_family_name)
        }
        _ => false,
    };
    has_own() || is_person()
}

/// Cuts a word into syllables, the longest first; whether nothing is left.
fn cut(word: &str, found: &mut Vec<char>) -> bool {
    let known = found.len();
    let ends = (1..=LONGEST.min(word.len())).rev();
    let halves = ends.filter_map(|end| word.split_at_checked(end));
    word.is_empty()
        || halves.filter_map(|(head, rest)| Some((*SYLLABLES.get(head)?, rest))).any(|(character, rest)| {
            found.truncate(known);
            found.push(character);
            cut(rest, found)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin_is_cut_into_syllables() {
        for (name, syllables) in [
            ("yiwu", "yi wu"),
            ("xi'an", "xi an"),
            ("zhuanghe", "zhuang he"),
            ("fangan", "fang an"),
            ("lin dan", "lin dan"),
        ] {
            let said = in_characters(name).unwrap_or_default();
            let read = said.chars().filter(|&c| c != ' ').map(|c| any_ascii_char(c).to_lowercase());
            assert_eq!(read.collect::<Vec<_>>().join(" "), syllables, "{name}");
        }
        let endless = "ananan".repeat(40);
        for name in ["merkel", "wu", "stuttgart", "", &endless] {
            assert_eq!(in_characters(name), None, "{name}");
        }
    }

    #[test]
    fn each_character_has_a_syllable_of_its_own() {
        assert_eq!(SYLLABLES.len(), CHARACTERS.chars().count());
    }
}
