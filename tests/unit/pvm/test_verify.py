"""pvm verify, and the options that say what is verified when a program runs."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC, ACC_SUPER
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter


def pvm(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pvm", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def class_file(name: str, good: bool, super_name: str = "java/lang/Object") -> bytes:
    """A class whose main, if it is not good, pops what is not there."""
    writer = ClassWriter(name, super_name, ACC_PUBLIC | ACC_SUPER)
    code = writer.code(ACC_PUBLIC | ACC_STATIC, "main", "([Ljava/lang/String;)V")
    if not good:
        code.emit(Op.POP)
        code.max_stack = 1
    code.emit(Op.RETURN)
    return writer.to_bytes()


def write(folder: Path, name: str, data: bytes) -> None:
    path = folder / f"{name}.class"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_a_line_a_file(tmp_path: Path) -> None:
    write(tmp_path, "Good", class_file("Good", True))
    write(tmp_path, "Bad", class_file("Bad", False))
    (tmp_path / "Text.class").write_text("text")
    done = pvm(tmp_path, "verify", "Good.class", "Bad.class", "Text.class", "None.class")
    good, bad, text = done.stdout.splitlines()
    assert done.returncode == 1
    assert good == "Good.class: ok"
    assert bad == (
        "Bad.class: java.lang.VerifyError: Operand stack underflow: "
        "Bad.main([Ljava/lang/String;)V @0: pop: Attempt to pop empty stack."
    )
    assert text.startswith("Text.class: java.lang.ClassFormatError: ")
    assert done.stderr == "Error: Unable to access None.class: No such file or directory\n"


def test_details(tmp_path: Path) -> None:
    write(tmp_path, "Bad", class_file("Bad", False))
    done = pvm(tmp_path, "verify", "-verbose", "Bad.class")
    assert "\n  Current Frame:\n    bci: @0\n" in done.stdout


def test_folders_and_jars_find_their_own_classes(tmp_path: Path) -> None:
    folder = tmp_path / "classes"
    write(folder, "p/Above", class_file("p/Above", True))
    write(folder, "p/Below", class_file("p/Below", True, "p/Above"))
    with zipfile.ZipFile(tmp_path / "all.jar", "w") as jar:
        jar.write(folder / "p/Below.class", "p/Below.class")
        jar.write(folder / "p/Above.class", "p/Above.class")
    done = pvm(tmp_path, "verify", "classes", "all.jar")
    assert done.stdout.splitlines() == [
        "classes/p/Above.class: ok",
        "classes/p/Below.class: ok",
        "all.jar(p/Above.class): ok",
        "all.jar(p/Below.class): ok",
    ]
    assert done.returncode == 0


def test_a_class_path(tmp_path: Path) -> None:
    write(tmp_path / "one", "Above", class_file("Above", True))
    write(tmp_path / "two", "Below", class_file("Below", True, "Above"))
    alone = pvm(tmp_path, "verify", "two/Below.class")
    assert alone.stdout == "two/Below.class: java.lang.NoClassDefFoundError: Above\n"
    assert pvm(tmp_path, "verify", "two/Below.class", "-cp", "one").returncode == 0


def test_wrong_command_lines(tmp_path: Path) -> None:
    assert "requires class files" in pvm(tmp_path, "verify").stderr
    assert "no option -x" in pvm(tmp_path, "verify", "-x", "A.class").stderr
    assert "requires class path" in pvm(tmp_path, "verify", "A.class", "-cp").stderr
    assert pvm(tmp_path, "verify", "--help").stdout.startswith("Usage: pvm verify")


def test_running_unverified(tmp_path: Path) -> None:
    """A method without the frame that its dead code needs does no harm."""
    writer = ClassWriter("Odd", "java/lang/Object", ACC_PUBLIC | ACC_SUPER)
    code = writer.code(ACC_PUBLIC | ACC_STATIC, "main", "([Ljava/lang/String;)V")
    code.emit(Op.RETURN)
    code.emit(Op.RETURN)
    write(tmp_path, "Odd", writer.to_bytes())
    for option in ("-Xverify:remote", "-Xverify:all", "-Xverify"):
        assert "VerifyError: Expecting a stack map frame" in pvm(tmp_path, "run", option,
                                                                  "Odd").stderr  # fmt: skip
    for option in ("-Xverify:none", "-noverify"):
        done = pvm(tmp_path, "run", option, "Odd")
        assert (done.returncode, done.stderr) == (0, "")
    wrong = pvm(tmp_path, "run", "-Xverify:some", "Odd").stderr
    assert wrong.startswith("Unrecognized verification option: -Xverify:some\n")
    refused = pvm(tmp_path, "run", "--sandbox", "-Xverify:none", "Odd")
    assert refused.returncode == 1 and "-Xverify:none" in refused.stderr


def test_the_same_class_twice(tmp_path: Path) -> None:
    write(tmp_path, "A", class_file("A", True))
    write(tmp_path / "other", "A", class_file("A", False))
    shutil.copy(tmp_path / "A.class", tmp_path / "Copy.class")
    done = pvm(tmp_path, "verify", "A.class", "other/A.class", "Copy.class")
    assert [line.split(": ")[1] for line in done.stdout.splitlines()] == [
        "ok", "java.lang.VerifyError", "ok"]  # fmt: skip
