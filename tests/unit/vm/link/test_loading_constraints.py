"""Loading constraints (JVMS 5.3.4): two loaders that must mean the same class by a name."""

from __future__ import annotations

import gc

import pytest

from pvm.vm.classfile.constants import TAG_FIELD_REF, TAG_METHOD_REF, MemberRef
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.link.linking import link
from pvm.vm.link.loading_constraints import constrained_types
from pvm.vm.link.resolve import resolve_field, resolve_method
from pvm.vm.load.define import define_class
from pvm.vm.load.loader import PathLoader
from pvm.vm.model.classes import JavaClass

from ..world import ClassBytes, World, make

TAKES = "public f (LType;)V"
CALLS = MemberRef(TAG_METHOD_REF, "Above", "f", "(LType;)V")
READS = MemberRef(TAG_FIELD_REF, "Above", "x", "[LType;")
TYPE = make("Type")


def world() -> World:
    return World(TYPE, make("Above", methods=[TAKES], fields=["public x [LType;"]))


def other_loader(world: World) -> PathLoader:
    """One that finds nothing itself, and asks the world's."""
    return PathLoader(world, "'other'", [], parent=world.app)


def define(loader: PathLoader, class_: ClassBytes) -> JavaClass:
    return define_class(loader, None, class_[1], "here")


def test_what_a_descriptor_constrains() -> None:
    types = constrained_types("(ILa/B;[[LC;Ljava/lang/String;J)[La/B;")
    assert types == (("a/B", "a/B"), ("C", "[[LC;"), ("a/B", "[La/B;"))


def test_a_method_of_another_loader() -> None:
    made = world()
    made.load("Type")
    loader = other_loader(made)
    define(loader, TYPE)
    caller = define(loader, make("Caller", constants=[CALLS, READS]))
    pool = caller.class_file.constants  # type: ignore[union-attr]
    members = [i for i in range(len(pool)) if pool.tag(i) in (TAG_METHOD_REF, TAG_FIELD_REF)]
    for resolve, tag in ((resolve_method, TAG_METHOD_REF), (resolve_field, TAG_FIELD_REF)):
        index = next(i for i in members if pool.tag(i) == tag and pool.member(i).class_name != "p")
        with pytest.raises(LinkageFailure, match="loader constraint violation: when resolving"):
            resolve(caller, index)  # type: ignore[operator]


def test_overriding_a_method_of_another_loader() -> None:
    made = world()
    made.load("Type")
    loader = other_loader(made)
    define(loader, TYPE)
    below = define(loader, make("Below", "Above", methods=[TAKES]))
    with pytest.raises(LinkageFailure, match="when selecting overriding method"):
        link(made, below)
    with pytest.raises(LinkageFailure, match="when selecting overriding method"):
        link(made, below)  # for ever


def test_a_class_that_comes_later() -> None:
    """Linking has the loaders agree on a class that none of them has; the first one decides."""
    made = world()
    loader = other_loader(made)
    link(made, define(loader, make("Below", "Above", methods=[TAKES])))
    made.load("Type")
    with pytest.raises(LinkageFailure, match="wants to load class Type. A different class"):
        define(loader, TYPE)
    assert loader.load("Type") is made.load("Type")


def test_loaders_that_are_gone_bind_nobody() -> None:
    made = world()
    link(made, define(other_loader(made), make("Below", "Above", methods=[TAKES])))
    gc.collect()
    assert len(made.app.agrees["Type"]) <= 2
    made.load("Type")
