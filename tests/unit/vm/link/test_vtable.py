"""Overriding (JVMS 5.4.5) and the native tables that calls go through."""

from __future__ import annotations

from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64
from pvm.vm.link.linking import link
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.metadata import LINKED, METHOD_RETURNS_REFERENCE, METHOD_RETURNS_VALUE, Class

from ..world import INTERFACE, World, dispatch, interface, make


def called(world: World, on: str, declared: str, name: str, descriptor: str = "()V") -> str:
    """Class of the method that a virtual call finds in the native vtable."""
    method = world.load(declared).methods[name, descriptor]
    java_class = world.load(on)
    if method.vtable_index < 0:
        return method.owner.name
    table = Ptr[u64](java_class.address + Class.size)
    address = int(table[method.vtable_index])
    (found,) = [m for m in world.methods if m.address == address]
    assert java_class.vtable[method.vtable_index] is found
    return found.owner.name


def test_overriding() -> None:
    world = World(
        make("A", methods=["public f ()V", "public g ()V", "public f (I)V"]),
        make("B", "A", methods=["public f ()V", "public h ()V"]),
        make("C", "B", methods=["public g ()V", "public static f (I)V", "private h ()V"]),
    )
    assert called(world, "A", "A", "f") == "A"
    assert called(world, "C", "A", "f") == "B"
    assert called(world, "C", "A", "g") == "C" and called(world, "B", "A", "g") == "A"
    assert called(world, "C", "A", "f", "(I)V") == "A", "a static method overrides nothing"
    assert called(world, "C", "B", "h") == "B", "a private method overrides nothing"
    assert called(world, "C", "java/lang/Object", "hashCode", "()I") == "java/lang/Object"


def test_package_private_methods() -> None:
    world = World(
        make("p/A", methods=["f ()V"]), make("q/B", "p/A", methods=["f ()V"]),
        make("p/C", "q/B", methods=["public f ()V"]), make("q/D", "p/C", methods=["public f ()V"]),
    )  # fmt: skip
    assert called(world, "q/B", "p/A", "f") == "p/A", "another package"
    assert called(world, "q/B", "q/B", "f") == "q/B"
    assert called(world, "p/C", "p/A", "f") == "p/C", "the same package, past a class in between"
    assert called(world, "p/C", "q/B", "f") == "q/B"
    assert called(world, "q/D", "p/A", "f") == "q/D", "overrides p.C.f, which overrides p.A.f"
    assert called(world, "q/D", "q/B", "f") == "q/D"


def test_transitive_overriding_across_packages() -> None:
    world = World(
        make("p/A", methods=["f ()V"]), make("p/B", "p/A", methods=["public f ()V"]),
        make("q/C", "p/B", methods=["public f ()V"]),
    )  # fmt: skip
    assert called(world, "q/C", "p/A", "f") == "q/C"


def test_final_methods_need_no_slot() -> None:
    world = World(
        make("A", methods=["public f ()V"]),
        make("B", "A", methods=["public final f ()V", "public final g ()V"]),
    )
    methods = world.load("B").methods
    assert methods["f", "()V"].vtable_index >= 0 and methods["g", "()V"].vtable_index == -1
    assert called(world, "B", "A", "f") == "B"


def test_native_methods_have_their_facts() -> None:
    method = World(make("A", methods=["public f (JI)[I"])).load("A").methods["f", "(JI)[I"]
    info = method.info
    assert info.argument_slots == method.argument_slots == 4
    assert info.flags == 1 | METHOD_RETURNS_REFERENCE | METHOD_RETURNS_VALUE
    assert info.invoke == 0x10001
    assert info.klass.address == method.owner.address
    assert (info.number, info.vtable_index) == (method.number, method.vtable_index)
    static = World(make("A", methods=["static f (D)V"])).load("A").methods["f", "(D)V"]
    assert static.info.argument_slots == 2


def test_ancestors_and_interfaces() -> None:
    world = World(interface("I"), interface("J", above=["I"]), make("A"),
                  make("B", "A", interfaces=["J"]))  # fmt: skip
    b = world.load("B")
    assert b.info.depth == 2
    chain = [int(b.info.ancestors[i]) for i in range(3)]
    assert chain == [world.load(n).address for n in ("java/lang/Object", "A", "B")]
    assert sorted(int(b.info.interfaces[i]) for i in range(b.info.interface_count)) == sorted(
        world.load(n).address for n in "IJ"
    )
    j = world.load("J")
    assert {int(j.info.interfaces[i]) for i in range(j.info.interface_count)} == {
        j.address, world.load("I").address
    }  # fmt: skip


def selected(world: World, on: str, declared: str, name: str = "m") -> str | tuple[str, str]:
    """Class of the method that an interface call runs, or the error it throws."""
    java_class = world.load(on)
    link(world, java_class)
    method = world.load(declared).methods[name, "()V"]
    address = dispatch(java_class, method)
    (found,) = [m for m in world.methods if m.address == address]
    return found.refusal or found.owner.name


def test_interface_calls() -> None:
    world = World(
        interface("I", "public abstract m ()V", "public d ()V", "public static s ()V"),
        interface("J", "public d ()V", above=["I"]),
        make("A", interfaces=["I"], methods=["public m ()V"]),
        make("B", "A", interfaces=["J"]), make("C", "B", methods=["public d ()V"]),
        make("D", interfaces=["I"]),
    )  # fmt: skip
    assert selected(world, "A", "I") == "A" and selected(world, "A", "I", "d") == "I"
    assert selected(world, "B", "I") == "A", "inherited from the superclass"
    assert selected(world, "B", "I", "d") == "J", "J is more specific"
    assert selected(world, "B", "J", "d") == "J"
    assert selected(world, "C", "I", "d") == selected(world, "C", "J", "d") == "C"
    assert selected(world, "D", "I") == "I", "the abstract method itself: AbstractMethodError"
    statics = world.load("I").methods["s", "()V"]
    assert dispatch(world.load("A"), statics) == 0


def test_conflicting_defaults() -> None:
    world = World(
        interface("I", "public m ()V"), interface("J", "public m ()V"),
        interface("K", "public abstract m ()V"), interface("L", "public m ()V", above=["I", "J"]),
        make("A", interfaces=["I", "J"]), make("B", "A", methods=["public m ()V"]),
        make("C", interfaces=["I", "K"]), make("D", interfaces=["I", "J", "L"]),
    )  # fmt: skip
    message = "Conflicting default methods: I.m J.m"
    assert selected(world, "A", "J") == ("java/lang/IncompatibleClassChangeError", message)
    assert selected(world, "A", "I") == selected(world, "A", "J")
    assert selected(world, "B", "I") == "B"
    assert selected(world, "C", "K") == "I", "the only one with code"
    assert selected(world, "D", "J") == "L"


def test_a_target_that_is_not_public() -> None:
    world = World(interface("I", "public abstract m ()V"),
                  make("A", interfaces=["I"], methods=["m ()V"]))  # fmt: skip
    assert selected(world, "A", "I") == ("java/lang/IllegalAccessError", "'void A.m()'")


def test_many_interface_methods() -> None:
    names = [f"public abstract m{i} ()V" for i in range(100)]
    world = World(interface("I", *names[:60]), interface("J", *names[40:]),
                  make("A", interfaces=["I", "J"], methods=[n.replace("abstract ", "")
                                                            for n in names]))  # fmt: skip
    a = world.load("A")
    link(world, a)
    for name in "IJ":
        for key, method in world.load(name).methods.items():
            assert dispatch(a, method) == a.methods[key].address
    assert dispatch(a, world.load("java/lang/Object").methods["hashCode", "()I"]) == 0


def test_abstract_classes_have_an_empty_table() -> None:
    world = World(interface("I", "public abstract m ()V"),
                  make("A", access=INTERFACE & ~0x200, interfaces=["I"]))  # fmt: skip
    a: JavaClass = world.load("A")
    link(world, a)
    assert a.state == LINKED == a.info.state
    assert a.info.itable_mask == 0 and a.info.itable[0].key.address == 0
