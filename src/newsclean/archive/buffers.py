"""How much is read, held or handed on at a time: sizes that change speed and memory, and no result.

They were chosen by measurement of speed, and are the only numbers of the package that no test holds from both
sides: ``tests/unit/test_buffers.py`` shows that archives read the same with quite other ones.
"""

from __future__ import annotations

PIECE = 1 << 16
"""Bytes of a file that are read at a time."""
LARGE_PIECE = 1 << 20
"""The same where nothing else is done with them, and what a decoder or a socket may hand out at once."""
BEGINNING = 1 << 10
"""Bytes with which a compressed member is begun: most that are none fail at once, for no more than that."""

ROWS, FEW_ROWS = 64, 4
"""Rows of a table that become Python values at once, and where they may be long."""
BATCH = 512
"""Rows of a batch that are cleaned at once: engines may give ten thousand."""
BLOCK = 64_000_000
"""Bytes of rows that become a table at once."""

UNDER_WAY, UNDER_WAY_BYTES = 4096, 128_000_000
"""Pages of an archive that are read and not yet written."""
AHEAD, AHEAD_BYTES = 4, 2_000_000
"""Pages that wait at a worker, so that it is never idle while the parent writes."""

PAUSE, LONGEST_PAUSE = 0.1, 10.0
"""Seconds before a worker is started after one that failed: doubled each time, up to the longest."""
WAIT = 5.0
"""Seconds after which the parent looks after its workers, though none has said anything."""
