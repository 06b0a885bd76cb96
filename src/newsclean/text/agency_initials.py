"""The initials with which agencies sign their copy."""

from __future__ import annotations

from newsclean import lazy_re as re

_ONE = r"[^\W\d_](?:[^\W\d_]{0,3}|(?:(?:\s|\.\s?)[^\W\d_]){1,2}\.?)"
_INITIALS = re.compile(
    rf"(?:-{{1,3}}\s?)?(?:[(（][^()（）]{{2,20}}[)）]\s?)?"
    rf"\(?{_ONE}(?:\s?[/-]\s?{_ONE}){{0,4}}\s?/\s?{_ONE}(?:\s?[/-]\s?{_ONE}){{0,3}}\)?"
    r"|(?:[a-z]{2,4}/ ?){2,4}"
)
_LONGEST = 40
_NO_INITIALS = frozenset(("N/A", "AND/OR", "KM/H", "AC/DC", "HE/SHE", "TCP/IP"))


def is_initials(line: str) -> bool:
    """Whether a line is the initials of those who wrote and edited copy, and nothing else.

    >>> is_initials("om/pjd/kl"), is_initials("--(SANA) A B/ C D"), is_initials("either/or")
    (True, True, False)
    """
    if len(line) > _LONGEST or "/" not in line or line.upper() in _NO_INITIALS:
        return False
    return _INITIALS.fullmatch(line) is not None
