"""The cache folder: where it is, damaged files, and what is deleted."""

from __future__ import annotations

import os
import stat
import tempfile
import threading
import time
from pathlib import Path

import pytest

from pvm.lowlevel.image import cache
from pvm.lowlevel.image.pruning import UNUSED_DAYS, prune_folder

DAY = 86400


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PVM_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def age(path: Path, days: float) -> None:
    then = time.time() - days * DAY
    os.utime(path, (then, then))


def old_file(path: Path, days: float = UNUSED_DAYS + 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    age(path, days)
    return path


def test_a_folder_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PVM_CACHE", str(tmp_path / "file/cache"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found = Path(cache.cache_path())
    assert found.parent == tmp_path and stat.S_IMODE(found.stat().st_mode) == 0o700
    assert cache.cached("x", lambda: b"made") == b"made"
    assert cache.cached("x", lambda: b"again") == b"made"


def test_a_temporary_folder_that_others_can_write_to_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PVM_CACHE", str(tmp_path / "file/cache"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    open_to_all = tmp_path / f"pvm-{os.getuid()}"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    assert cache.cache_path() != str(open_to_all)


def test_a_damaged_file_is_made_again(folder: Path) -> None:
    assert cache.cached("x", lambda: b"made") == b"made"
    data = (folder / "x").read_bytes()
    (folder / "x").write_bytes(data[:-1] + b"!")
    assert cache.cached("x", lambda: b"again") == b"again"
    (folder / "x").write_bytes(b"")
    assert cache.cached("x", lambda: b"third") == b"third"


def test_what_cannot_be_stored_is_made_each_time(folder: Path) -> None:
    (folder / "x").mkdir(parents=True)
    assert cache.cached("x", lambda: b"made") == b"made"


def test_several_may_build_at_once(folder: Path) -> None:
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(cache.cached("x", lambda: b"made" * 1000)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"made" * 1000] * 8
    assert sorted(os.listdir(folder)) == ["pruned", "x"]


def test_unused_entries_are_deleted(folder: Path) -> None:
    kept = [old_file(folder / name) for name in ("mine.txt", "tmp12", "sources/note")]
    kept += [old_file(folder / "core-1.image", 29), old_file(folder / "library-1.jar", 1)]
    ours = ("core-2.image", "isa-2.image", "library-2.jar", "library-3.stamp")
    gone = [old_file(folder / name) for name in ours]
    compiled = folder / "sources" / ("0" * 32)
    old_file(compiled / "M.class")
    age(compiled, UNUSED_DAYS + 1)
    prune_folder(str(folder))
    assert all(path.exists() for path in kept)
    assert not any(path.exists() for path in (*gone, compiled))
    assert sorted(os.listdir(folder / "sources")) == ["note"]


def test_what_is_used_stays(folder: Path) -> None:
    path = old_file(folder / "library-1.jar")
    changed = path.stat().st_mtime_ns
    cache.note_use(str(path))
    prune_folder(str(folder))
    assert path.stat().st_mtime_ns == changed


def test_pruning_is_rare(folder: Path) -> None:
    folder.mkdir()
    prune_folder(str(folder))
    path = old_file(folder / "core-1.image")
    prune_folder(str(folder))
    assert path.exists()
    age(folder / "pruned", 2)
    prune_folder(str(folder))
    assert not path.exists()


def test_pruning_a_folder_that_is_not_there(folder: Path) -> None:
    prune_folder(str(folder))
