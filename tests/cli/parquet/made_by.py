"""Writes stories.jsonl as other programs write Parquet: pyarrow and Spark, by default and as they did once.

    pip install pyspark pyarrow && python tests/cli/parquet/made_by.py

The files are committed; run it anew where stories.jsonl changed.
"""

import json
import shutil
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

HERE = Path(__file__).resolve().parent
STORIES = [json.loads(line) for line in (HERE / "stories.jsonl").read_text().splitlines()]

VERSION = pa.struct(
    [
        # A house's own field, of a type that no story has.
        ("filed", pa.timestamp("us")),
        ("id", pa.string()),
        ("lang", pa.string()),
        ("role", pa.dictionary(pa.int8(), pa.string())),
        ("text", pa.large_string()),
        ("sentences", pa.list_(pa.string())),
        ("item", pa.string()),
        ("edition", pa.int32()),
        ("issued", pa.string()),
        ("corrects", pa.bool_()),
        ("notices", pa.list_(pa.string())),
    ]
)
SCHEMA = pa.schema([("desk", pa.int64()), ("id", pa.string()), ("versions", pa.list_(VERSION))])

table = pa.Table.from_pylist(STORIES, SCHEMA)
pq.write_table(table, HERE / "pyarrow.parquet", row_group_size=2)
plain = {"use_dictionary": False, "column_encoding": {"id": "DELTA_BYTE_ARRAY"}, "store_schema": False}
lists = {"use_compliant_nested_type": False, "data_page_version": "2.0", "compression": "gzip"}
pq.write_table(table, HERE / "pyarrow-plain.parquet", **plain, **lists)

shape = (
    "desk long, id string, versions array<struct<filed: timestamp, id: string, lang: string, role: string, text: string,"
    "sentences: array<string>, item: string, edition: long, issued: string, corrects: boolean, notices: array<string>>>"
)
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
for name, legacy, compression in [("spark", "false", "zstd"), ("spark-legacy", "true", "snappy")]:
    spark.conf.set("spark.sql.parquet.writeLegacyFormat", legacy)
    with tempfile.TemporaryDirectory() as folder:
        rows = spark.read.schema(shape).json(str(HERE / "stories.jsonl")).coalesce(1)
        rows.write.option("compression", compression).parquet(folder + "/stories")
        (part,) = Path(folder).glob("stories/part-*.parquet")
        shutil.copyfile(part, HERE / f"{name}.parquet")
spark.stop()
