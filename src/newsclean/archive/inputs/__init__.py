"""Archives in: compression, containers, WARC, JSON lines, Parquet."""
