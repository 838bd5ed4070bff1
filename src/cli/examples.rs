//! The examples at the end of each command's long help.

pub const PROGRAM: &str = "\
Examples:
  Check two versions of a story:
    copydesk check kabul.en.txt kabul.ar.txt

  See what a rule in brackets means:
    copydesk explain leaked-markup

  Run an archive through it:
    copydesk batch < stories.jsonl > reports.jsonl";

pub const CHECK: &str = "\
Examples:
  Two versions of one story, languages by their names:
    copydesk check kabul.en.txt kabul.ar.txt

  Every story in a folder, as a gate that warnings close too:
    copydesk check --fail-on warning stories/

  A draft from another program against the wire's version:
    pandoc draft.docx -t plain | copydesk check --lang stdin=en - wire.de.txt

  All findings for a program:
    copydesk check --format json stories/ > findings.json

  With a word list of your own, and one whose languages are named, German in the left column:
    copydesk check --lexicon desk.tsv --lexicon de-en=news.dic kabul.de.txt kabul.en.txt";

pub const REPORT: &str = "\
Examples:
  One story, shown at once:
    copydesk report --open kabul.en.txt kabul.ar.txt

  All stories of a day in one file, and what was accepted in it recorded:
    copydesk report stories/ -o day.html
    copydesk accept --from decisions.jsonl";

pub const BATCH: &str = "\
Examples:
  An archive, with all processors:
    copydesk batch < stories.jsonl > reports.jsonl

  One story by hand:
    echo '{\"id\": \"s\", \"versions\": [{\"id\": \"a\", \"text\": \"Six dead &amp; two hurt.\"}]}' | copydesk batch

  An archive in Parquet, where it was built with --features parquet:
    copydesk batch archive.parquet -o reports.parquet

  The errors alone, with jq:
    copydesk batch < stories.jsonl | jq -c '.findings[]? | select(.severity == \"error\")'";

pub const BASELINE: &str = "\
Examples:
  Before a gate is set up over old copy:
    copydesk baseline stories/
    copydesk check --baseline copydesk.baseline.jsonl stories/";

pub const ACCEPT: &str = "\
Examples:
  One finding, with the copy that has it:
    copydesk accept 9f0c6a51be02d7e4 --reason \"the later toll\" --until 2026-12-31 --in stories/kabul

  What an editor decided in a report:
    copydesk accept --from decisions.json

  Clear out:
    copydesk accept --prune --in stories/";

pub const SELFTEST: &str = "\
Examples:
  What the gate is worth for the stories of a desk, with two examples of each kind that it missed:
    copydesk selftest --show 2 stories/

  Three faults of a kind in every version, for a program:
    copydesk selftest --each 3 --format json stories/ > worth.json

  As a gate on settings: what a change of copydesk.toml costs is seen before it is committed:
    copydesk selftest --min-caught 0.8 stories/

  Figures alone:
    copydesk selftest --fault figure-replaced --fault digits-transposed stories/";

pub const ALIGN: &str = "\
Examples:
  Side by side, sentence by sentence:
    copydesk align kabul.en.txt kabul.ar.txt

  For a program:
    copydesk align --format json stories/kabul

  A table with every sentence, aligned or not:
    copydesk align --format tsv stories/kabul > kabul.tsv

  All versions as a translation memory:
    copydesk align --format tmx --base en stories/ > stories.tmx

  Two of them for a translator's editor:
    copydesk align --format xliff --versions en,fr stories/kabul > kabul.xlf";

pub const DIFF: &str = "\
Examples:
  What the second version has otherwise:
    copydesk diff kabul.wire.txt kabul.web.txt

  All versions of a story against one of them:
    copydesk diff --base en stories/kabul

  For a program that reads what diff writes:
    copydesk diff --format unified kabul.wire.txt kabul.web.txt > kabul.patch";

pub const GROUP: &str = "\
Examples:
  What belongs together in a folder of files from many desks:
    copydesk group heap/

  Check the heap by what is proposed:
    copydesk group heap/ --format jsonl | copydesk batch > reports.jsonl

  The surest groups alone, each as a line of paths, with jq:
    copydesk group heap/ --min-score 0.5 --format json | jq -r '.groups[] | [.versions[].id] | join(\" \")'";

pub const MERGE: &str = "\
Examples:
  What came out of a run in parts:
    copydesk merge reports/part-*

  One file, the same however the archive was cut:
    copydesk merge --format jsonl reports/part-* > reports.jsonl";

pub const LEARN: &str = "\
Examples:
  A word list out of an archive, and its use:
    copydesk learn --output news.tsv < stories.jsonl
    copydesk align --lexicon news.tsv stories/kabul";

pub const FACTS: &str = "\
Examples:
  The figures and names of one version:
    copydesk facts kabul.en.txt

  Those of copy in a language that is named by hand:
    copydesk facts --lang zh - < draft.txt";

pub const CONFIG: &str = "\
Examples:
  What counts here:
    copydesk config show

  Before settings are committed:
    copydesk config check --config copydesk.toml

  For an editor that knows schemas:
    copydesk config schema > copydesk.schema.json";

pub const INIT: &str = "\
Examples:
  At the root of a repository:
    copydesk init";

pub const RULES: &str = "\
Examples:
  All rules with what they find:
    copydesk rules

  Their names alone, with jq:
    copydesk rules --format json | jq -r '.[].name'";

pub const EXPLAIN: &str = "\
Examples:
  What a finding in brackets means:
    copydesk explain leaked-markup";

pub const COMPLETIONS: &str = "\
Examples:
  For bash, until it is closed:
    source <(copydesk completions bash)

  For fish, for good:
    copydesk completions fish > ~/.config/fish/completions/copydesk.fish";

pub const MAN: &str = "\
Examples:
  Read the page of a command:
    copydesk man check | man -l -

  Install the program's page:
    copydesk man > /usr/local/share/man/man1/copydesk.1";
