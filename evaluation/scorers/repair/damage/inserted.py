"""Damage by text that is put in: words and sentences twice, boilerplate."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from evaluation.scorers.repair.damage.places import SENT_END, Change, Family, lines_of, sampled


def dup_word(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"\b(the|of|to|and|in|a|for|was|with|from|said|by)\b(?= [a-z])", text))
    return [(m.end(), m.end(), " " + m.group()) for m in sampled(rng, ms, rate * 0.3)]


def dup_sentence(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = list(re.finditer(r"(?<=[.”] )[A-Z][^.!?\n“”]{40,200}[.](?= [A-Z“])", text))
    return [(m.end(), m.end(), " " + m.group()) for m in sampled(rng, ms, rate, 4)]


def dup_para(text: str, rng: random.Random, rate: float) -> list[Change]:
    ps = [p for p in lines_of(text) if p[1] - p[0] > 60]
    return [(b, b, "\n\n" + text[a:b]) for a, b in sampled(rng, ps, rate * 0.5, 3)]


HEADS = [
    "Storm closes ports as thousands flee coast",
    "Five things to know about the new budget",
    "Minister resigns after vote",
    "Why prices are rising again",
    "How the deal was done",
]
NAMES = ["Daily Herald", "Good Word News", "The Morning Post", "Global Wire"]
BOILER = {
    "en": [
        "Read the complete article at: {n}",
        "Read more: {h}",
        "READ MORE: {h}",
        "Also Read: {h}",
        "ALSO READ | {h}",
        "Related: {h}",
        "Related news",
        "Latest news",
        "Latest News",
        "Sign up for our newsletter",
        "Sign up here to get the day's top stories in your inbox.",
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Share this article",
        "Share on Facebook",
        "Follow us on Twitter and Facebook",
        "© 2021 {n}. All rights reserved.",
        "Copyright 2021 {n}. This material may not be published, broadcast, rewritten or redistributed.",
        "Image: Getty",
        "Photo credit: {n}",
        "(Photo by John Smith/Getty Images)",
        "Image source, Getty Images",
        "Click here to read the full story",
        "Continue reading the main story",
        "Subscribe now",
        "This story was originally published by {n}.",
        "Last updated: 10:42 AM",
        "You may also like",
        "Recommended",
        "Load comments",
        "5 min read",
        "Source link",
        "The post {h} appeared first on {n}.",
    ],
    "fr": [
        "Lire aussi : {h}",
        "À lire aussi",
        "Publicité",
        "La suite après cette publicité",
        "Inscrivez-vous à notre newsletter",
        "Partager sur Facebook",
        "Tous droits réservés",
        "Crédit photo : AFP",
        "Article réservé aux abonnés",
    ],
    "de": [
        "Lesen Sie auch: {h}",
        "Mehr zum Thema",
        "Anzeige",
        "Newsletter abonnieren",
        "Artikel teilen",
        "Alle Rechte vorbehalten",
        "Foto: dpa",
        "Weiterlesen nach der Anzeige",
    ],
    "es": [
        "Leer más: {h}",
        "Te puede interesar",
        "Lea también: {h}",
        "Publicidad",
        "Suscríbete a nuestro boletín",
        "Compartir en Facebook",
        "Todos los derechos reservados",
        "Foto: EFE",
    ],
    "it": [
        "Leggi anche: {h}",
        "Pubblicità",
        "Iscriviti alla newsletter",
        "Condividi su Facebook",
        "Riproduzione riservata",
        "Foto: Ansa",
        "Continua a leggere",
    ],
    "pt": [
        "Leia também: {h}",
        "Leia mais",
        "Publicidade",
        "Continua depois da publicidade",
        "Assine a nossa newsletter",
        "Compartilhe no Facebook",
        "Todos os direitos reservados",
        "Foto: Divulgação",
    ],
}


def _boiler(langs: Sequence[str], where: str = "between") -> Family:
    def damaged(text: str, rng: random.Random, rate: float) -> list[Change]:
        ps = lines_of(text)
        pool = [s for code in langs for s in BOILER[code]]
        n = min(5, max(2, len(ps) // 6))
        spots = [b for _, b in ps]
        if where == "end":
            spots = [spots[-1]]
            block = rng.sample(pool, min(len(pool), n + 1))
            s = "".join("\n\n" + x.format(h=rng.choice(HEADS), n=rng.choice(NAMES)) for x in block)
            return [(spots[0], spots[0], s)]
        got = sorted(rng.sample(spots, min(n, len(spots))))
        return [
            (p, p, "\n\n" + rng.choice(pool).format(h=rng.choice(HEADS), n=rng.choice(NAMES)))
            for p in got
        ]

    return damaged


boiler_en = _boiler(["en"])
boiler_en_tail = _boiler(["en"], "end")
boiler_5lang = _boiler(["fr", "de", "es", "it", "pt"])

INLINE = [
    " Advertisement",
    " ADVERTISEMENT",
    " Read more: {h}.",
    " (Read also: {h})",
    " [Read More]",
    " SIGN UP FOR OUR NEWSLETTER",
    " Story continues below advertisement",
    " Click here to subscribe.",
    " Photo: Getty Images",
    " Share",
    " Tweet",
]


def boiler_inline(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = [m.end() - 1 for m in SENT_END.finditer(text)]
    return [
        (p, p, rng.choice(INLINE).format(h=rng.choice(HEADS)))
        for p in sampled(rng, ms, rate * 0.3, 4)
    ]


def ad_mid_sentence(text: str, rng: random.Random, rate: float) -> list[Change]:
    ms = [m.start() for m in re.finditer(r"(?<=[a-z]{4})(?= [a-z]{4})", text)]
    return [
        (
            p,
            p,
            rng.choice(
                [
                    " Advertisement",
                    " ADVERTISEMENT",
                    " [Advertisement]",
                    " Advertisement - Continue Reading Below",
                    " Sign up for our newsletter",
                ]
            ),
        )
        for p in sampled(rng, ms, 0.01, 3)
    ]
