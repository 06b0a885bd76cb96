"""What an archive teaches: the lines that a site repeats, and where else a story stands.

``newsclean learn`` writes a profile, one SQLite file (:class:`Writer`, :class:`Profile`). A
:class:`newsclean.Cleaner` that is given one takes out what its site repeats (:func:`without_recurring`),
tells the other reports of a story (:func:`reports_of`), and says what they prove: :func:`repaired` of its
words, :func:`with_standing` of its quotes.
"""

from __future__ import annotations

from newsclean.profile.archive_words import with_phrases
from newsclean.profile.comparison import Comparison, Marked, Row, compare, marked
from newsclean.profile.learning import Called, PageFacts, learned
from newsclean.profile.reports import (
    Provenance,
    Reports,
    better_copy,
    provenance_of,
    repaired,
    reports_of,
    with_spin,
    with_standing,
    without_recurring,
)
from newsclean.profile.store import Profile
from newsclean.profile.writer import Writer

__all__ = [
    "Called",
    "Comparison",
    "Marked",
    "PageFacts",
    "Profile",
    "Provenance",
    "Reports",
    "Row",
    "Writer",
    "better_copy",
    "compare",
    "learned",
    "marked",
    "provenance_of",
    "repaired",
    "reports_of",
    "with_phrases",
    "with_spin",
    "with_standing",
    "without_recurring",
]
