"""The gate of emulated programs: what was not granted is denied, however it is called."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pvm.allowances import granted
from pvm.emulation.world import GrantedWorld
from pvm.isa.process.world import Denied
from pvm.vm.security.grants import EVERYTHING

STREAMS = (0, 1, 2)


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """`open` is granted, `closed` is not; each has a file."""
    for name in ("open", "closed"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_bytes(name.encode())
    os.symlink(tmp_path / "closed" / "file", tmp_path / "open" / "away")
    os.symlink("../closed", tmp_path / "open" / "folder")
    os.symlink(tmp_path / "open" / "file", tmp_path / "closed" / "back")
    return tmp_path


def world(folders: Path, *names: str) -> GrantedWorld:
    return GrantedWorld(granted((name, str(folders / "open")) for name in names), STREAMS)


def opened(made: GrantedWorld, path: Path, flags: int = os.O_RDONLY) -> bytes:
    descriptor = made.open(os.fsencode(path), flags, 0o600)
    try:
        return os.read(descriptor, 100) if flags == os.O_RDONLY else b""
    finally:
        os.close(descriptor)


def test_reading(folders: Path) -> None:
    made = world(folders, "read")
    assert opened(made, folders / "open" / "file") == b"open"
    assert opened(made, folders / "closed" / ".." / "open" / "file") == b"open"
    for path in ("closed/file", "open/away", "open/folder/file", "open/../closed/file", ""):
        with pytest.raises(Denied, match="missing grant: read"):
            opened(made, folders / path)
    assert opened(made, folders / "closed" / "back") == b"open"     # a link's end counts


@pytest.mark.parametrize("flags", [os.O_WRONLY, os.O_RDWR, os.O_RDONLY | os.O_TRUNC,
                                   os.O_WRONLY | os.O_CREAT, os.O_RDONLY | os.O_CREAT])
def test_writing(folders: Path, flags: int) -> None:
    with pytest.raises(Denied, match="missing grant: write"):
        opened(world(folders, "read"), folders / "open" / "file", flags)
    opened(world(folders, "read", "write"), folders / "open" / "file", flags)
    with pytest.raises(Denied):
        opened(world(folders, "read", "write"), folders / "open" / "away", flags)
    assert (folders / "closed" / "file").read_bytes() == b"closed"


CHANGES: list[Callable[[GrantedWorld, bytes], object]] = [
    lambda made, path: made.remove(path + b"/file", False),
    lambda made, path: made.make_folder(path + b"/new", 0o700),
    lambda made, path: made.rename(path + b"/file", path + b"/new", True),
    lambda made, path: made.symbolic_link(b"file", path + b"/new"),
    lambda made, path: made.link(path + b"/file", path + b"/new", False),
    lambda made, path: made.change_mode(path + b"/file", 0o600),
    lambda made, path: made.set_times(path + b"/file", (0, 0), True),
    lambda made, path: made.truncate(path + b"/file", 0),
]


@pytest.mark.parametrize("change", CHANGES)
def test_changes(folders: Path, change: Callable[[GrantedWorld, bytes], object]) -> None:
    place = os.fsencode(folders)
    for made, path in ((world(folders, "read"), b"/open"),
                       (world(folders, "read", "write"), b"/closed"),
                       (world(folders, "read", "write"), b"/open/folder")):
        with pytest.raises(Denied):
            change(made, place + path)
    change(world(folders, "read", "write"), place + b"/open")


def test_links_lead_only_where_everything_is_granted(folders: Path) -> None:
    made, place = world(folders, "read", "write"), os.fsencode(folders)
    with pytest.raises(Denied):
        made.symbolic_link(b"../closed/file", place + b"/open/new")
    with pytest.raises(Denied):
        made.link(place + b"/closed/file", place + b"/open/new", False)
    with pytest.raises(Denied):
        made.rename(place + b"/closed/file", place + b"/open/new", True)


def test_questions(folders: Path) -> None:
    made, place = world(folders, "read"), os.fsencode(folders)
    assert made.status(place + b"/open/file", True).st_size == 4
    assert made.read_link(place + b"/open/folder") == b"../closed"
    assert made.is_accessible(place + b"/open/file", os.R_OK, True)
    assert made.folder(place + b"/open") == os.path.realpath(place + b"/open")
    for ask in (lambda: made.status(place + b"/open/away", True),
                lambda: made.read_link(place + b"/closed/back"),
                lambda: made.is_accessible(place + b"/closed/file", os.R_OK, True),
                lambda: made.folder(place + b"/open/folder"),
                lambda: made.file_system(place + b"/closed")):
        with pytest.raises(Denied):
            ask()


def test_the_emulator_s_own_files_are_nobody_s(tmp_path: Path) -> None:
    made = GrantedWorld(EVERYTHING, STREAMS)
    os.symlink("/proc/self", tmp_path / "self")
    for path in (b"/proc/self/mem", b"/proc/self/environ", b"/proc/thread-self/maps",
                 b"/proc/%d/mem" % os.getpid(), b"/proc/self/task/%d/mem" % os.getpid(),
                 b"/proc/self/root/etc/passwd/../../proc/self/mem",
                 os.fsencode(tmp_path / "self" / "mem")):
        with pytest.raises(OSError, match="emulator's own process|No such file|Not a directory"):
            opened(made, Path(os.fsdecode(path)))
    assert opened(made, Path("/proc/cpuinfo"))


def test_what_a_sandbox_tells() -> None:
    made = GrantedWorld(granted([]), STREAMS)
    assert made.identity.user != os.getuid() or os.getuid() == 65534
    assert made.names.node == "localhost"
    assert made.environment({b"A": b"1"}) == []
    some = GrantedWorld(granted([("environment", "A")]), STREAMS)
    assert some.environment({b"A": b"1", b"B": b"2"}) == [b"A=1"]
    with pytest.raises(Denied, match="threads"):
        made.check_threads()
    GrantedWorld(granted([("threads", "")]), STREAMS).check_threads()
