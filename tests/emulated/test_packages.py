"""Programs of others: busybox as Debian builds it, Lua and SQLite from their sources."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pvm.bench.emulated.building import GUEST, built
from pvm.bench.machines import BenchError

from .fetching import Unavailable, debian_binary, debian_source, npm_package
from .running import PVM, QEMU, need_qemu, outcome

PROGRAMS = Path(__file__).resolve().parent / "programs"
LINES = b"".join(b"%d line %d of text\n" % (i * 7919 % 1000, i) for i in range(300))
BUSYBOX = [
    ["sort", "-n", "-k1", "lines"],
    ["sort", "-r", "lines"],
    ["wc", "lines"],
    ["md5sum", "lines", "binary"],
    ["sha1sum", "lines"],
    ["sha256sum", "lines", "binary"],
    ["sha512sum", "binary"],
    ["sha3sum", "binary"],
    ["crc32", "binary"],
    ["cksum", "binary"],
    ["grep", "-n", "[13]7 of", "lines"],
    ["grep", "-c", "nothing", "lines"],
    ["sed", "-n", "-e", "s/line \\([0-9]*\\)/<\\1>/gp", "lines"],
    ["awk", "{ s += $1; n[$1 % 10]++ } END { for (i = 0; i < 10; i++) print i, n[i]; "
            "printf \"%.6f %s\\n\", s / 3, substr(\"text\", 2) }", "lines"],
    ["cut", "-d", " ", "-f", "1,3", "lines"],
    ["tr", "a-z", "A-Z"],
    ["head", "-n", "3", "lines"],
    ["tail", "-n", "3", "lines"],
    ["uniq", "-c", "lines"],
    ["tac", "lines"],
    ["nl", "lines"],
    ["fold", "-w", "9", "lines"],
    ["od", "-A", "x", "-t", "x1", "binary"],
    ["hexdump", "-C", "binary"],
    ["xxd", "binary"],
    ["base64", "binary"],
    ["gzip", "-9", "-c", "lines"],
    ["bzip2", "-c", "lines"],
    ["gunzip", "-c", "compressed.gz"],
    ["tar", "tvf", "archive.tar"],
    ["tar", "xOf", "archive.tar", "lines"],
    ["ls", "-a"],
    ["ls", "nosuch"],
    ["cat", "nosuch"],
    ["cmp", "lines", "binary"],
    ["diff", "lines", "other"],
    ["find", ".", "-type", "f", "-name", "*in*"],
    ["du", "-a", "nosuch"],
    ["seq", "1", "3", "40"],
    ["factor", "600851475143", "1000000007"],
    ["expr", "(", "3", "+", "4", ")", "*", "6"],
    ["printf", "%5.3f %x %s\\n", "3.14159", "255", "text"],
    ["dc", "-e", "2 200 ^ p 7 / p"],
    ["bc", "-l"],
    ["cal", "9", "1752"],
    ["basename", "/a/b/c.txt", ".txt"],
    ["test", "-f", "lines"],
    ["test", "3", "-gt", "4"],
    ["strings", "binary"],
    ["sum", "lines"],
    ["uuencode", "binary", "name"],
    ["cp", "lines", "copy"],
    ["mkdir", "-p", "deep/er/est"],
    ["rm", "nosuch"],
    ["mv", "other", "moved"],
    ["ln", "-s", "lines", "link"],
    ["stat", "-c", "%s %F %a", "lines"],
    ["dd", "if=lines", "bs=7", "skip=3", "count=9"],
    ["split", "-l", "100", "lines", "part."],
    ["sh", "-c", "i=0; while [ $i -lt 300 ]; do i=$((i + 1)); done; echo $i; "
                 "case $i in 3*) echo three;; esac; set -- a b c; shift; echo \"$@\"; "
                 "f() { local x=$1; echo \"f $x\"; return 3; }; f 1 || echo $?; cd nosuch; exit 9"],
    ["true"],
    ["false"],
    ["nosuch"],
]
INPUT = b"some text\n4 * a(1)\nscale = 40\nsqrt(2)\n2 ^ 300 % 1000007\n"


def available(fetch: Callable[[str], Path], package: str) -> Path:
    """The package, or the test is skipped with the reason."""
    try:
        return fetch(package)
    except Unavailable as error:
        pytest.skip(str(error))


def folder_of_files(folder: Path) -> Path:
    """A new folder with the same files for each machine."""
    folder.mkdir()
    (folder / "lines").write_bytes(LINES)
    (folder / "other").write_bytes(LINES.replace(b"line 17 ", b"line seventeen "))
    (folder / "binary").write_bytes(bytes(i * i * 31 >> 5 & 255 for i in range(3000)))
    (folder / "compressed.gz").write_bytes(gzip.compress(LINES, mtime=0))
    with tarfile.open(folder / "archive.tar", "w") as archive:
        member = tarfile.TarInfo("lines")
        member.size = len(LINES)
        archive.addfile(member, io.BytesIO(LINES))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """What a command left there."""
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else b"a folder"
            for p in sorted(folder.rglob("*"))}


@pytest.mark.parametrize("command", BUSYBOX, ids=lambda c: " ".join(c)[:20])
def test_busybox(command: list[str], tmp_path: Path) -> None:
    """One command of busybox, on files: what it prints and what it leaves."""
    need_qemu()
    busybox = str(available(debian_binary, "busybox-static") / "usr/bin/busybox")
    results = []
    for name, machine in (("pvm", PVM), ("qemu", QEMU)):
        place = folder_of_files(tmp_path / name)
        ended = outcome(machine, [busybox, *command], INPUT, {"LC_ALL": "C"}, place)
        results.append((ended, contents(place)))
    assert results[0] == results[1]


def test_lua(tmp_path: Path) -> None:
    """An interpreter of a language, with collection, coroutines (longjmp) and deep recursion."""
    need_qemu()
    sources = sorted((available(debian_source, "lua5.4") / "lua-5.4.4" / "src").glob("*.c"))
    lua = guest([s for s in sources if s.name != "luac.c"], ["-DLUA_USE_POSIX"])
    (tmp_path / "input").write_text("some\nlines\n")
    command = [lua, str(PROGRAMS / "script.lua"), "input"]
    expected = outcome(QEMU, command, folder=tmp_path)
    assert (expected.status, expected.stderr) == (7, "")
    assert outcome(PVM, command, folder=tmp_path) == expected


@pytest.mark.parametrize("place", [":memory:", "database"])
def test_sqlite(place: str, tmp_path: Path) -> None:
    """A database: in memory, and in a file, which is then the same on both machines."""
    need_qemu()
    folder = available(npm_package, "better-sqlite3") / "package" / "deps" / "sqlite3"
    flags = [f"-I{folder}", "-O1", "-DSQLITE_THREADSAFE=0", "-DSQLITE_OMIT_LOAD_EXTENSION"]
    program = guest([PROGRAMS / "database.c", folder / "sqlite3.c"], flags)
    results = []
    for name, machine in (("pvm", PVM), ("qemu", QEMU)):
        (tmp_path / name).mkdir()
        ended = outcome(machine, [program, place, "2000"], folder=tmp_path / name)
        results.append((ended, contents(tmp_path / name)))
    assert results[1][0].status == 0
    assert results[0] == results[1]


def guest(sources: list[Path], flags: list[str]) -> str:
    """A riscv64 program of many files."""
    try:
        return str(built([*GUEST, *flags], sources, ["-lm"]))
    except BenchError as error:
        pytest.skip(f"cannot be built: {error}")
