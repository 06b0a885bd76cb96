"""What was done to a story, as one HTML file that opens offline and runs no script."""

from __future__ import annotations

from newsclean.report.story import story_report

__all__ = ["story_report"]
