"""From bytes to classes: supertypes, their errors, namespaces. The messages are HotSpot 17's."""

from __future__ import annotations

import pytest

from pvm.vm.classfile.attributes import NestMembers, PermittedSubclasses
from pvm.vm.classfile.constants import Class
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.flags import ACC_ABSTRACT, ACC_FINAL, ACC_INTERFACE, ACC_PUBLIC, ACC_SUPER
from pvm.vm.link.nests import nest_host
from pvm.vm.link.resolve import class_named
from pvm.vm.load.define import define_class
from pvm.vm.load.hidden import define_hidden
from pvm.vm.load.loader import Loader
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.metadata import METHOD_HIDDEN
from pvm.vm.model.throwing import JavaThrow, KeptSlot

from ..world import INTERFACE, LIBRARY, OBJECT, ClassBytes, World, interface, make

PACKAGE_PRIVATE = ACC_SUPER
APP = "unnamed module of loader 'app'"


def failure(world: World, name: str) -> str:
    with pytest.raises(LinkageFailure) as caught:
        world.load(name)
    return str(caught.value)


def test_a_class_with_its_supertypes() -> None:
    world = World(
        interface("I"), interface("J", above=["I"]), make("p/A", interfaces=["J"]),
        make("p/B", "p/A", interfaces=["I"]),
    )  # fmt: skip
    b = world.load("p/B")
    a, i, j = world.load("p/A"), world.load("I"), world.load("J")
    assert b.super_class is a and b.interfaces == (i,) and a.interfaces == (j,)
    assert b.supertypes == {b, a, i, j, world.load(OBJECT)}
    assert set(b.all_interfaces) == {i, j} and len(b.all_interfaces) == 2
    assert (b.external_name, b.package, b.depth) == ("p.B", "p", 2)
    assert b.loader is world.app and b.super_class.super_class.loader is world.boot
    assert world.classes[b.number] is b
    assert world.loaded == [
        "java.lang.Object source: jrt:/java.base", "I source: file:/app/",
        "J source: file:/app/", "p.A source: file:/app/", "p.B source: file:/app/",
    ]  # fmt: skip


def test_both_loaders_remember_the_class() -> None:
    world = World()
    assert world.load(OBJECT) is world.boot.load(OBJECT)
    assert world.app.find(OBJECT) is world.boot.find(OBJECT) is not None


def test_class_not_found() -> None:
    assert failure(World(), "p/None") == "java.lang.ClassNotFoundException: p.None"


@pytest.mark.parametrize(
    ("classes", "message"),
    [
        ([make("B", "p/A")], "NoClassDefFoundError: p/A"),
        ([interface("A"), make("B", "A")],
         "IncompatibleClassChangeError: class B has interface A as super class"),
        ([make("A", access=ACC_PUBLIC | ACC_FINAL), make("B", "A")],
         "IncompatibleClassChangeError: class B cannot inherit from final class A"),
        ([make("A"), make("B", interfaces=["A"])],
         "IncompatibleClassChangeError: class B can not implement A, because it is not an "
         f"interface (A is in {APP})"),
        ([make("A", attributes=[PermittedSubclasses(("C",))]), make("B", "A")],
         "IncompatibleClassChangeError: class B cannot inherit from sealed class A"),
        ([make("A", access=ACC_PUBLIC | ACC_ABSTRACT | ACC_INTERFACE,
               attributes=[PermittedSubclasses(("C",))]), make("B", interfaces=["A"])],
         "IncompatibleClassChangeError: class B cannot implement sealed interface A"),
        ([make("p/A", access=PACKAGE_PRIVATE), make("B", "p/A")],
         f"IllegalAccessError: class B cannot access its superclass p.A (B and p.A are in {APP})"),
        ([make("B", "java/lang/Near")],
         "IllegalAccessError: class B cannot access its abstract superclass java.lang.Near "
         f"(B is in {APP}; java.lang.Near is in module java.base of loader 'bootstrap')"),
        ([make("A", access=INTERFACE, attributes=[PermittedSubclasses(("C",))]),
          make("B", access=INTERFACE, interfaces=["A"])],
         "IncompatibleClassChangeError: class B cannot extend sealed interface A"),
        ([make("p/A", access=ACC_ABSTRACT | ACC_INTERFACE), make("B", interfaces=["p/A"])],
         "IllegalAccessError: class B cannot access its superinterface p.A (B and p.A are in "
         f"{APP})"),
        ([make("A", "B"), make("B", "A")], "ClassCircularityError: B"),
        ([make("B", "B")], "ClassCircularityError: B"),
        ([("B", make("A")[1])], "NoClassDefFoundError: B (wrong name: A)"),
        ([make("A", methods=["public final f ()V"]), make("B", "A", methods=["public f ()V"])],
         "IncompatibleClassChangeError: class B overrides final method A.f()V"),
    ],
)  # fmt: skip
def test_what_supertypes_must_be(classes: list[ClassBytes], message: str) -> None:
    world = World(*classes)
    assert failure(world, "B") == "java.lang." + message
    assert world.app.find("B") is None
    assert failure(world, "B") == "java.lang." + message, "nothing is left behind"


def test_the_cause_of_a_missing_superclass() -> None:
    with pytest.raises(LinkageFailure) as caught:
        World(make("B", "A")).load("B")
    assert str(caught.value.__cause__) == "java.lang.ClassNotFoundException: A"


def test_permitted_subclass() -> None:
    world = World(make("A", attributes=[PermittedSubclasses(("B",))]), make("B", "A"))
    assert world.load("B").super_class is world.load("A")


def test_arrays() -> None:
    world = World(make("p/A"), make("p/B", "p/A"), interface("I"))
    array = world.load("[[Lp/B;")
    assert array.dimensions == 2 and array.element is world.load("p/B")
    assert array.component is world.load("[Lp/B;")
    assert (array.external_name, array.type_name) == ("[[Lp.B;", "p.B[][]")
    assert array.loader is world.app and array.package == "p"
    assert array.is_subtype_of(world.load("[[Lp/A;")) and not array.is_subtype_of(world.load("I"))
    assert array.is_subtype_of(world.load("[Ljava/lang/Object;"))
    assert array.is_subtype_of(world.load("[Ljava/lang/Cloneable;"))
    assert array.is_subtype_of(world.load("java/io/Serializable"))
    ints = world.load("[I")
    assert ints is world.boot.find("[I") and not ints.is_subtype_of(world.load("[J"))
    assert not world.load("[[I").is_subtype_of(world.load("[[Ljava/lang/Object;"))
    assert world.load("[[I").is_subtype_of(world.load("[Ljava/lang/Object;"))
    assert (ints.info.element_shift, ints.info.kind, array.info.element_shift) == (2, 2, 3)
    assert world.boot.primitives["I"].info.array.address == ints.address
    assert ints.info.vtable_length == world.load(OBJECT).info.vtable_length


@pytest.mark.parametrize("name", ["[", "[X", "[V", "[Lp/A", "[L;", "[" * 256 + "I", "I;"])
def test_no_arrays(name: str) -> None:
    assert failure(World(make("p/A")), name).startswith("java.lang.ClassNotFoundException")


def test_array_of_a_missing_class() -> None:
    assert failure(World(), "[[Lp/A;") == "java.lang.ClassNotFoundException: p.A"


class Child(Loader):
    """A user-defined loader: own classes first, then the application's."""

    def __init__(self, world: World, *classes: ClassBytes) -> None:
        super().__init__(world, "Child @1", world.app)
        self.files = dict(classes)

    @property
    def parent_name(self) -> str:
        return self.parent.name if self.parent is not None else ""

    def load_missing(self, name: str) -> JavaClass | None:
        assert not self.host.is_locked()  # type: ignore[attr-defined]
        if name in self.files:
            return define_class(self, name, self.files[name], "file:/child/")
        assert self.parent is not None
        return self.parent.load(name)


def test_namespaces() -> None:
    world = World(make("p/A"), make("p/C", "p/A"))
    child = Child(world, make("p/A"), make("p/B", "p/A"))
    mine, theirs = child.load("p/A"), world.load("p/A")
    assert mine is not theirs and not mine.same_package(theirs)
    assert child.load("p/B").super_class is mine
    assert child.load("p/C").super_class is theirs
    assert not child.load("[Lp/B;").is_subtype_of(world.load("[Lp/A;"))
    assert child.find("p/C") is world.app.find("p/C")


def test_duplicate_definition() -> None:
    world = World()
    child = Child(world, make("A"))
    child.load("A")
    with pytest.raises(LinkageFailure) as caught:
        define_class(child, "A", make("A")[1], "")
    assert str(caught.value) == (
        "java.lang.LinkageError: loader Child @1 attempted duplicate class definition for A. "
        "(A is in unnamed module of loader Child @1, parent loader 'app')"
    )


def test_packages_of_the_library_are_closed() -> None:
    world = World(make("java/lang/Mine"))
    assert failure(world, "java/lang/Mine") == "java.lang.ClassNotFoundException: java.lang.Mine"
    child = Child(world, make("java/lang/Mine"))
    with pytest.raises(LinkageFailure) as caught:
        child.load("java/lang/Mine")
    words = "Class loader (instance of): Child @1 tried to load prohibited package name: java.lang"
    assert str(caught.value) == f"java.lang.SecurityException: {words}"


def test_a_loader_that_throws() -> None:
    world = World(make("p/X"))

    class Throwing(Child):
        def load_missing(self, name: str) -> JavaClass | None:
            if name == "Missing":
                raise JavaThrow(KeptSlot(1), world.load("java/lang/ClassNotFoundException"))
            if name == "Broken":
                raise JavaThrow(KeptSlot(2), world.load("java/lang/Exception"))
            return super().load_missing(name)

    child = Throwing(world, make("A", "Missing"), make("B", "Broken"))
    with pytest.raises(LinkageFailure) as caught:
        child.load("A")
    assert str(caught.value) == "java.lang.NoClassDefFoundError: Missing"
    assert isinstance(caught.value.__cause__, JavaThrow)
    with pytest.raises(JavaThrow):
        child.load("B")


def test_hidden_classes() -> None:
    world = World(make("p/A", attributes=[NestMembers(("p/A$N",))]))
    host = world.load("p/A")
    data = make("p/A$$Lambda", constants=[Class("p/A$$Lambda")], methods=["public f ()V"])[1]
    first, second = define_hidden(host, data), define_hidden(host, data)
    assert first is not second and world.app.find("p/A$$Lambda") is None
    assert first.external_name == f"p.A$$Lambda/0x{first.number:016x}"
    assert first.package == "p" and first.same_package(host)
    assert nest_host(first) is host and first.trusted
    assert class_named(first, "p/A$$Lambda") is first
    assert first.method("f", "()V").info.flags & METHOD_HIDDEN  # type: ignore[union-attr]
    assert world.loaded[-1] == f"{second.external_name} source: p.A"
    assert not define_hidden(host, data, trusted=False).trusted
    with pytest.raises(LinkageFailure):
        world.load(first.name)


def test_every_library_class_loads() -> None:
    world = World()
    assert {world.load(name).name for name in LIBRARY} == set(LIBRARY)
