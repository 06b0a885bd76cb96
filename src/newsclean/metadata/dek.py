"""The dek: the lines under the headline that say what the story is about."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean import lazy_re as re
from newsclean.html import snippet_text
from newsclean.metadata.byline_words import starts_like_byline
from newsclean.metadata.context import MetadataContext
from newsclean.metadata.near_headline import OF_ANOTHER, RenderedLine
from newsclean.text.sentences import ends_sentence

# How pages name it, in several languages; also glued to what stands in front: "contentHeaderDek".
NAMED_DEK = re.compile(
    r"(?:(?<![a-z])|header|article|story|content|post|news|hero|page|title)"
    r"(?:dek|deck|standfirst|stand-first|sub-?titles?|sub-?tit|sub-?head(?:line|ing)?|strapline|sub-?line|blurb"
    r"|lede?|lead|intro|introduction|ingressi?|underrubrik|undertittel|excerpt|summary|synopsis|abstract|teaser-?text|vorspann|chapo|chapeau"
    r"|entradilla|bajada|copete|epigraph|epigrafe|sumario|sommario|occhiello|catenaccio|sapo|spot|perex|manchet"
    r"|description|desc|(?<=header)[\s_-]*teaser|(?<=article)[\s_-]*teaser|(?<=story)[\s_-]*teaser)"
    r"(?:-?text|-?paragraph|-?content|-?copy|-?wrapper|-?body)?(?![a-z])"
)
_NEVER = re.compile(
    r"caption|credit|(?<!has-)(?:image|(?<![a-z])img|photo|picture|figure|media|video)|share|author|byline|(?<![a-z])ad-"
    r"|promo(?!ted)|newsletter|text-with-summary"
)
"""Among them a type of fields of Drupal, "text with summary", which its stories have."""
_NEAR = 8
"""Lines behind the headline among which the dek stands."""
_FEWEST, _MOST = 4, 110
"""Words of a dek."""
_STORY = 60
"""Words of a line that is not called a dek, from which the story has begun."""
_MOST_LINES = 6
_FEWEST_UNNAMED, _PROSE = 8, 25
"""Words of a dek that no class calls one, and of a paragraph of the story."""
_BYLINES = 3
"""Lines behind a dek among which the byline stands."""
_ALIKE = 60
"""Letters that a line shares with the page's own summary, where the summary is cut off."""
_MOST_PLACE = 3
"""Words of a place in front of it."""
_CUT = re.compile(r"(?<!\s)\s*(?:\.\.\.|…)$")


def visible_dek(context: MetadataContext, summaries: list[str]) -> Iterator[str]:
    """What readers see of it: the lines behind the headline whose class calls them a dek; else the line
    of which one of the page's own ``summaries`` is the beginning."""
    found: list[RenderedLine] = []
    for line in context.lines[:_NEAR]:
        if not line.after:
            break
        if _is_dek(line):
            if not found or found[-1].names == line.names:
                found.append(line)
            continue
        if found or len(line.text.split()) >= _STORY:
            break
    if found:
        yield "\n".join(dict.fromkeys(line.text for line in found[:_MOST_LINES]))
    for line in context.lines[:_NEAR]:
        if line.after and any(
            _is_cut_from(s, line.text) or _opens_with_place(s, line.text) for s in summaries
        ):
            yield line.text
    if (dek := _before_byline(context)) is not None:
        yield dek


def _before_byline(context: MetadataContext) -> str | None:
    """The sentence or heading between the headline and the byline or date, set in another way than the
    paragraphs."""
    lines = [line for line in context.lines if line.after]
    if not lines:
        return None
    dek, behind = lines[0], lines[1 : 1 + _BYLINES]
    dated = {dated.number for dated in context.dated}
    signed = any(n in dated or starts_like_byline(t.text) for n, t in enumerate(behind, 1))
    prose = {line.names for line in lines if len(line.text.split()) >= _PROSE}
    heads = dek.tag in ("h2", "h3", "h4")
    apart = (heads or dek.names not in prose) and not _NEVER.search(dek.names)
    sized = (_FEWEST if heads else _FEWEST_UNNAMED) <= len(dek.text.split()) < _STORY
    named = OF_ANOTHER.search(dek.names) or starts_like_byline(dek.text)
    whole = not dek.parts and (heads or ends_sentence(dek.text))
    if signed and sized and whole and apart and prose and not named and 0 not in dated:
        return dek.text
    return None


def _is_dek(line: RenderedLine) -> bool:
    words = len(line.text.split())
    spaceless = not line.text.isascii() and words < _FEWEST and len(line.text) >= 4 * _FEWEST
    return (
        (spaceless or _FEWEST <= words <= _MOST)
        and NAMED_DEK.search(line.names) is not None
        and not _NEVER.search(line.names)
        and line.tag not in ("figure", "figcaption")
        and not OF_ANOTHER.search(NAMED_DEK.sub(" ", line.names))
        and not starts_like_byline(line.text)
    )


def _opens_with_place(summary: str, text: str) -> bool:
    """Whether a line is a summary behind a place: "Berlin. The …"."""
    place = text.removesuffix(snippet_text(summary)) if len(summary) >= _ALIKE else ""
    return place != text and 0 < len(place.split()) <= _MOST_PLACE


def _is_cut_from(summary: str, text: str) -> bool:
    """Whether a summary is the beginning of a line, broken off by a limit on its length."""
    words = snippet_text(summary)
    cut = _CUT.sub("", words)
    return (
        len(cut) >= _ALIKE and cut != words and len(text) > len(cut) and text.startswith(cut[:-8])
    )
