"""Reports of one sentence: a headline, a message, a pasted claim."""

import json

import pytest

from claimcmp import compare, load_encoder
from claimcmp.reading.article_json import read_object
from claimcmp.records import Article, Comparison


def article(text: str, path: str) -> Article:
    content = json.dumps({"text": text, "date": "2026-03-04"}).encode()
    return read_object(content, path=path).articles[0]


def compared(*texts: str) -> Comparison:
    articles = [article(text, f"{number}.json") for number, text in enumerate(texts, start=1)]
    return compare(articles, encoder=load_encoder())


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "Eight hospital employees are charged with trafficking in organs.",
            "Șase angajați ai spitalului sunt acuzați de trafic de organe.",
            "number",
        ),
        (
            "The strike at the port of Odesa ended on Monday.",
            "Страйк у порту Одеси завершився у вівторок.",
            "date",
        ),
        (
            "Resolution 7540 requires all countries to adopt laws.",
            "Rezoluția 1540 impune tuturor țărilor să adopte legi.",
            "number",
        ),
    ],
)
def test_one_sentence_is_set_against_one(one: str, other: str, kind: str) -> None:
    found = {d.type for cluster in compared(one, other).clusters for d in cluster.divergences}
    assert found == {kind}


def test_messages_on_many_subjects_stay_apart() -> None:
    told = [
        "A shark injured a boy who was diving for lobster off California.",
        "Police arrested a man after a car was driven into a house in Derry.",
        "The central bank of Hungary left its base rate unchanged.",
        "A farmer was killed by a pig in a market in southwest China.",
        "Voters in Macedonia decide on Sunday whether to rename the country.",
        "The hurricane is weakening over the cooler waters off Mexico.",
    ]
    assert [event.sources for event in compared(*told).events] == [
        (f"s{number}",) for number in range(1, len(told) + 1)
    ]


def test_a_message_belongs_to_the_report_of_its_event() -> None:
    message = "Incendiul de la fabrica de mobilă din Zalău a fost stins abia miercuri dimineață."
    report = (
        "A fire at a furniture factory in Zalău burned for eleven hours before it was put out.\n\n"
        "Firefighters said on Tuesday night that they had the last flames under control.\n\n"
        "Two workers were treated for smoke; nobody was badly hurt.\n\n"
        "The factory employs 240 people and exports most of what it makes.\n\n"
        "The mayor thanked crews from three counties for their help.\n\n"
        "An inquiry into the cause will begin once the halls are safe to enter."
    )
    (event,) = compared(message, report).events
    assert event.sources == ("s1", "s2")
