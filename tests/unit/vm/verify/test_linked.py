"""The hierarchy over loaded classes answers as the one over class files does."""

from __future__ import annotations

import pytest

from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.writer import write
from pvm.vm.load.hidden import define_hidden
from pvm.vm.verify.linked import LinkedHierarchy
from pvm.vm.verify.verifier import verify_class

from ..world import World
from .cases import CASES
from .onemethod import THIS, WORLD, lines, make, verify


def world_with(data: bytes | None = None) -> World:
    files = {name: write(each) for name, each in WORLD.items() if not name.startswith("java/")}
    if data is not None:
        files[THIS] = data
    return World(*files.items())


ASKING = [title for title in CASES if "protected" in title or "class" in title or "meet" in title]


@pytest.mark.parametrize("title", ASKING)
def test_verdicts_agree(title: str) -> None:
    message, made = CASES[title]
    java_class = world_with(write(made())).load(THIS)
    assert java_class.class_file is not None
    hierarchy = LinkedHierarchy(java_class)
    if message is None:
        verify_class(java_class.class_file, hierarchy)
        return
    with pytest.raises(LinkageFailure) as theirs:
        verify_class(java_class.class_file, hierarchy)
    with pytest.raises(LinkageFailure) as ours:
        verify(made())
    assert theirs.value.message == ours.value.message


def test_a_missing_class_is_no_class_def_found() -> None:
    java_class = world_with(write(CASES["good"][1]())).load(THIS)
    with pytest.raises(LinkageFailure) as caught:
        LinkedHierarchy(java_class).is_interface("p/Missing")
    assert caught.value.class_name == "java/lang/NoClassDefFoundError"


def test_a_hidden_class_knows_itself() -> None:
    world = world_with()
    returns_this = make(lines("aload_0", "areturn"), f"(L{THIS};)Lp/Super;")
    hidden = define_hidden(world.load("p/Super"), write(returns_this))
    assert hidden.class_file is not None
    verify_class(hidden.class_file, LinkedHierarchy(hidden))
