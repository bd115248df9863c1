"""models.yaml → the models that claimcmp knows by name, and which are ready here."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from claimcmp.errors import ModelError, RegistryError, UnknownModel

Source = Literal["embedded", "hub"]

EMBEDDED_ENTAILMENT = "news-entailment"
"""The entailment model that comes with claimcmp."""

_PACKAGE = Path(__file__).parent
# Installed, the package carries the file; in a checkout it lies at the top.
_PLACES = (_PACKAGE / "models.yaml", _PACKAGE.parent / "models.yaml")


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One embedding model of models.yaml; the file's head says what each field means."""

    name: str
    source: Source
    repository: str
    revision: str
    licence: str
    dimension: int
    tokens: int
    prompt: str
    default: bool = False


@dataclass(frozen=True, slots=True)
class EntailmentSpec:
    """One entailment model of models.yaml."""

    name: str
    source: Source
    repository: str
    revision: str
    licence: str
    tokens: int

    @property
    def weights(self) -> Path:
        """Where the package carries the weights of an embedded model."""
        return _PACKAGE / "entailment" / f"{self.name}-{self.revision}.safetensors"


Spec = TypeVar("Spec", ModelSpec, EntailmentSpec)


def load_registry(path: Path | None = None) -> tuple[ModelSpec, ...]:
    """Return the models of models.yaml (or of *path*), the default first, then as written.

    Raises RegistryError with the entry and the reason where the file is malformed.
    """
    return _load(path or _registry_path())[0]


def load_entailment_registry(path: Path | None = None) -> tuple[EntailmentSpec, ...]:
    """Return the entailment models of models.yaml (or of *path*), as written.

    Raises RegistryError with the entry and the reason where the file is malformed.
    """
    return _load(path or _registry_path())[1]


def find_model(name: str | None) -> ModelSpec:
    """Return the embedding model called *name*, upper and lower case alike; None is the default.

    Raises UnknownModel.
    """
    return _find(load_registry(), name)


def find_entailment_model(name: str) -> EntailmentSpec:
    """Return the entailment model called *name*, as find_model does. Raises UnknownModel."""
    return _find(load_entailment_registry(), name)


def _find(registry: tuple[Spec, ...], name: str | None) -> Spec:
    for spec in registry:
        if _is_default(spec) if name is None else spec.name.casefold() == name.casefold():
            return spec
    known = ", ".join(spec.name for spec in registry)
    raise UnknownModel(f"{name}: neither a known model nor a folder; known models: {known}")


def _is_default(spec: ModelSpec | EntailmentSpec) -> bool:
    return isinstance(spec, ModelSpec) and spec.default


def readiness(spec: ModelSpec | EntailmentSpec) -> str:
    """Return ``ready``, or in a few words what is missing before *spec* can be used here."""
    if spec.source == "embedded":
        from claimcmp.embedding.weights import model_path

        try:
            model_path()
        except ModelError as error:
            return str(error).split(": ", 1)[-1]
        return "ready"
    return "ready" if hub_snapshot(spec) is not None else "downloaded when first used"


def hub_snapshot(spec: ModelSpec | EntailmentSpec) -> Path | None:
    """Return the folder in which the hub's own cache keeps *spec*, or None."""
    folder = _hub_cache() / ("models--" + spec.repository.replace("/", "--")) / "snapshots"
    snapshot = folder / spec.revision
    sign = "modules.json" if isinstance(spec, ModelSpec) else "config.json"
    return snapshot if (snapshot / sign).is_file() else None


def _hub_cache() -> Path:
    """Return where huggingface_hub keeps its downloads, by its documented variables."""
    chosen = os.environ.get("HF_HUB_CACHE")
    if chosen:
        return Path(chosen)
    home = os.environ.get("HF_HOME")
    return (Path(home) if home else Path.home() / ".cache" / "huggingface") / "hub"


def _registry_path() -> Path:
    for path in _PLACES:
        if path.is_file():
            return path
    raise RegistryError(f"{_PLACES[0]}: missing; reinstall claimcmp")


@lru_cache(maxsize=8)
def _load(path: Path) -> tuple[tuple[ModelSpec, ...], tuple[EntailmentSpec, ...]]:
    import yaml

    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise RegistryError(f"{path}: {' '.join(str(error).split())}") from error
    top = _mapping(content, f"{path}")
    _check_keys(top, {"default", "models", "entailment"}, f"{path}")
    return (_parse_embedding(top, path), _parse_entailment(top["entailment"], path))


def _parse_embedding(top: Mapping[str, object], path: Path) -> tuple[ModelSpec, ...]:
    """Return the embedding models of the parsed file, the default first."""
    models = _mapping(top["models"], f"{path}: models")
    specs = []
    for name, entry in models.items():
        settings = _settings(entry, ModelSpec, f"{path}: models: {name}")
        specs.append(ModelSpec(name=name, default=name == top["default"], **settings))
    if not any(spec.default for spec in specs):
        raise RegistryError(f"{path}: default: {top['default']!r} is not one of the models")
    return tuple(sorted(specs, key=lambda spec: not spec.default))


def _parse_entailment(content: object, path: Path) -> tuple[EntailmentSpec, ...]:
    """Return the entailment models in *content*, as written."""
    place = f"{path}: entailment"
    return tuple(
        EntailmentSpec(name=name, **_settings(entry, EntailmentSpec, f"{place}: {name}"))
        for name, entry in _mapping(content, place).items()
    )


def _settings(entry: object, kind: type[Spec], place: str) -> dict[str, Any]:
    """Return an entry's settings, each checked to be there and of its type."""
    settings = _mapping(entry, place)
    expected = {f.name: f for f in fields(kind) if f.name not in ("name", "default")}
    _check_keys(settings, set(expected), place)
    for field in expected.values():
        value = settings[field.name]
        wanted: type = int if field.type in (int, "int") else str
        if type(value) is not wanted or (wanted is int and int(str(value)) < 1):
            raise RegistryError(f"{place}: {field.name}: {value!r} is not a valid value")
    if settings["source"] not in ("embedded", "hub"):
        raise RegistryError(f"{place}: source: {settings['source']!r}; use embedded or hub")
    return dict(settings)


def _mapping(value: object, place: str) -> Mapping[str, object]:
    """Return *value* as a mapping of texts, or raise RegistryError naming *place*."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise RegistryError(f"{place}: expected names with values, found {value!r:.60}")
    return value


def _check_keys(found: Mapping[str, object], expected: set[str], place: str) -> None:
    for key in sorted(found.keys() - expected):
        raise RegistryError(f"{place}: unknown key {key!r}; known: {', '.join(sorted(expected))}")
    for key in sorted(expected - found.keys()):
        raise RegistryError(f"{place}: key {key!r} is missing")
