#!/usr/bin/env python3
"""Writes src/lang/data/names/cldr.tsv: what CLDR calls the places that the tables beside it have by a `cldr` id.

    tests/entities/from_cldr.py LOCALENAMES DATES SUBDIVISIONS CHARACTERS

The arguments are folders, unpacked: the npm packages cldr-localenames-full and cldr-dates-full (48.2.0), and
common/subdivisions of Debian's package unicode-cldr-core (41). Their licences, Unicode-3.0 and
Unicode-DFS-2016, are in LICENSE-CLDR beside this file. CHARACTERS is OpenCC's dictionary/TSCharacters.txt (Apache-2.0),
which says of a traditional Chinese character which simplified one it is: CLDR has many names in the one script alone.
The result is checked in; the tests hold its shape.
"""

import json, os, re, sys, unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
NAMES = os.path.join(ROOT, "src/lang/data/names")
FILES = "ar cs de en es fa fr he hi id it ja ko nl pl pt ru tr uk zh".split()
# Variants of a language whose names its file has too.
VARIANTS = {"zh": ["zh-Hant"], "pt": ["pt-PT"], "es": ["es-MX"]}
LATIN = set("cs de en es fr id it nl pl pt tr".split())
# What a subdivision is, before and behind its name.
BEFORE = {
    "ar": "ولاية|محافظة|مقاطعة|منطقة|إقليم|الأقاليم", "cs": "Provincie|Kraj|Prefektura", "de": "Gouvernement|Provinz|Autonome Gemeinschaft|Autonome Region|Präfektur|Oblast",
    "es": "Oblast de|Óblast de|Prefectura de|Provincia de|Gobernación de|Estado de|Departamento de", "fa": "استان|ولایت|ایالت",
    "fr": "Province (?:de |d[’'])|Gouvernorat (?:de |d[’'])|État (?:de |d[’'])|[Pp]réfecture (?:de |d[’'])|Oblast (?:de |d[’'])",
    "he": "מחוז|מדינת", "id": "Oblast|Provinsi|Kegubernuran|Negara Bagian|Prefektur|Departemen",
    "it": "Oblast['’]? di|Regione autonoma |Regione |[Pp]rovincia di|[Gg]overnatorato di|[Pp]refettura di|[Ss]tato di", "nl": "Gouvernement|Provincie|Oblast|Prefectuur",
    "pl": "Prowincja|Stan|Prefektura", "pt": "Oblast de|Prefeitura de|Província de|Governação de|Estado de",
}
BEHIND = {
    "hi": " राज्य| प्रान्त| प्रांत| प्रीफ़ेक्चर", "ja": "自治区|地域圏|州|県|省|府", "ko": " 주| 성| 지방| 현",
    "tr": " Eyaleti| Vilayeti| İli", "zh": "州|省|邦|县|縣", "de": "-Staat", "en": " Province| Governorate",
}


# Chinese and Japanese provinces go without that word too, though two characters are left; but for common words, and for
# those that say where a river or a lake lies: 湖南岸.
SHORT = {"zh": "省", "ja": "県|府|省"}
SHORT_NOT = {"大分", "河南", "河北", "湖南", "湖北", "海南", "江西", "山东", "山西", "山東"}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def ids():
    """The ids that the tables name."""
    found = []
    for name in sorted(os.listdir(NAMES)):
        if name.endswith(".toml"):
            found += re.findall(r'^cldr = "([^"]+)"$', read(os.path.join(NAMES, name)), re.M)
    return found


def territories(folder, locale):
    path = os.path.join(folder, "main", locale, "territories.json")
    return json.loads(read(path))["main"][locale]["localeDisplayNames"]["territories"] if os.path.exists(path) else {}


def cities(folder, locale):
    path = os.path.join(folder, "main", locale, "timeZoneNames.json")
    found = {}

    def walk(tree, path):
        for key, below in tree.items():
            if isinstance(below, dict) and "exemplarCity" in below:
                found["/".join(path + [key])] = below["exemplarCity"]
            elif isinstance(below, dict):
                walk(below, path + [key])

    if os.path.exists(path):
        walk(json.loads(read(path))["main"][locale]["dates"]["timeZoneNames"].get("zone", {}), [])
    return found


def subdivisions(folder, locale):
    path = os.path.join(folder, locale.replace("-", "_") + ".xml")
    return dict(re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]*)<', read(path))) if os.path.exists(path) else {}


def bare(name, tag):
    """A subdivision without the word for what it is."""
    if tag in BEFORE:
        name = re.sub("^(?:%s) ?" % BEFORE[tag], "", name)
    if tag in BEHIND and len(name) > 3:
        name = re.sub("(?:%s)$" % BEHIND[tag], "", name)
    return name


def clean(name):
    """A name as copy has it; none where CLDR explains more than it names."""
    if re.search(r"[–—]| - |,|/", name):
        return None
    name = re.sub(r"\s*[(（][^)）]*[)）]|[¹²³]", "", name).replace("’", "'").replace("\u200e", "").replace("\u200f", "")
    # Copy has no macrons: Hokkaido.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).replace("\u0304", "")).strip() or None


def simplified(characters):
    """What each traditional character is in simplified script."""
    rows = [row.split("\t") for row in read(characters).splitlines()]
    return {traditional: simple.split(" ")[0] for traditional, simple in rows}


def names_of(tag, folders, wanted, characters):
    localenames, dates, subs = folders
    lines = []
    tables = []
    for locale in [tag] + VARIANTS.get(tag, []):
        # Old ids of zones and new ones, capitals aside, are one.
        zones = {zone.lower(): city for zone, city in cities(dates, locale).items()}
        tables.append((territories(localenames, locale), zones, subdivisions(subs, locale)))
    for id in wanted:
        found = []
        for lands, zones, parts in tables:
            if "/" in id:
                default = id.split("/")[-1].replace("_", " ") if tag in LATIN else None
                found += [zones.get(id.lower()) or default]
            elif id in parts:
                found += [bare(parts[id], tag)]
            else:
                found += [name for key, name in lands.items() if key == id or key.startswith(id + "-alt")]
        found = [clean(name) for name in found if name]
        if tag == "en":
            found = [name and name.replace(" & ", " and ").replace("St. ", "Saint ") for name in found]
        if tag == "zh":
            found += ["".join(characters.get(c, c) for c in name) for name in found if name]
        if tag in SHORT and id[:2] in ("cn", "jp") and id.islower():
            short = [re.fullmatch("(..)(?:%s)" % SHORT[tag], name) for name in found if name]
            found += [match[1] for match in short if match and match[1] not in SHORT_NOT]
        found = list(dict.fromkeys(name for name in found if name and name != id))
        if found:
            lines.append("%s\t%s\n" % (id, "|".join(found)))
    return lines


def main():
    folders = sys.argv[1:4]
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    characters = simplified(sys.argv[4])
    wanted = ids()
    out = [
        "# Names of lands, their parts and cities by CLDR 48.2 (subdivisions: CLDR 41), https://cldr.unicode.org.\n",
        "# Copyright 1991-2026 Unicode, Inc., under the Unicode License V3 (tests/entities/LICENSE-CLDR).\n",
        "# Generated: tests/entities/from_cldr.py. Each language stands behind a line `#= tag`, a place a line: its\n",
        "# id, a tab, its names. Languages without a file of their own have the lands alone.\n",
    ]
    spoken = re.findall(r"^#= (\w+)$", read(os.path.join(NAMES, "..", "spellout.toml")), re.M)
    for tag in sorted(set(FILES) | set(spoken)):
        # Languages without a file have the lands alone.
        lines = names_of(tag, folders, wanted if tag in FILES else [i for i in wanted if re.fullmatch("[A-Z]{2}|[0-9]{3}", i)], characters)
        if lines:
            out += ["\n#= %s\n" % tag] + lines
    with open(os.path.join(NAMES, "cldr.tsv"), "w", encoding="utf-8") as file:
        file.write("".join(out))


main()
