"""copydesk under Apache Spark: `copydesk batch` is the worker, one process for each part of the archive.

    python copydesk_spark.py STORIES REPORTS [--by pandas|pipe] [--parts N] [--worker COMMAND]

STORIES and REPORTS are JSON Lines (a file, a folder or a pattern), or Parquet where the name ends in
.parquet. REPORTS is a new folder. Exit code: 0 when every story has its report or its error, 1 else.

Two ways, which give the same reports:

- `pandas` (`DataFrame.mapInPandas`) keeps each report beside the row that it is for, so that a line
  that is no story can be found again;
- `pipe` (`rdd.pipe`) is three lines of code and knows the reports alone.
"""

import argparse
import json
import os
import queue
import shlex
import subprocess
import sys
import threading

import pandas
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

# Spark gives a task one core, and copydesk would take all of them.
WORKER = "copydesk batch --jobs 1"

COLUMNS = "id string, report string, error string, story string"


def read(spark: SparkSession, path: str) -> DataFrame:
    """The stories as rows of `id` and `story`, the line for copydesk. Parquet has a row a story, with the
    fields of a line as columns: id, versions (an array of id, lang, text), and others as you like."""
    if path.endswith(".parquet"):
        line = F.to_json(F.struct("*"))
        return spark.read.parquet(path).select(F.col("id").cast("string"), line.alias("story"))
    # Split as copydesk splits: at line feeds alone, and blank lines are none.
    lines = spark.read.text(path, lineSep="\n").where(~F.col("value").rlike(r"\A[ \t\f\r]*\z"))
    return lines.select(F.get_json_object("value", "$.id").alias("id"), F.col("value").alias("story"))


def place(stories: DataFrame, parts: int) -> DataFrame:
    """Shuffled by story id: a story is in the same part however the files were cut, and large files that
    cannot be cut keep no worker waiting. Lines without an id go by their words, not all to one part."""
    return stories.repartition(parts, F.coalesce("id", "story"))


def by_pandas(stories: DataFrame, worker: str = WORKER) -> DataFrame:
    """A row a story. `story` is kept where it is none or was not checked to its end, beside the `error`."""

    def check(frames):
        process = subprocess.Popen(shlex.split(worker), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        fed = queue.SimpleQueue()
        threading.Thread(target=feed, args=(frames, process, fed), daemon=True).start()
        try:
            while (frame := fed.get()) is not None:
                if isinstance(frame, Exception):
                    raise frame
                reports = [process.stdout.readline().decode() for _ in frame.story]
                if not all(report.endswith("\n") for report in reports):
                    raise RuntimeError(f"{worker} ended before it had told of every story")
                errors = [json.loads(report).get("error") for report in reports]
                lost = [story if error is not None else None for story, error in zip(frame.story, errors)]
                reports = [report[:-1] for report in reports]
                yield pandas.DataFrame({"id": frame.id, "report": reports, "error": errors, "story": lost})
            if process.stdout.read(1):
                raise RuntimeError(f"{worker} wrote more lines than it was given")
            if process.wait() != 0:
                raise RuntimeError(f"{worker} ended with {process.returncode}")
        finally:
            # Where Spark has no more use for the rows, nothing is left running.
            process.kill()
            process.wait()
            process.stdout.close()

    return stories.mapInPandas(check, COLUMNS)


def feed(frames, process: subprocess.Popen, fed: queue.SimpleQueue) -> None:
    """Writes stories beside the reading of reports, for pipes are small and each side would wait for the
    other. The worker takes a few stories ahead and no more, so that few frames are ever under way."""
    try:
        for frame in frames:
            fed.put(frame)
            for story in frame.story:
                process.stdin.write(story.encode() + b"\n")
            process.stdin.flush()
        process.stdin.close()
        fed.put(None)
    except Exception as why:
        fed.put(why)


def by_pipe(stories: DataFrame, worker: str = WORKER) -> DataFrame:
    """A row a story; what is no story has an `error`, and which one it was is not known."""
    # Without an environment, as Spark has it by default, only /bin and /usr/bin are looked through.
    path = {"PATH": os.environ.get("PATH", os.defpath)}
    # Without checkCode a worker that died half-way would pass for one that was done.
    reports = stories.rdd.map(lambda row: row.story).pipe(worker, env=path, checkCode=True)
    reports = stories.sparkSession.createDataFrame(reports.map(lambda report: (report,)), "report string")
    said = (F.get_json_object("report", f"$.{name}").alias(name) for name in ("id", "error"))
    return reports.select("report", *said)


def write(reports: DataFrame, path: str) -> None:
    if path.endswith(".parquet"):
        reports.write.parquet(path)
    else:
        reports.select("report").write.text(path)


def run(spark: SparkSession, source: str, target: str, way: str, parts: int, worker: str = WORKER) -> dict:
    """Checks the archive, and counts what went in and what came out.

    Raises RuntimeError where these differ: what was written then is not to be used."""
    stories = read(spark, source)
    check = {"pandas": by_pandas, "pipe": by_pipe}[way]
    write(check(place(stories, parts), worker), target)
    written = spark.read.parquet(target) if target.endswith(".parquet") else spark.read.text(target)
    column = "report" if "report" in written.columns else "value"
    error = F.get_json_object(column, "$.error").isNotNull()
    lines, errors = written.select(F.count("*"), F.count(F.when(error, 1))).first()
    counts = {"in": stories.count(), "out": lines, "errors": errors}
    if counts["in"] != counts["out"]:
        raise RuntimeError(f"{counts['in']} lines went in and {counts['out']} came out; do not use {target}")
    return counts


def session(name: str = "copydesk") -> SparkSession:
    # Stories are long: as many rows as Spark hands over by default would be a hundred megabytes.
    batch = ("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
    return SparkSession.builder.appName(name).config(*batch).getOrCreate()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", metavar="STORIES")
    parser.add_argument("reports", metavar="REPORTS")
    parser.add_argument("--by", choices=["pandas", "pipe"], default="pandas")
    parser.add_argument("--parts", type=int, default=0, metavar="N", help="default: two for each core")
    parser.add_argument("--worker", default=WORKER, metavar="COMMAND", help="default: %(default)s")
    args = parser.parse_args()
    spark = session()
    try:
        parts = args.parts or 2 * spark.sparkContext.defaultParallelism
        counts = run(spark, args.stories, args.reports, args.by, parts, args.worker)
    except RuntimeError as why:
        print(why, file=sys.stderr)
        return 1
    finally:
        spark.stop()
    print("{in} lines in, {out} out, {errors} of them errors".format(**counts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
