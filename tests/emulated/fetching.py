"""What others wrote, fetched when a test needs it: packages go into the user's cache folder.

The machine's own Debian mirror and package clients are asked; where there are none, or they answer
nothing, `Unavailable` says why, and the test is skipped.
"""

from __future__ import annotations

import fcntl
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pvm.bench.compiling import cache_root

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
SOURCES = Path("/etc/apt")
MIRROR = re.compile(r"(?:^URIs:\s*|^deb\s+(?:\[[^]]*\]\s+)?)(\S+/debian/?)(?=\s|$)", re.M)
GUEST_SUITE = "trixie"  # the first release of Debian that has riscv64
SOURCE_SUITE = "bookworm"
TIMEOUT = 300


class Unavailable(Exception):
    """The package cannot be had on this machine."""


@contextmanager
def once(name: str) -> Iterator[tuple[Path, bool]]:
    """A folder in the cache, and whether it is there already; else its maker fills it, alone, and
    it appears when all of it is there."""
    root = cache_root().parent / "fetched"
    root.mkdir(parents=True, exist_ok=True)
    with open(root / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        target = root / name
        if target.is_dir():
            yield target, True
            return
        with tempfile.TemporaryDirectory(dir=root) as place:
            made = Path(place) / "made"
            made.mkdir()
            yield made, False
            made.rename(target)


def fetched(name: str, fetch: Callable[[Path], None]) -> Path:
    """The folder ``name``, which ``fetch`` fills if it is not there.  Raises Unavailable."""
    with once(name) as (folder, ready):
        if not ready:
            fetch(folder)
    return cache_root().parent / "fetched" / name


def debian_binary(package: str) -> Path:
    """The unpacked riscv64 package.  Raises Unavailable."""
    return fetched(f"riscv64-{package}", lambda folder: _binary(package, folder))


def debian_source(package: str) -> Path:
    """The folder with the package's sources as their authors published them."""
    return fetched(f"source-{package}", lambda folder: _source(package, folder))


def npm_package(package: str) -> Path:
    """The unpacked package of the npm registry, without what it depends on."""
    return fetched(f"npm-{package}", lambda folder: _npm(package, folder))


def _binary(package: str, folder: Path) -> None:
    options = _apt("deb", GUEST_SUITE, "riscv64")
    _run(["apt-get", *options, "download", package], folder)
    for archive in folder.glob("*.deb"):
        _run(["dpkg-deb", "-x", str(archive), "."], folder)


def _source(package: str, folder: Path) -> None:
    options = _apt("deb-src", SOURCE_SUITE, "amd64")
    _run(["apt-get", *options, "source", "--download-only", package], folder)
    for archive in folder.glob("*.orig.tar.*"):
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")


def _npm(package: str, folder: Path) -> None:
    _run(["npm", "pack", "--silent", package], folder)
    for archive in folder.glob("*.tgz"):
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")


def _apt(kind: str, suite: str, architecture: str) -> list[str]:
    """Options by which apt-get reads one suite of the machine's mirror and nothing else; the
    machine's own lists stay as they are."""
    def update(folder: Path) -> None:
        for part in ("lists/partial", "cache/archives/partial"):
            (folder / part).mkdir(parents=True)
        signed = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
        (folder / "sources.list").write_text(f"{kind} {signed}{_mirror()} {suite} main\n")
        _run(["apt-get", *_places(folder, architecture), "update"], folder)
    return _places(fetched(f"apt-{kind}-{suite}", update), architecture)


def _places(folder: Path, architecture: str) -> list[str]:
    options = {
        "Dir::Etc::sourcelist": folder / "sources.list",
        "Dir::Etc::sourceparts": "-",
        "Dir::State::lists": folder / "lists",
        "Dir::State::status": "/dev/null",
        "Dir::Cache": folder / "cache",
        "APT::Architecture": architecture,
        "APT::Architectures": architecture,
        "APT::Sandbox::User": "root",
    }
    return [word for name, value in options.items() for word in ("-o", f"{name}={value}")]


def _mirror() -> str:
    """Where this machine has its Debian packages from."""
    files = [SOURCES / "sources.list", *sorted((SOURCES / "sources.list.d").glob("*"))]
    texts = [file.read_text(errors="replace") for file in files if file.is_file()]
    found = [match for text in texts for match in MIRROR.findall(text)]
    if not found:
        raise Unavailable("this machine has no Debian mirror")
    return str(found[0])


def _run(command: list[str], folder: Path) -> None:
    """Run a package client in ``folder``.  Raises Unavailable."""
    if shutil.which(command[0]) is None:
        raise Unavailable(f"{command[0]} is not installed")
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True,
                              timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired as late:
        raise Unavailable(f"{command[0]}: no answer") from late
    if done.returncode != 0:
        raise Unavailable(f"{command[0]}: {(done.stderr or done.stdout)[-500:]}")
