"""Zip files: what Python's own zipfile writes can be read; damage is an error, never a crash."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pvm.vm.load.archive import Archive, BadArchive
from pvm.vm.load.classpath import (
    ClassPath,
    Folder,
    Jar,
    LibraryJar,
    entries_of,
    file_url,
    read_first,
)

CONTENTS = {"a/B.class": b"\xca\xfe" * 500, "empty": b"", "long": bytes(range(256)) * 40}


@pytest.fixture(params=[zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def jar(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "x.jar"
    with zipfile.ZipFile(path, "w", request.param) as archive:
        for name, data in CONTENTS.items():
            archive.writestr(name, data)
        archive.comment = b"a comment"
    return path


def test_entries(jar: Path) -> None:
    archive = Archive(str(jar))
    assert {name: archive.read(name) for name in archive.names()} == CONTENTS
    assert archive.read("missing") is None and "a/B.class" in archive
    archive.close()


def test_an_archive_behind_other_bytes(jar: Path) -> None:
    jar.write_bytes(b"#!/bin/sh\n" + jar.read_bytes())
    assert Archive(str(jar)).read("long") == CONTENTS["long"]


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "empty"), (b"x" * 100, "not a zip"), (b"PK\5\6" + b"\xff" * 18, "damaged")],
)
def test_no_archive(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "x.jar"
    path.write_bytes(data)
    with pytest.raises(BadArchive, match=message):
        Archive(str(path))
    assert Jar(str(path)).read("a") is None
    with pytest.raises(BadArchive):
        LibraryJar(str(path))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(data=st.data())
def test_damage_is_an_error(jar: Path, tmp_path: Path, data: st.DataObject) -> None:
    damaged = bytearray(jar.read_bytes())
    start = damaged.index(b"PK\1\2")
    position = data.draw(st.integers(start, len(damaged) - 1))
    damaged[position] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del damaged[data.draw(st.integers(0, len(damaged) - 1)) :]
    path = tmp_path / "damaged.jar"
    path.write_bytes(damaged)
    try:
        archive = Archive(str(path))
        for name in archive.names():
            archive.read(name)
    except BadArchive as error:
        assert str(path) in str(error)


def test_class_path(jar: Path, tmp_path: Path) -> None:
    (tmp_path / "Main.class").write_bytes(b"main")
    entries = entries_of(f"{tmp_path}:{jar}:{tmp_path}/*:{tmp_path}/none.jar")
    assert [type(e) for e in entries] == [Folder, Jar, Jar, Folder]
    assert entries[0].read("Main.class") == b"main"
    assert entries[0].location == f"file:{tmp_path}/"
    assert entries[2].read("long") == CONTENTS["long"]
    assert entries[3].read("Main.class") is None


def test_resources_stay_inside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "in").mkdir()
    folder = Folder(str(tmp_path / "in"))
    for path in ("../secret", str(tmp_path / "secret"), "a\0b", "\ud800"):
        assert folder.read(path) is None


def test_urls_quote() -> None:
    assert file_url("/a b/é") == "file:/a%20b/%c3%a9"


def make_jar(path: Path, manifest: str, **contents: bytes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", f"Manifest-Version: 1.0\n{manifest}\n")
        for name, data in contents.items():
            archive.writestr(name.replace("__", "/"), data)


def test_what_manifests_name_is_searched_behind_them(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    make_jar(tmp_path / "one.jar", "Class-Path: lib/two%20.jar none.jar\n  http://x/y.jar ./",
             a=b"one")
    make_jar(tmp_path / "lib" / "two .jar", "Class-Path: ../three.jar ../one.jar", a=b"two")
    make_jar(tmp_path / "three.jar", "", a=b"three", b=b"only here")
    make_jar(tmp_path / "last.jar", "", b=b"too late")
    path = ClassPath(entries_of(f"{tmp_path}/one.jar:{tmp_path}/last.jar"))
    assert read_first(path, "a") == (b"one", f"file:{tmp_path}/one.jar")
    assert read_first(path, "b") == (b"only here", f"file:{tmp_path}/three.jar")
    found = [os.path.basename(entry.location) for entry in path]
    assert found == ["one.jar", "two%20.jar", "three.jar", "", "", "last.jar"]
    assert [entry.read("a") for entry in path][:3] == [b"one", b"two", b"three"]


@pytest.mark.parametrize("is_multi", [True, False])
def test_multi_release(tmp_path: Path, is_multi: bool) -> None:
    jar = tmp_path / "x.jar"
    make_jar(jar, f"Multi-Release: {is_multi}", a=b"base", META_INF__x=b"",
             **{f"META-INF__versions__{version}__a": str(version).encode()
                for version in (8, 9, 17, 18)}, **{"META-INF__versions__11__b": b"b"})
    entry = Jar(str(jar))
    assert entry.read("a") == (b"17" if is_multi else b"base")
    assert entry.read("b") == (b"b" if is_multi else None)
    assert entry.real_name("a") == ("META-INF/versions/17/a" if is_multi else "a")
    assert entry.read("META-INF/versions/9/a") == b"9"
