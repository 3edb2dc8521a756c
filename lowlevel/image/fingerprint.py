"""What code made from source files depends on, as one hash."""

import hashlib
import os
import sys
from functools import cache
from typing import Any


@cache
def fingerprint(packages: tuple[str, ...]) -> str:
    """Hash of what code made by packages depends on, as far as can be told without reading the
    sources: their names, sizes and times, Python's and llvmlite's installations, the processor."""
    digest = hashlib.sha256()
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    for package in packages:
        _add_folder(digest, os.path.join(root, package))
    digest.update(f"{sys.version} {_llvmlite_stamp()} {_processor()}".encode())
    return digest.hexdigest()[:32]


def _add_folder(digest: Any, folder: str) -> None:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda found: found.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    _add_folder(digest, entry.path)
            elif entry.name.endswith(".py"):
                status = entry.stat()
                digest.update(f"{entry.name} {status.st_size} {status.st_mtime_ns}\n".encode())


def _llvmlite_stamp() -> str:
    for folder in sys.path:
        try:
            status = os.stat(os.path.join(folder, "llvmlite", "__init__.py"))
        except OSError:
            continue
        return f"{status.st_size} {status.st_mtime_ns}"
    return "absent"


def _processor() -> str:
    """Model and features of the first processor."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as stream:
            lines = [line for line, _ in zip(stream, range(30), strict=False)]
    except OSError:
        return "unknown"
    return "".join(line for line in lines if line.startswith(("model name", "flags")))
