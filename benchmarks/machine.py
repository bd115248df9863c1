"""What a result needs to be understood later: the machine and the versions."""

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

# Instructions that decide how fast eight-bit integers are multiplied.
_INTEGER_UNITS = {"avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm"}


def describe_machine(packages: Iterable[str]) -> dict[str, object]:
    """Return processor, memory, system and the versions of *packages*."""
    model, units = _processor()
    return {
        "measured": datetime.now(UTC).isoformat(timespec="minutes"),
        "processor": model,
        "processors_used": len(os.sched_getaffinity(0)),
        "integer_units": units,
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "load_average": round(os.getloadavg()[0], 2),
        "system": platform.platform(),
        "python": platform.python_version(),
        **{package: version(package) for package in packages},
    }


def peak_memory() -> float:
    """Return the most memory that this process has held, in MB, as Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _processor() -> tuple[str, list[str]]:
    """Return the processor's name and its integer units, as Linux tells them."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    told = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    flags = set((told.get("flags") or told.get("Features") or "").split())
    name = told.get("model name") or platform.processor() or platform.machine()
    family = f" family {told['cpu family']} model {told['model']}" if "cpu family" in told else ""
    return name + family, sorted(flags & _INTEGER_UNITS)
