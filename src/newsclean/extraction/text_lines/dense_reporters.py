"""Who reported, in the brackets that open a story in Chinese: agency, name, place and day, without a space
between them."""

from __future__ import annotations

from newsclean import data
from newsclean import lazy_re as re
from newsclean.extraction.text_lines.line_names import is_dense_name
from newsclean.text.phrases import one_of
from newsclean.text.scripts import has_spaceless

_FRONTS = tuple(filter(has_spaceless, data.listed("names", "by", "front")))
_BEHIND = tuple(filter(has_spaceless, data.listed("names", "by", "behind")))
_OPENING = re.compile(
    rf"[（(【〔［\[](?P<agency>[^（）()【】〔〕［］\[\]\s]{{0,10}}?)(?:{one_of(_FRONTS)})\s?"
    r"(?P<named>[^（）()【】〔〕［］\[\]]{2,30})[）)】〕］\]]"
)
_PLACED = re.compile(rf"(?P<named>.+?)(?:\d{{1,2}}日)?(?:{one_of(_BEHIND)})")
_JOINED = re.compile(r"[、，,\s]+")
_NAMES = (3, 2, 4)
"""Letters of a name, the likeliest first."""
_LEAST_PLACE = 2
_SHOT = "攝摄"
"""Ends who took a picture."""
_DISTRICTS = "縣市省區县区州"
"""How names of districts end, which have a letter more than those of towns."""


def reporters_in(line: str) -> tuple[str, ...]:
    """The reporters whom the brackets in front of the first sentence name.

    >>> reporters_in("（島訊社記者周以安苗栗縣17日電）苗栗縣今天下雪。")
    ('周以安',)
    >>> reporters_in("【記者陳大文／台北報導】台北市今天下雪。"), reporters_in("（記者會）今天。")
    (('陳大文',), ())
    """
    found = _OPENING.match(line)
    if found is None or found["named"][-1] in _SHOT:
        return ()
    named, stroke, _ = found["named"].replace("/", "／").partition("／")
    if not stroke:
        placed = _PLACED.fullmatch(found["named"])
        if placed is None:
            return ()
        *before, last = _JOINED.split(placed["named"])
        named = "、".join((*before, _without_place(last, line[found.end() :])))
    names = tuple(filter(None, _JOINED.split(named)))
    return names if all(map(is_dense_name, names)) else ()


def _without_place(run: str, told: str) -> str:
    """A name without the place that is glued to it: of what is left, that which the story has, else the
    likeliest."""
    if len(run) < _NAMES[1] + _LEAST_PLACE:
        return run
    for size in _NAMES:
        if len(run) - size >= _LEAST_PLACE and run[size:] in told:
            return run[:size]
    short = run[-1] in _DISTRICTS and len(run) == _NAMES[0] + _LEAST_PLACE
    size = _NAMES[1] if short or len(run) == _NAMES[1] + _LEAST_PLACE else _NAMES[0]
    return run[:size]
