"""Class files from javac and from a JDK to test on."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pvm.vm.classfile.reader import ClassFile, parse

HERE = Path(__file__).parent
SOURCES = sorted((HERE / "sources").rglob("*.java"))
FEATURES = sorted((HERE.parent / "classfile" / "sources").glob("*.java"))

Find = Callable[[str], ClassFile | None]


def tool(name: str) -> str:
    """Where a tool of the JDK is; the test is skipped where there is none."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def compiled(out: Path, sources: list[Path], *options: str) -> Path:
    command = [tool("javac"), "-nowarn", "-Xlint:-options", *options, "-d", str(out)]
    subprocess.run([*command, *map(str, sources)], check=True)
    return out


@pytest.fixture(scope="session")
def java8_classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources compiled without invokedynamic, so that old class file versions can hold them."""
    return compiled(tmp_path_factory.mktemp("java8"), SOURCES, "--release", "8")


@pytest.fixture(scope="session")
def java17_classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(tmp_path_factory.mktemp("java17"), SOURCES + FEATURES)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the class files of the JDK's java.lang and java.util, sub-packages included."""
    jimage = tool("jimage")
    home = Path(shutil.which("java") or jimage).resolve().parent.parent
    out = tmp_path_factory.mktemp("library")
    modules = home / "lib" / "modules"
    if not modules.exists():
        pytest.skip("java has no lib/modules")
    packages = "regex:/java.base/(java|jdk/internal|sun/(invoke|util|security|reflect|nio))/.*"
    subprocess.run(
        [jimage, "extract", "--dir", str(out), "--include", packages, str(modules)], check=True
    )
    return out / "java.base"


def finder(*folders: Path) -> Find:
    """Looks for class files in the folders, in turn."""
    found: dict[str, ClassFile | None] = {}

    def find(name: str) -> ClassFile | None:
        if name not in found:
            paths = [folder / f"{name}.class" for folder in folders]
            data = [path.read_bytes() for path in paths if path.exists()]
            found[name] = parse(data[0], name, trusted=True) if data else None
        return found[name]

    return find


@pytest.fixture(scope="session")
def find_class(library: Path, java8_classes: Path, java17_classes: Path) -> Find:
    return finder(java8_classes, java17_classes, library)
