"""Writes the Parquet files of this folder: the golden table in several ways of packing it, every type that is read, and what is
not read.

Run in this folder: python3 generate.py   (made with pyarrow 25.0.1)
"""
import datetime
import decimal
import uuid

import pyarrow as pa
import pyarrow.parquet as pq

GOLDEN = pa.table({
    "id": pa.array([1, 2, 3, 4, 5], pa.int64()),
    "length": pa.array([5.1, -0.5, 1000, None, 17.99], pa.float64()),
    "count": pa.array([3, None, 5, 7, 7], pa.int32()),
    "zip": pa.array([501, 10001, 99999, 1, 501], pa.decimal128(9, 0)),
    "island": pa.array(["Dream", "Torgersen", "Dream", "Biscoe", "dream"]).dictionary_encode(),
    "sex": pa.array(["MALE", None, "FEMALE", "MALE", "FEMALE"]),
    "alive": pa.array([True, False, True, False, True]),
    "seen": pa.array([datetime.date(2012, 1, 1), datetime.date(2012, 1, 2), None, datetime.date(2012, 1, 4),
                      datetime.date(2012, 1, 5)]),
    "note": pa.array(["quoted, with comma", "two\nlines", 'a "quote"', "Grüße 日本 🐧", "plain"]),
    "empty": pa.array([None] * 5, pa.float32()),
})
MOMENT = datetime.datetime(2012, 1, 2, 3, 4, 5, 250000)
TYPES = pa.table({
    "boolean": [True, None],
    "int8": pa.array([-128, None], pa.int8()),
    "int16": pa.array([-32768, 32767], pa.int16()),
    "int32": pa.array([-(2**31), 2**31 - 1], pa.int32()),
    "int64": pa.array([-(2**63), 2**53 + 1], pa.int64()),
    "uint8": pa.array([255, 0], pa.uint8()),
    "uint32": pa.array([2**32 - 1, 0], pa.uint32()),
    "uint64": pa.array([2**64 - 1, 0], pa.uint64()),
    "float16": pa.array([0.5, None], pa.float16()),
    "float": pa.array([0.1, float("nan")], pa.float32()),
    "double": pa.array([0.1, float("inf")], pa.float64()),
    "decimal9": pa.array([decimal.Decimal("-12.50"), None], pa.decimal128(9, 2)),
    "decimal18": pa.array([decimal.Decimal("123456789012.345"), None], pa.decimal128(18, 3)),
    "decimal38": pa.array([decimal.Decimal("-0.5"), decimal.Decimal("12345678901234567890.5")], pa.decimal128(38, 4)),
    "string": ["5", "NA"],
    "large_string": pa.array(["2012-01-02", None], pa.large_string()),
    "uuid": pa.array([uuid.UUID(int=1).bytes, None], pa.binary(16)).cast(pa.uuid()),
    "date": pa.array([datetime.date(1969, 12, 31), None], pa.date32()),
    "millis": pa.array([MOMENT, None], pa.timestamp("ms")),
    "micros_utc": pa.array([MOMENT, None], pa.timestamp("us", tz="UTC")),
    "nanos": pa.array([MOMENT, datetime.datetime(1969, 12, 31, 23, 59, 59)], pa.timestamp("ns")),
})

pq.write_table(GOLDEN, "golden.parquet", compression="snappy", row_group_size=2)
pq.write_table(GOLDEN, "golden-pages-2.parquet", compression="zstd", data_page_version="2.0", use_dictionary=False,
               write_page_index=True)
pq.write_table(GOLDEN, "golden-gzip.parquet", compression="gzip", use_byte_stream_split=["length"],
               use_dictionary=["note"], write_page_checksum=True)
pq.write_table(TYPES, "types.parquet", compression="none", store_decimal_as_integer=True)
pq.write_table(pa.table({"at": pa.array([MOMENT, None], pa.timestamp("ns"))}), "int96.parquet",
               use_deprecated_int96_timestamps=True)
pq.write_table(pa.table({"a": [1, 2], "point": [{"x": 1, "y": {"z": 2}}, None], "b": [3, 4], "tags": [["t"], []]}),
               "nested.parquet")
pq.write_table(pa.table({"a": [1, 2], "bytes": [b"\x00\xff", b"a"],
                         "time": [datetime.time(1, 2), datetime.time(3, 4)]}), "unread.parquet")
pq.write_table(pa.table({"text": pa.array([b"good", b"\xff\xfe"]).cast(pa.string(), safe=False)}), "not-utf8.parquet")
pq.write_table(pa.table({"x": [1, 2, 3]}), "delta.parquet", use_dictionary=False,
               column_encoding={"x": "DELTA_BINARY_PACKED"})
pq.write_table(pa.table({"x": [1, 2, 3]}), "lz4.parquet", compression="lz4")
pq.write_table(pa.table({"x": pa.array([], pa.int64())}), "no-rows.parquet")
pq.write_table(pa.table({"x": pa.array([1, 2]), "y": ["NA", "?"], "z": ["1", "2"], "w": ["1,5", "abc"]}), "texts.parquet")
