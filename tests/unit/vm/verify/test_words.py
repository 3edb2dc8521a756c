"""Every rule, in both ways to verify: HotSpot's verdict, and its words to the last letter.

What HotSpot says of the cases is kept in hotspot/words.txt; `--bless` asks java again.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.reader import parse
from pvm.vm.classfile.writer import write

from .cases import CASES
from .code_mutants import with_version
from .conftest import HERE
from .frame_cases import FRAME_CASES
from .onemethod import verify
from .test_verifier import HotSpot, write_world

WORDS = HERE / "hotspot" / "words.txt"
VERSIONS = (49, 61)

# HotSpot remembers how many locals were ever set, and prints so many.
_LOCALS_SHOWN = "the last locals shown are unusable ones"
# Subroutines are taken apart before types are looked at.
_SUBROUTINES = "what is no subroutine is seen first"
_HANDLER_FLAGS = "the flags shown are those before the constructor ran"
_TRY = "HotSpot has a rule of its own for super() in a try block"
_UNSET = "HotSpot tells locals that were never set from others that cannot be used"
_OLDER = "an object that a second one of its `new` takes the place of cannot be used from then on"

OTHER_WORDS = {
    "first half overwritten 49": _UNSET,
    "first half overwritten 61": _LOCALS_SHOWN,
    "ret without jsr 49": _SUBROUTINES,
    "that this is not made is forgotten 61": _LOCALS_SHOWN,
    "the older object of one new is lost 61": _OLDER,
    "super() is covered, this stays unmade 61": _HANDLER_FLAGS,
    "super() is covered, this is forgotten 61": _TRY,
}
"""Cases where the words are not HotSpot's, and why."""


def _class_files() -> dict[str, bytes]:
    made = {
        f"{title} {major}": with_version(write(make()), major)
        for title, (_, make) in CASES.items()
        for major in VERSIONS
    }
    for title, (_, make) in FRAME_CASES.items():
        data = write(make())
        made[f"{title} {data[7]}"] = data
    return made


CLASS_FILES = _class_files()


def _read_words() -> dict[str, str]:
    blocks = re.split(r"^## (.*)\n", WORDS.read_text(), flags=re.MULTILINE)[1:]
    return {title: text.strip("\n") for title, text in zip(blocks[::2], blocks[1::2], strict=True)}


def _ours(data: bytes) -> str:
    try:
        verify(parse(data, "<Unknown>"))
    except LinkageFailure as failure:
        return _text(failure.class_name, failure.message or "")
    return "ok"


def _text(error: str, message: str) -> str:
    """Without the blanks that end the lines of bytes."""
    text = re.sub(r" +$", "", f"{error} {message}".strip(), flags=re.MULTILINE)
    return text.replace("\n\n", "\n")


def test_words_are_up_to_date(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Of every case HotSpot's words are kept; with --bless they are asked for."""
    if request.config.getoption("--bless"):
        names = {f"{number:04}": title for number, title in enumerate(CLASS_FILES)}
        files = {number: CLASS_FILES[title] for number, title in names.items()}
        verdicts = HotSpot(tmp_path).verdicts(write_world(tmp_path / "world"), files)
        texts = {names[number]: _text(*verdict) for number, verdict in verdicts.items()}
        WORDS.write_text("".join(f"## {title}\n{text}\n\n" for title, text in texts.items()))
    assert set(_read_words()) == set(CLASS_FILES)


@pytest.mark.parametrize("title", CLASS_FILES)
def test_words(title: str) -> None:
    theirs, ours = _read_words()[title], _ours(CLASS_FILES[title])
    assert theirs.split(" ")[0] == ours.split(" ")[0]
    assert (theirs != ours) == (title in OTHER_WORDS), ours


@pytest.mark.parametrize("title", FRAME_CASES)
def test_each_frame_rule(title: str) -> None:
    good, make = FRAME_CASES[title]
    if good:
        verify(make())
        return
    with pytest.raises(LinkageFailure) as caught:
        verify(make())
    assert caught.value.class_name in ("java/lang/VerifyError", "java/lang/ClassFormatError")
