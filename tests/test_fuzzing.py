"""The fuzzer itself: what it changes stays readable where it should, and seeds are no findings."""

from random import Random

import pytest

from tests.fuzzing import seeds
from tests.fuzzing.containers import opened
from tests.fuzzing.findings import cause, finding_of, shrunk
from tests.fuzzing.mutation import Mutator
from tests.fuzzing.targets import TARGETS

FEW = 2


def flipped(content: bytes, largest: int) -> bytes:
    """Change one bit; libFuzzer does more."""
    return (content[:-1] + bytes([content[-1] ^ 1]) if content else b"0")[:largest]


@pytest.mark.parametrize("name", sorted(set(TARGETS) - {"segmentation", "saved"}))
def test_seeds_and_what_they_are_changed_to_are_no_findings(name: str) -> None:
    target = TARGETS[name]
    for seed, content in enumerate(list(target.seeds())[:FEW]):
        mutator = Mutator(flipped, target.words(content), Random(seed))
        changed = mutator.changed(content, target.largest)
        assert 0 < len(changed) <= target.largest
        for given in (content, changed):
            assert finding_of(target.check, given) is None


@pytest.mark.parametrize(
    "given",
    [seeds.docx, seeds.epub, seeds.email, seeds.warc, seeds.packed],
    ids=lambda s: s.__name__,
)
def test_what_is_opened_is_packed_as_it_was(given: seeds.Given) -> None:
    containers = [found for content in given() if (found := opened(content)) is not None]
    assert len(containers) > FEW
    for container in containers:
        again = opened(container.pack(container.parts))
        assert again is not None
        assert again.parts == container.parts


def test_damage_inside_an_archive_is_found_and_shrunk_to_what_matters() -> None:
    content = next(iter(seeds.epub()))

    def check(given: bytes) -> None:
        container = opened(given)
        if container is not None and any(b"North" in part for part in container.parts):
            raise KeyError("North")

    error = finding_of(check, content)
    assert error is not None
    assert "KeyError" in cause(error)
    small = opened(shrunk(content, lambda given: finding_of(check, given) is not None))
    assert small is not None
    assert sorted(map(len, small.parts)) == [*[1] * (len(small.parts) - 1), len(b"North")]
