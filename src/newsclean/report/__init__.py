"""What was done to a story or an archive, or two versions of a story, as one HTML file that opens offline and
runs no script."""

from __future__ import annotations

from newsclean.report.archive_page import archive_report
from newsclean.report.comparison_page import comparison_report
from newsclean.report.story_page import story_report

__all__ = [
    "archive_report",
    "comparison_report",
    "story_report",
]
