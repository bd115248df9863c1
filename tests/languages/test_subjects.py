"""The data files: all twelve languages have every subject, and every file is in order."""

from importlib import resources
from pathlib import Path

import pytest

from claimcmp.languages import known_languages, subject

FOLDER = Path(str(resources.files("claimcmp.languages")))
FILES = sorted(FOLDER.glob("*/*.yaml"))
TWELVE = ("bg", "de", "en", "es", "fr", "hu", "it", "pl", "pt", "ro", "ru", "uk")


def test_the_twelve_languages_are_known() -> None:
    assert set(TWELVE) <= set(known_languages())


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_file_can_be_read_and_holds_something(file: Path) -> None:
    assert subject(file.parent.name, file.stem)


@pytest.mark.parametrize(
    "name", ["numerals", "names", "polarity", "certainty", "attribution", "quotations"]
)
def test_a_subject_of_one_language_is_there_in_all(name: str) -> None:
    having = [language for language in TWELVE if (FOLDER / language / f"{name}.yaml").is_file()]
    assert having in ([], list(TWELVE))


def test_a_subject_of_all_languages_is_described() -> None:
    described = (FOLDER / "README.md").read_text(encoding="utf-8")
    everywhere = set.intersection(*({f.stem for f in FILES if f.parent.name == c} for c in TWELVE))
    assert {name for name in everywhere if f"{name}.yaml" not in described} == set()


@pytest.mark.parametrize(("language", "name"), [("xx", "numerals"), ("ro", "nothing"), ("..", "x")])
def test_what_is_not_there_is_empty(language: str, name: str) -> None:
    assert subject(language, name) == {}


def test_words_that_yaml_would_take_for_truth_values_stay_words() -> None:
    values = {str(value) for file in FILES for value in subject(file.parent.name, file.stem)}
    assert not {"True", "False", "None"} & values
