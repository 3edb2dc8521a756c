"""Paths that lead elsewhere than they seem to: files in a sandbox, by every way the library has."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pvm.bench.compiling import compile_sources

SECONDS = 100
SOURCE = Path(__file__).parent / "FileDeeds.java"
READS = ("stream", "random", "reader", "scanner", "string", "lines", "channel", "url", "jarUrl",
         "zip", "exists", "canRead", "length", "modified", "isFolder", "attributes", "list",
         "entries", "walk", "canonical", "realPath", "readLink", "space", "owner")
WRITES = ("output", "append", "writer", "print", "randomWrite", "writeString", "writeChannel",
          "truncate", "create", "folder", "createFolder", "delete", "remove", "deleteOnExit",
          "permissions", "times")
Run = Callable[..., list[str]]


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A granted folder, a secret beside it, and links in the granted folder that lead out."""
    root = Path(os.path.realpath(tmp_path))
    (root / "open").mkdir()
    (root / "open/file").write_text("open")
    (root / "closed").mkdir()
    (root / "closed/secret").write_text("secret")
    (root / "opener").write_text("secret")
    (root / "open/link").symlink_to(root / "closed/secret")
    (root / "open/folderlink").symlink_to("../closed")
    (root / "open/dangling").symlink_to("../closed/new")
    (root / "open/looping").symlink_to("looping")
    (root / "open/inside").symlink_to("file")
    return root


@pytest.fixture
def run(world: Path) -> Run:
    """Runs deeds in the granted folder; "{0}" is the root of it all. The outcomes, in order."""

    def run(flags: list[str], deeds: list[str], folder: str = "open") -> list[str]:
        classes = str(compile_sources([SOURCE], (), "pvm"))
        options = [flag.format(world) for flag in flags]
        result = subprocess.run(
            [sys.executable, "-m", "pvm", "run", "--sandbox", *options, "-cp", classes,
             "FileDeeds", *(deed.format(world) for deed in deeds)],
            capture_output=True, text=True, timeout=SECONDS, check=False, cwd=world / folder)
        assert result.stderr == ""
        return result.stdout.splitlines()

    return run


WAYS_OUT = (
    "{0}/closed/secret", "../closed/secret", "{0}/open/../closed/secret", "link", "{0}/open/link",
    "folderlink/secret", "{0}/open/folderlink/secret", "{0}/opener", "../opener",
    "/proc/self/root{0}/closed/secret", "/proc/self/cwd/../closed/secret",
    "/proc/thread-self/root{0}/closed/secret", "{0}//closed//secret", "{0}/./closed/./secret",
    "{0}/open/folderlink/../closed/secret", "{0}/OPEN/../closed/secret", "dangling",
    "/dev/fd/0/../../../../../..{0}/closed/secret", "{0}/closed/secret/", "{0}/open/../opener",
)


def test_what_is_granted_works(run: Run) -> None:
    deeds = ["stream {0}/open/file", "string file", "stream inside", "exists nothing",
             "stream ../open/file", "stream /proc/self/cwd/file", "stream folderlink/../open/file",
             "list .", "canonical file", "list {0}/open/", "length file"]
    assert run(["--allow-read={0}/open"], deeds) == [
        "open", "open", "open", "false", "open", "open", "open", "6", "true", "6", "4"]


def test_no_way_out_for_a_reader(run: Run) -> None:
    for deed in ("stream", "exists", "list", "realPath"):
        outcomes = run(["--allow-read={0}/open"], [f"{deed} {way}" for way in WAYS_OUT])
        open_ways = {way: outcome for way, outcome in zip(WAYS_OUT, outcomes, strict=True)
                     if outcome != "denied read"}
        assert not open_ways, deed


def test_a_link_in_circles_leads_nowhere(run: Run) -> None:
    assert run(["--allow-read={0}/open"], ["stream looping", "exists looping/x"]) == [
        "FileNotFoundException", "false"]


def test_every_reading_deed(run: Run) -> None:
    assert set(run(["--allow-read={0}/open"], [f"{deed} {{0}}/closed/secret" for deed in READS])) \
        == {"denied read"}
    # what asks about the link itself may: that lies in the granted folder
    about_links = {"readLink", "owner", "walk"}
    outcomes = run(["--allow-read={0}/open"], [f"{deed} link" for deed in READS])
    assert {deed for deed, outcome in zip(READS, outcomes, strict=True)
            if outcome != "denied read"} == about_links


def test_every_writing_deed(run: Run, world: Path) -> None:
    before = (world / "closed/secret").stat()
    for way in ("{0}/closed/secret", "folderlink/secret"):
        deeds = [f"{deed} {way}" for deed in WRITES]
        outcomes = set(run(["--allow-read", "--allow-write={0}/open"], deeds))
        assert outcomes == {"denied write"}
    after = (world / "closed/secret").stat()
    assert (before.st_mode, before.st_size, before.st_mtime_ns) == (
        after.st_mode, after.st_size, after.st_mtime_ns)


def test_reading_is_not_writing_and_writing_not_reading(run: Run, world: Path) -> None:
    assert run(["--allow-read={0}"], ["output file", "append file", "delete file", "folder new",
                                      "deleteOnClose file"]) == ["denied write"] * 5
    assert run(["--allow-write={0}"], ["stream file", "exists file", "list ."]) == [
        "denied read"] * 3
    assert run(["--allow-write={0}"], ["randomWrite file", "output new"]) == [
        "denied read", "made"]
    assert (world / "open/new").exists()


def test_links_are_no_way_to_write(run: Run, world: Path) -> None:
    outcomes = run(["--allow-read", "--allow-write={0}/open"],
                   ["output link", "output dangling", "output folderlink/new", "times link",
                    "permissions link", "folder folderlink/new", "delete link"])
    assert outcomes == ["denied write"] * 6 + ["true"]      # removing the link itself is granted
    assert (world / "closed/secret").read_text() == "secret"
    assert not (world / "closed/new").exists()


def test_new_names_for_other_files(run: Run, world: Path) -> None:
    """Hard and symbolic links, and files moved, need what could be done under the new name."""
    both = ["--allow-read={0}/open", "--allow-write={0}/open"]
    assert run(both, [
        "link {0}/closed/secret mine", "symbolic {0}/closed/secret mine",
        "symbolic ../closed/secret mine", "rename {0}/closed/secret mine",
        "move {0}/closed/secret mine", "copy {0}/closed/secret mine", "rename {0}/closed mine",
        "rename folderlink/secret mine", "link link mine"]) == ["denied read"] * 9
    assert run(both, ["rename file {0}/closed/file", "link file {0}/closed/file",
                      "move file {0}/closed/file", "copy file {0}/closed/file"]) == [
        "denied write", "denied write", "denied read", "denied read"]
    assert run(["--allow-read", "--allow-write={0}/open"], [
        "link {0}/closed/secret mine", "symbolic {0}/closed/secret mine",
        "rename {0}/closed/secret mine"]) == ["denied write"] * 3
    assert not (world / "open/mine").exists()
    assert run(both, ["link file mine", "symbolic file too", "stream too", "rename mine moved",
                      "copy moved again", "delete moved"]) == [
        "true", "true", "open", "true", "true", "true"]


def test_a_file_may_be_granted_alone(run: Run) -> None:
    assert run(["--allow-read={0}/closed/secret"],
               ["stream {0}/closed/secret", "list {0}/closed", "exists {0}/closed/other"]) == [
        "secret", "denied read", "denied read"]


def test_several_grants(run: Run) -> None:
    assert run(["--allow-read={0}/open,{0}/opener", "--allow-read={0}/closed/secret"],
               ["stream file", "stream {0}/opener", "stream ../closed/secret",
                "list ../closed"]) == ["open", "secret", "secret", "denied read"]


def test_files_of_the_system(run: Run) -> None:
    """Where everything may be read and written, this process's own memory is more than that."""
    deeds = ["stream /proc/self/environ", "stream /proc/self/mem", "randomWrite /proc/self/mem",
             "output /proc/self/oom_score_adj", "stream /proc/thread-self/environ",
             "stream /proc/self/task/self/environ", "exists /proc/self/status"]
    assert run(["--allow-read", "--allow-write"], deeds) == [
        "denied environment", "denied environment", "denied environment", "denied native",
        "denied environment", "denied environment", "denied environment"]
    assert run(["--allow-read", "--allow-write", "--allow-env"],
               ["stream /proc/self/mem", "randomWrite /proc/self/mem"]) == ["denied native"] * 2


def test_class_path_is_not_granted(run: Run, world: Path) -> None:
    assert run(["-cp", "{0}/closed"], ["exists {0}/closed/secret"]) == ["denied read"]


def test_a_link_put_there_after_the_check(run: Run, world: Path) -> None:
    """Somebody swaps a folder for a link out of the sandbox, again and again, while it is read."""
    (world / "open/real").mkdir()
    (world / "open/real/secret").write_text("open")
    (world / "open/out").symlink_to("../closed")
    (world / "open/in").symlink_to("real")
    stopped = threading.Event()

    def swap() -> None:
        while not stopped.is_set():
            for target in ("out", "in"):
                made = world / "open/made"
                made.symlink_to(os.readlink(world / "open" / target))
                os.replace(made, world / "open/race")

    swapper = threading.Thread(target=swap)
    swapper.start()
    try:
        (outcomes,) = run(["--allow-read={0}/open"], ["race race/secret"])
    finally:
        stopped.set()
        swapper.join()
    found = set(outcomes.split(","))
    assert found <= {"open", "denied", "FileNotFoundException"}
    assert {"open", "denied"} <= found


def test_temporary_files(run: Run) -> None:
    assert run([], ["temporary {0}/open"]) == ["denied write"]
    assert run(["--allow-write={0}/open"], ["temporary {0}/open"]) == ["true"]
