"""Compiles programs with both compilers, runs both results on both machines, and compares.

Many programs are compiled by one call and run in one process.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pvm.compilation import compile_sources, library_locations, write_classes
from pvm.lang.compiler import Options
from pvm.lang.source.source import Source

SUPPORT = Path(__file__).resolve().parent / "support"
JAVA = ("java", "-Xverify:all", "-XX:-PrintWarnings", "-Xshare:auto")
PVM = (sys.executable, "-m", "pvm", "run")
MACHINES = {"java": JAVA, "pvm": PVM}
RUN_SECONDS = 300.0
JAVAC_SECONDS = 300.0
END = "end"
ORACLE = "javac on java"
FAULTS_OF_JAVAC = re.compile(r"\bVerifyError|^uncaught java.lang.ClassNotFoundException")


class Difference(NamedTuple):
    """`package` names the program; `problem` tells what differs from javac on java."""

    package: str
    problem: str


class Output(NamedTuple):
    """What each program printed, and how the process ended if it did before all had run."""

    texts: dict[str, str]
    ending: str


def has_java() -> bool:
    """Whether there is a JDK to compare with."""
    return shutil.which("java") is not None and shutil.which("javac") is not None


def differences(programs: dict[str, str], flags: Sequence[str] = ()) -> Iterator[Difference]:
    """Compare the combinations for programs: package to source text.

    Without java, what is found is that pvm refuses a program, or does not run it to its end."""
    with tempfile.TemporaryDirectory(prefix="pvm-differential-") as work:
        by_pvm, refused = compile_with_pvm(programs, Path(work, "by_pvm"))
        combinations = {"pvm compiler on pvm": (PVM, by_pvm)}
        if has_java():
            by_javac, refused_by_javac = compile_with_javac(programs, Path(work))
            refused += refused_by_javac
            combinations |= {
                ORACLE: (JAVA, by_javac),
                "pvm compiler on java": (JAVA, by_pvm),
                "javac on pvm": (PVM, by_javac),
            }
        yield from refused
        packages = [name for name in programs if name not in {r.package for r in refused}]
        outputs = {
            name: run(machine, flags, folder, packages)
            for name, (machine, folder) in combinations.items()
        }
    yield from _compared(outputs, packages)


def _compared(outputs: dict[str, Output], packages: Sequence[str]) -> Iterator[Difference]:
    """Each combination against javac on java, unless javac failed, or made what java refuses."""
    for package in packages:
        texts = {name: output.texts.get(package) for name, output in outputs.items()}
        if FAULTS_OF_JAVAC.search(texts.get(ORACLE) or ""):
            del texts[ORACLE], texts["javac on pvm"]
        expected = texts.get(ORACLE, texts.get("pvm compiler on java"))
        for name, found in texts.items():
            ending = outputs[name].ending
            if found is None or ending and package == list(outputs[name].texts)[-1]:
                yield Difference(package, f"{name}: {ending}")
            elif expected is not None and found != expected:
                yield Difference(package, _first_difference(name, expected, found))
            elif expected is None and found.startswith("uncaught"):
                yield Difference(package, f"{name}: {found[:1000]}")


def _first_difference(name: str, expected: str, found: str) -> str:
    want, got = expected.split("\n"), found.split("\n")
    pairs = zip(want, got, strict=False)
    first = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(want), len(got)))
    show = slice(max(0, first - 3), first + 2)
    return f"{name} differs from line {first + 1} on\nexpected: {want[show]}\nfound:    {got[show]}"


def sources_of(programs: dict[str, str]) -> list[Source]:
    """The programs, and what they share."""
    shared = [Source(str(p), p.read_text(encoding="utf-8")) for p in _support()]
    return shared + [Source(f"{name}/P.java", text) for name, text in programs.items()]


def _support() -> list[Path]:
    return sorted(SUPPORT.glob("support/*.java"))


def compile_with_pvm(programs: dict[str, str], target: Path) -> tuple[Path, list[Difference]]:
    """A folder of class files, and the programs that are refused: they are not in it."""
    problem = _try_pvm(programs, target)
    if problem is None:
        return target, []
    refused = []
    for name, text in programs.items():
        problem = _try_pvm({name: text}, None)
        if problem is not None:
            refused.append(Difference(name, f"pvm's compiler: {problem}"))
    wrong = {r.package for r in refused}
    rest = {name: text for name, text in programs.items() if name not in wrong}
    problem = _try_pvm(rest, target)
    if problem is not None:
        raise AssertionError(f"compiled alone, but not together: {problem}")
    return target, refused


def _try_pvm(programs: dict[str, str], target: Path | None) -> str | None:
    """What the compiler says, or what it raised; None if it wrote the class files."""
    try:
        done = compile_sources(sources_of(programs), library_locations(), Options())
    except Exception as error:  # whatever it is, it is what this test looks for
        import traceback

        return "".join(traceback.format_exception(error)[-6:])
    if done.error_count:
        return str(done.messages)
    if target is not None:
        write_classes(done.classes, str(target))
    return None


def compile_with_javac(programs: dict[str, str], work: Path) -> tuple[Path, list[Difference]]:
    """A folder of class files, and the programs that are refused: the generator is wrong then."""
    for name, text in programs.items():
        path = work / "src" / name / "P.java"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    target = work / "by_javac"
    return target, list(_refused_by_javac(list(programs), work, target))


def _refused_by_javac(names: list[str], work: Path, target: Path) -> Iterator[Difference]:
    """Compiles what is left without the refused.  Where javac itself fails, the program that it
    fails for is searched and left out."""
    messages = _javac(names, work, target)
    wrong = list(dict.fromkeys(re.findall(r"/src/(\w+)/P.java:\d+: error", messages)))
    for name in wrong:
        place = messages.index(f"/src/{name}/P.java")
        yield Difference(name, f"javac: {messages[place : place + 1000]}")
    if wrong:
        yield from _refused_by_javac([n for n in names if n not in wrong], work, target)
    elif messages and len(names) > 1:
        middle = len(names) // 2
        yield from _refused_by_javac(names[:middle], work, target)
        yield from _refused_by_javac(names[middle:], work, target)


def _javac(packages: Sequence[str], work: Path, target: Path) -> str:
    """What javac says if it does not compile the programs."""
    files = [*map(str, _support()), *(str(work / "src" / name / "P.java") for name in packages)]
    command = ["javac", "-nowarn", "-Xmaxerrs", "1000", "-encoding", "UTF-8", "-d", str(target)]
    done = subprocess.run(
        [*command, *files],
        capture_output=True, text=True, check=False, timeout=JAVAC_SECONDS, cwd=work,
    )  # fmt: skip
    return done.stderr if done.returncode else ""


def run(
    machine: Sequence[str], flags: Sequence[str], folder: Path, packages: Sequence[str]
) -> Output:
    """Run the programs of a folder, one after the other in one process."""
    command = [*machine, *flags, "-cp", str(folder), "support.Main", *packages]
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, timeout=RUN_SECONDS, stdin=subprocess.DEVNULL
        )
        text, errors, code = done.stdout, done.stderr, str(done.returncode)
    except subprocess.TimeoutExpired as expired:
        text, errors, code = expired.stdout or b"", expired.stderr or b"", "time ran out"
    parts = text.decode("utf-8", "backslashreplace").split("== ")[1:]
    texts = {name: rest for name, _, rest in (part.partition("\n") for part in parts)}
    if END in texts:
        del texts[END]
        return Output(texts, "")
    return Output(texts, f"ended early: {code}\n{errors.decode('utf-8', 'replace')[-3000:]}")
