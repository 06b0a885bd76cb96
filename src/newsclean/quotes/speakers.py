"""Who is meant: the people, groups and papers of a story, and what points back to them.

Names are gathered over the whole text and joined by surname, so that “Reyes” becomes “Anton Reyes”.
A pronoun takes the compatible person who stands out most at that place. Standing out is summed over
earlier mentions and fades from sentence to sentence, after Lappin and Leass, “An algorithm for
pronominal anaphora resolution” (1994); whoever was quoted or reported last weighs most, because in
news “he said” goes on with the last speaker four times in five.
"""

from __future__ import annotations

from newsclean.quotes import noun_phrases
from newsclean.quotes.lexicon import Gender, Lexicon
from newsclean.quotes.names import clean, plain, runs, surname
from newsclean.quotes.noun_phrases import Phrase
from newsclean.quotes.people_named import PERSONAL, Entity, Who, compatible
from newsclean.quotes.titles import untitled
from newsclean.quotes.tokens import QUOTE, Line

SPEAKER, SUBJECT, OTHER = 2.0, 2.0, 0.5
FADE = 0.4
FAR = 12
"""Sentences behind which nothing of a mention is left."""
_FADED = tuple(FADE**n for n in range(FAR + 1))
MEMORY = 40
"""Earlier mentions that a pronoun looks back over."""
LONGEST_NAME = 5
NAMESAKES = 30
"""Latest bearers of a surname that are compared."""


class Cast:
    """The entities of a text, and their standing out at the place that was read last."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        self._text = text
        self._lex = lex
        self._by_last: dict[str, list[Entity]] = {}
        self._by_first: dict[str, Entity] = {}
        self._by_role: dict[str, Entity] = {}
        self._described: dict[str, Entity] = {}
        self._memory: list[tuple[int, Entity, float]] = []
        self.last_speaker: Entity | None = None

    # Gathering

    def gather(self, line: Line) -> None:
        """Take up every name of two words or more, and every name with a title."""
        if line.headline:
            return
        for first, last in line.names:
            self._take_up(line, first, last)

    def gather_given(self, line: Line) -> None:
        """Take up first names that stand alone, and nobody bears with a surname."""
        if line.headline:
            return
        for first, last in line.names:
            given = plain(line.low[first])
            if last - first != 1 or given not in self._lex.first_names:
                continue
            if given not in self._by_first and given not in self._by_last:
                name = clean(self._text[line.starts[first] : line.ends[first]])
                entity = Entity(name, (given,), self._lex.first_names[given], person=True)
                self._by_last[given] = [entity]

    def _take_up(self, line: Line, first: int, last: int) -> None:
        start, gender, role = untitled(line, first, last, self._lex)
        if start >= last:
            return
        parts = tuple(plain(line.low[i]) for i in range(start, last))
        key = surname(parts)
        before = line.low[first - 1] if first else ""
        titled = bool(role) or before in self._lex.titles
        if before in self._lex.titles:
            role |= {before}
            gender = gender or self._lex.titles[before]
        given = self._lex.first_names.get(parts[0], "") if len(parts) > 1 else ""
        if len(parts) == 1 and not titled:
            return
        entity = self._same(parts, gender or given)
        name = clean(self._text[line.starts[start] : line.ends[last - 1]])
        if entity is None:
            entity = Entity(name, parts)
            self._by_last.setdefault(key, []).append(entity)
        elif len(parts) > len(entity.parts) and len(parts) <= 4:
            entity.name, entity.parts = name, parts
        entity.person = entity.person or titled or bool(given)
        entity.gender = entity.gender or gender or given
        entity.role |= role
        for office in role:
            self._by_role[office] = entity
        entity.count += 1
        if len(parts) > 1:
            self._by_first.setdefault(parts[0], entity)
        if any(p in self._lex.heads and self._lex.heads[p] in ("it", "they") for p in parts):
            entity.group = not titled

    def _same(self, parts: tuple[str, ...], gender: Gender) -> Entity | None:
        """The known entity that a name belongs to."""
        known = self._by_last.get(surname(parts), [])[-NAMESAKES:]
        fitting = [e for e in known if compatible(e, parts, gender)]
        if fitting:
            return max(fitting, key=lambda e: e.count)
        if len(parts) == 1:
            return self._by_first.get(parts[0])
        return None

    # Reading on

    def mention(self, line: Line, first: int, last: int, sentence: int, weight: float) -> None:
        """A name was read at this place."""
        found = self._named(line, first, last, create=False)
        if found is not None:
            self._note(found, sentence, weight)

    def _note(self, entity: Entity, sentence: int, weight: float) -> None:
        for i in range(len(self._memory) - 1, max(-1, len(self._memory) - 9), -1):
            place, other, before = self._memory[i]
            if place != sentence:
                break
            if other is entity:
                self._memory[i] = (place, entity, max(weight, before))
                return
        self._memory.append((sentence, entity, weight))
        if len(self._memory) > 2 * MEMORY:
            del self._memory[:-MEMORY]

    def spoke(self, entity: Entity | None, sentence: int) -> None:
        """The entity was quoted or reported here."""
        if entity is not None:
            self._note(entity, sentence, SPEAKER)
            self.last_speaker = entity

    def pronoun(self, low: str, sentence: int) -> tuple[Entity | None, float]:
        """The entity that a pronoun means at this place, and how clear the choice is."""
        gender = self._lex.pronouns.get(low) or self._lex.possessives.get(low, "")
        if not gender:
            return None, 0.0
        salience: dict[int, float] = {}
        by_id: dict[int, Entity] = {}
        for place, entity, weight in reversed(self._memory[-MEMORY:]):
            if sentence - place > FAR:
                break
            key = id(entity)
            by_id[key] = entity
            salience[key] = salience.get(key, 0.0) + weight * _FADED[sentence - place]
        for key, entity in by_id.items():
            salience[key] *= entity.fits(gender)
        ranked = sorted(salience.values(), reverse=True)
        if not ranked or ranked[0] <= 0.01:
            return None, 0.0
        best = by_id[max(salience, key=lambda k: salience[k])]
        rival = ranked[1] if len(ranked) > 1 else 0.0
        return best, ranked[0] / (ranked[0] + rival)

    def unnamed(self, sentence: int) -> Entity | None:
        """The person that a verb without a subject means, where a pronoun may be left out."""
        salience: dict[int, float] = {}
        by_id: dict[int, Entity] = {}
        for place, entity, weight in self._memory[-MEMORY:]:
            if entity.group or (len(entity.parts) == 1 and not entity.person):
                continue
            by_id[id(entity)] = entity
            salience[id(entity)] = salience.get(id(entity), 0.0) + weight * FADE ** (
                sentence - place
            )
        return by_id[max(salience, key=lambda k: salience[k])] if salience else None

    def bind(self, low: str, sentence: int) -> None:
        """Read a subject pronoun of the narration: it keeps its entity in view."""
        gender = self._lex.pronouns.get(low, "")
        if gender not in PERSONAL:
            return
        entity, clear = self.pronoun(low, sentence)
        if entity is not None:
            if clear > 0.7 and not entity.gender:
                entity.votes[gender] += 1
            self._note(entity, sentence, SUBJECT)

    def resolve(self, line: Line, phrase: Phrase, sentence: int) -> Who:
        """Whom a subject means. What stays unresolved is returned in its own words."""
        own = clean(self._text[line.starts[phrase[0]] : line.ends[phrase[1] - 1]])
        low = line.low[phrase[0]]
        if phrase[1] - phrase[0] == 1 and (
            low in self._lex.pronouns or low in self._lex.possessives
        ):
            entity, clear = self.pronoun(low, sentence)
            if entity is None:
                return Who(own, None, 0.3)
            return Who(entity.name, entity, 0.5 + 0.4 * clear)
        run = self._caseless(line, phrase) if self._lex.caseless else self._proper(line, phrase)
        run = run or self._apposed(line, phrase)
        found = self._named(line, *run) if run else None
        if found is not None:
            found.spoken = True
            return Who(found.name, found, 1.0)
        return self._description(line, phrase, own)

    def called(self, label: str) -> str:
        """The full name for the label of a transcript, else the label as a name is written."""
        entity = self._same(tuple(label.lower().split()), "")
        if entity is not None:
            return entity.name
        return label.title() if label.isupper() and len(label) > 3 else label

    def _caseless(self, line: Line, phrase: Phrase) -> Phrase | None:
        """Without capitals: a short phrase that does not begin with a common noun is a name."""
        first, last = phrase
        if line.low[first] in self._lex.determiners:
            return None
        if self._lex.head(line.low[first]) is not None:
            return (last - 2, last) if last - first > 2 else None
        article = self._lex.article
        if article and last - first > 2 and line.low[first].startswith(article):
            return first + 1, last  # A name has no article: “the engineer Samir al-Haddad”.
        return phrase if last - first <= LONGEST_NAME else None

    def _apposed(self, line: Line, phrase: Phrase) -> Phrase | None:
        """The name set behind a description: “the mayor, Remedios Cano, …”."""
        start = phrase[1]
        if start < len(line) and line.low[start] in self._lex.relatives:
            start = next(
                (i for i in range(start, min(len(line), start + 10)) if line.words[i] == ","), start
            )
        if start >= len(line) or line.words[start] != ",":
            return None
        start += 1
        while start < len(line) and line.low[start] in self._lex.definite:
            start += 1
        if start >= len(line) or not line.upper[start]:
            return None
        found = runs(line.upper, line.low, self._lex, start, min(len(line), start + LONGEST_NAME))
        if not found or found[0][0] != start or found[0][1] - start < 2:
            return None
        end = found[0][1]
        return found[0] if end == len(line) or line.words[end] in (*",.;:—–", QUOTE) else None

    def _proper(self, line: Line, phrase: Phrase) -> Phrase | None:
        """The name that a phrase comes down to: “X's manager Jane Roe” to Jane Roe."""
        found = None
        head = line.low[phrase[1] - 1]
        if line.words[phrase[1] - 1].islower() and self._lex.head(head) is not None:
            return None  # “Iraqi and US officials”
        for first, last in runs(line.upper, line.low, self._lex, *phrase):
            following = line.low[last] if last < phrase[1] else ""
            inner = following in self._lex.inner or following in self._lex.conjunction
            if inner or following in self._lex.genitives:
                return found or (first, last)
            found = (first, last)
        if found is None or found[1] < phrase[1]:
            return None
        return found

    def _named(self, line: Line, first: int, last: int, create: bool = True) -> Entity | None:
        start, gender, role = untitled(line, first, last, self._lex)
        parts = tuple(plain(line.low[i]) for i in range(start, last))
        if not parts:
            return None
        if len(parts) == 1 and self._lex.head(parts[0]) is not None and not role:
            return None
        entity = self._same(parts, gender)
        if entity is None and create:
            name = clean(self._text[line.starts[start] : line.ends[last - 1]])
            entity = Entity(name, parts, gender, bool(gender or role), count=1)
            self._by_last.setdefault(surname(parts), []).append(entity)
        return entity

    def _description(self, line: Line, phrase: Phrase, own: str) -> Who:
        first, last = phrase
        head = self._head(line, phrase)
        definite = line.low[first] in self._lex.definite
        if line.low[first] in self._lex.determiners and last - first > 1:
            bare = own[line.starts[first + 1] - line.starts[first] :]
        else:
            bare = own
        known = self._described.get(head)
        if known is not None and definite:
            return Who(known.name, known, 0.85)
        # “The former president” may be somebody else than the president: only the bare office is bound.
        bound = definite and last - first == 2
        holder = self._by_role.get(head) if bound else None
        if holder is not None:
            return Who(holder.name, holder, 0.7)
        alone = self._only_person(head) if bound else None
        if alone is not None:
            return Who(alone.name, alone, 0.5)
        bare = bare + self._extension(line, last)
        gender = self._lex.head(head) or ("it" if self._lex.head(head) is None else "")
        group = gender in ("it", "they")
        entity = Entity(bare, (head,), gender, not group, group)
        entity.gender = "" if gender == "it" else gender
        if bare != own or definite:
            self._described[head] = entity
        return Who(bare, entity, 0.9)

    def _only_person(self, head: str) -> Entity | None:
        """The one person of the story so far, where a description can mean nobody else."""
        gender = self._lex.head(head)
        if gender is None or gender in ("it", "they"):
            return None
        people = {id(e): e for _, e, _ in self._memory if e.person}
        if len(people) != 1:
            return None
        [person] = people.values()
        fits = not gender or not person.gender or person.gender == gender
        return person if fits and len(person.parts) > 1 else None

    def _extension(self, line: Line, last: int) -> str:
        """What belongs to a description behind it: “a friend” *of the star*."""
        if last + 1 >= len(line) or line.low[last] not in self._lex.genitive:
            return ""
        more = noun_phrases.starting_at(line, last + 1, len(line), self._lex)
        if more is None:
            return ""
        return " " + clean(self._text[line.starts[last] : line.ends[more[1] - 1]])

    def _head(self, line: Line, phrase: Phrase) -> str:
        for i in range(phrase[0] + 1, phrase[1]):
            low = line.low[i]
            if low in self._lex.prepositions or (low in self._lex.genitives and line.upper[i - 1]):
                return plain(line.low[i - 1])
        return plain(line.low[phrase[1] - 1])
