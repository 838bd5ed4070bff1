"""Spark in local mode with two workers gives what one process gives.

    COPYDESK=target/release/copydesk python examples/spark/test_spark.py

Needs Java 17, and pyspark, pyarrow and pandas of pip. COPYDESK names the program, else the one on the
path is taken. COPYDESK_STORIES names a file of stories to take in place of those made here.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import copydesk_spark  # noqa: E402

PROGRAM = os.path.abspath(shutil.which(os.environ.get("COPYDESK", "copydesk")) or "")
WORKER = shlex.quote(PROGRAM) + " batch --jobs 1"
GIVEN = os.environ.get("COPYDESK_STORIES")
PARTS = 5
WAYS = ["pandas", "pipe"]

# No story, each for another reason; those with an id show that it is the line that counts.
POISON = ['{"id": "torn", "versions": [{"id": "a", "te', "[1, 2]", "no JSON", '{"id": "bare"}', '{"id": "bare"}']

PLACES = ["Lodz", "Gdynia", "Turku", "Aarhus", "Porto", "Ghent"]


def made(number: int) -> dict:
    """A story in three languages; in every third the German has another figure."""
    place, closed = PLACES[number % len(PLACES)], 12 + number
    wrong = closed + 3 * (number % 3 == 0)
    texts = {
        "en": f"Six people were hurt in {place} on Tuesday.\nThe mayor closed {closed} schools.",
        "de": f"Sechs Menschen wurden am Dienstag in {place} verletzt.\nDer Bürgermeister schloss {wrong} Schulen.",
        "ru": f"Шесть человек пострадали во вторник в городе {place}.\nМэр закрыл {closed} школ.",
    }
    versions = [{"id": lang, "lang": lang, "text": text} for lang, text in texts.items()]
    return {"id": f"story-{number}", "versions": versions}


def by_itself(report: str) -> str:
    """The line of an error is counted by each worker; all else must be the same to the byte."""
    return re.sub(r'(?<=^{"schema":"copydesk.report/1","id":null,"line":)\d+', "0", report)


def told(path: Path) -> list[str]:
    """The reports of a folder of text, in the order of their bytes."""
    parts = sorted(path.glob("part-*"))
    # str.splitlines would split at marks that stand in copy.
    lines = [line for part in parts for line in part.read_text().split("\n")[:-1]]
    return sorted(map(by_itself, lines))


class Spark(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="copydesk-spark-"))
        stories = [json.dumps(made(number), ensure_ascii=False) for number in range(60)]
        if GIVEN:
            stories = [line for line in Path(GIVEN).read_text().split("\n") if line.strip()]
        cls.stories = len(stories)
        cls.lines = stories + POISON
        cls.jsonl = cls.folder / "stories.jsonl"
        # Blank lines are no stories, the poison stands in the midst.
        middle = len(stories) // 2
        text = stories[:middle] + ["", " \t"] + POISON + stories[middle:]
        cls.jsonl.write_text("\n".join(text) + "\n")
        start = time.monotonic()
        with cls.jsonl.open("rb") as lines:
            alone = subprocess.run([PROGRAM, "batch", "--jobs", "1"], stdin=lines, capture_output=True, check=True)
        cls.seconds = {"one process": time.monotonic() - start}
        cls.alone = sorted(map(by_itself, alone.stdout.decode().split("\n")[:-1]))
        os.environ["PYSPARK_PYTHON"] = sys.executable
        builder = copydesk_spark.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        builder.config("spark.driver.memory", "2g").getOrCreate()
        cls.spark = copydesk_spark.session("test")
        cls.spark.sparkContext.setLogLevel("OFF")
        cls.spark.sparkContext.addPyFile(copydesk_spark.__file__)

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        shutil.rmtree(cls.folder)
        for what, seconds in cls.seconds.items():
            print(f"{what}: {len(cls.lines)} lines in {seconds:.1f} s", file=sys.stderr)

    def run_job(self, way, source, target, worker=WORKER):
        target = self.folder / target
        start = time.monotonic()
        counts = copydesk_spark.run(self.spark, str(source), str(target), way, PARTS, worker)
        self.seconds[target.name] = time.monotonic() - start
        return counts, target

    def test_one_process_tells_of_every_line(self):
        self.assertEqual(len(self.alone), len(self.lines))
        self.assertEqual(sum('"error":' in line[:60] for line in self.alone), len(POISON))
        if not GIVEN:
            differing = [line for line in self.alone if '"rule":"number-differs"' in line]
            self.assertEqual(len(differing), 20)

    def test_json_lines_give_what_one_process_gives(self):
        for way in WAYS:
            with self.subTest(way):
                counts, target = self.run_job(way, self.jsonl, f"{way}-lines")
                self.assertEqual(counts, {"in": len(self.lines), "out": len(self.lines), "errors": len(POISON)})
                self.assertEqual(told(target), self.alone)
                self.assertGreater(len(list(target.glob("part-*"))), 1, "the shuffle gives several parts")

    def test_parquet_gives_what_one_process_gives(self):
        source = self.folder / "stories.parquet"
        shape = "id string, versions array<struct<id: string, lang: string, text: string, role: string>>"
        if GIVEN:
            shape = shape.replace("role: string", "role: string, sentences: array<string>")
        self.spark.read.schema(shape).json(self.sound()).repartition(3).write.parquet(str(source))
        sound = [line for line in self.alone if '"error":' not in line[:60]]
        for way in WAYS:
            with self.subTest(way):
                counts, target = self.run_job(way, source, f"{way}.parquet")
                self.assertEqual(counts, {"in": self.stories, "out": self.stories, "errors": 0})
                rows = self.spark.read.parquet(str(target)).collect()
                self.assertEqual(sorted(row.report for row in rows), sound)
                self.assertTrue(all(row.id == json.loads(row.report)["id"] for row in rows))

    def sound(self) -> str:
        """The file without the poison, which Parquet cannot hold."""
        path = self.folder / "sound.jsonl"
        path.write_text("\n".join(self.lines[: self.stories]) + "\n")
        return str(path)

    def test_poison_is_found_again(self):
        _, target = self.run_job("pandas", self.jsonl, "poison.parquet")
        rows = self.spark.read.parquet(str(target)).where("error is not null").collect()
        self.assertEqual(sorted(row.story for row in rows), sorted(POISON))

    def test_stories_that_take_too_long_are_kept_with_what_was_done(self):
        for way in WAYS:
            with self.subTest(way):
                worker = WORKER + " --timeout 0.000000001"
                counts, target = self.run_job(way, self.sound(), f"late-{way}.parquet", worker)
                self.assertEqual(counts, {"in": self.stories, "out": self.stories, "errors": self.stories})
                rows = self.spark.read.parquet(str(target)).collect()
                self.assertTrue(all(row.id == json.loads(row.report)["id"] for row in rows))
                if way == "pandas":
                    self.assertEqual(sorted(row.story for row in rows), sorted(self.lines[: self.stories]))

    def test_a_story_is_in_one_part(self):
        stories = copydesk_spark.read(self.spark, str(self.jsonl))
        placed = copydesk_spark.place(stories.union(stories), PARTS).rdd.glom().collect()
        self.assertEqual(sum(map(len, placed)), 2 * len(self.lines))
        for story in {row.story for part in placed for row in part}:
            self.assertEqual(sum(any(row.story == story for row in part) for part in placed), 1)

    def test_a_worker_that_fails_fails_the_run(self):
        # As it is told to fail, when it dies half-way, when it keeps a line back, and when it says too much.
        broken = ["false", f"sh -c '{WORKER} | head -n 1; exit 3'", f"sh -c '{WORKER} | sed 1d'", f"sh -c '{WORKER} | sed 1p'"]
        for number, worker in enumerate(broken):
            for way in WAYS:
                with self.subTest(worker=worker, way=way), self.assertRaises(Exception):
                    self.run_job(way, self.jsonl, f"broken-{number}-{way}", worker)

    def test_the_command_line(self):
        script = [sys.executable, copydesk_spark.__file__, str(self.jsonl), str(self.folder / "by-hand")]
        environment = os.environ | {"PYSPARK_SUBMIT_ARGS": "--master local[2] pyspark-shell"}
        options = ["--by", "pipe", "--parts", "2", "--worker", WORKER]
        ran = subprocess.run(script + options, capture_output=True, text=True, env=environment)
        total = len(self.lines)
        self.assertEqual(ran.stdout, f"{total} lines in, {total} out, {len(POISON)} of them errors\n", ran.stderr)
        self.assertEqual(told(self.folder / "by-hand"), self.alone)


if __name__ == "__main__":
    if not PROGRAM or not os.path.isfile(PROGRAM):
        sys.exit("no program: cargo build --release, then COPYDESK=target/release/copydesk")
    unittest.main()
