"""What MkDocs asks while it builds the site: pages that lie outside ``docs/``, and links to them.

Pages keep links that work in a clone. Those to files that are no page of the site become their names.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
OUTSIDE = {
    "CHANGELOG.md": "project/CHANGELOG.md",
    "CONTRIBUTING.md": "project/CONTRIBUTING.md",
    "SECURITY.md": "project/SECURITY.md",
    "evaluation/README.md": "project/evaluation.md",
}
"""Files of the clone, and the pages that they are."""
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s#:]+)(#[^)\s]*)?\)")


def on_files(files: Any, config: Any) -> Any:
    """Add the pages from outside."""
    from mkdocs.structure.files import File

    for name, page in OUTSIDE.items():
        content = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=relinked(content, name, page)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Mend the links of a page that lies in ``docs/``."""
    source = page.file.src_uri
    return markdown if source in OUTSIDE.values() else relinked(markdown, f"docs/{source}", source)


def relinked(text: str, source: str, page: str) -> str:
    """A page's text with links as they are in the site.

    Args:
        text: Markdown.
        source: where it lies in the clone.
        page: where it lies in the site.
    """

    def mended(found: re.Match[str]) -> str:
        label, target, anchor = found.groups()
        there = os.path.normpath(os.path.join(os.path.dirname(source), target))
        inside = OUTSIDE.get(there) or (
            there.removeprefix("docs/") if there.startswith("docs/") else ""
        )
        if not inside:
            return label
        return f"[{label}]({os.path.relpath(inside, os.path.dirname(page) or '.')}{anchor or ''})"

    return _LINK.sub(mended, text)
