"""Rows out: sinks, tables, the manifest of a job."""
