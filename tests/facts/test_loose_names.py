"""Words written like names that no rule took for one."""

import pytest

from claimcmp.facts.name import names
from claimcmp.facts.name.loose import loose_names


def loose(text: str, language: str) -> list[str]:
    found = loose_names(text, language, names([text], language)[0])
    return [name.canonical for name in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Schließlich fiel der Ball über den springenden Kepa Arrizabalaga und in das Netz.",
            ["Kepa Arrizabalaga"],
        ),
        (
            "de",
            "Beim Gipfel in Singapur sprach am Samstag Ri Yong Ho.",
            ["Ri Yong Ho"],
        ),
        ("de", "Die Ministerin hat gestern in Berlin gesprochen.", []),
        ("ro", "Anchetatorii au reținut trei persoane la București.", []),
        ("en", "A FEW WORDS ABOUT OUR READERS TODAY", []),
        ("ru", "В понедельник министр приехал в Киев.", []),
    ],
)
def test_capitals_outside_known_names(language: str, text: str, expected: list[str]) -> None:
    assert loose(text, language) == expected


def test_no_word_is_in_two_names() -> None:
    text = "Der Sender Fox News Channel und Angela Merkel warben in Köln für die Premier League."
    known = names([text], "de")[0]
    found = loose_names(text, "de", known)
    assert not any(a.span.overlaps(b.span) for a in known for b in found)
