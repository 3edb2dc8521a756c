"""Class initialisation (JVMS 5.5)."""

from __future__ import annotations

import threading

import pytest

from pvm.vm.classfile.constants import Double, Float, Integer, Long, String
from pvm.vm.classfile.errors import LinkageFailure, verify_error
from pvm.vm.link.initialise import initialise
from pvm.vm.link.linking import link
from pvm.vm.model.metadata import ERRONEOUS, INITIALISED, LOADED
from pvm.vm.model.throwing import JavaThrow, KeptSlot

from ..world import World, interface, make, word

CLINIT = "static <clinit> ()V"


def fail(world: World, name: str) -> LinkageFailure:
    with pytest.raises(LinkageFailure) as caught:
        initialise(world, world.load(name))
    return caught.value


def test_order() -> None:
    world = World(
        interface("Plain", CLINIT, "public abstract f ()V"),
        interface("Default", CLINIT, "public d ()V"),
        interface("Sub", CLINIT, above=["Default", "Plain"]),
        make("A", methods=[CLINIT], interfaces=["Plain"]),
        make("B", "A", methods=[CLINIT], interfaces=["Sub"]),
    )
    initialise(world, world.load("B"))
    assert world.initialised == ["A", "Default", "B"]
    assert world.load("B").info.state == INITIALISED
    assert world.load("Sub").info.state < INITIALISED
    initialise(world, world.load("B"))
    initialise(world, world.load("Sub"))
    assert world.initialised == ["A", "Default", "B", "Sub"]


def test_constants_come_first() -> None:
    fields = ["static final i I", "static final j J", "static final f F", "static final d D",
              "static final s Ljava/lang/String;", "static final none I"]  # fmt: skip
    values = {"i": Integer(-5), "j": Long(-(2**63)), "f": Float(0x7FC00001), "d": Double(3),
              "s": String("text")}  # fmt: skip
    world = World(make("A", methods=[CLINIT], fields=fields, values=values))
    slots = {f.name: f.slot for f in world.load("A").fields.values()}
    seen: list[int] = []
    world.initialisers["A"] = lambda: seen.extend(word(slots[n]) for n in "ijfd")
    assert word(slots["i"]) == 0
    initialise(world, world.load("A"))
    assert seen == [2**64 - 5, 2**63, 0x7FC00001, 3]
    assert world.strings[slots["s"]] == "text" and word(slots["none"]) == 0


def test_recursion_by_the_same_thread() -> None:
    world = World(make("A", methods=[CLINIT]), make("B", "A", methods=[CLINIT]))
    world.initialisers["A"] = lambda: initialise(world, world.load("B"))
    initialise(world, world.load("A"))
    assert world.initialised == ["A", "B"]


def test_an_exception_is_wrapped_and_the_class_is_lost() -> None:
    world = World(make("A", methods=[CLINIT]), make("B", "A"))
    thrown = JavaThrow(KeptSlot(8), world.load("java/lang/Exception"))

    def throw() -> None:
        raise thrown

    world.initialisers["A"] = throw
    first = fail(world, "B")
    assert str(first) == "java.lang.ExceptionInInitializerError" and first.__cause__ is thrown
    assert world.load("A").info.state == world.load("B").info.state == ERRONEOUS
    again = fail(world, "A")
    assert str(again) == "java.lang.NoClassDefFoundError: Could not initialize class A"
    assert again.__cause__ is thrown
    assert "class B" in str(fail(world, "B"))
    assert world.initialised == ["A"]


def test_an_error_is_not_wrapped() -> None:
    world = World(make("A", methods=[CLINIT]))

    def throw() -> None:
        raise JavaThrow(KeptSlot(8), world.load("java/lang/Error"))

    world.initialisers["A"] = throw
    with pytest.raises(JavaThrow):
        initialise(world, world.load("A"))
    assert isinstance(fail(world, "A").__cause__, JavaThrow)


def test_our_own_bug_leaves_nobody_waiting() -> None:
    world = World(make("A", methods=[CLINIT]))

    def bug() -> None:
        raise ZeroDivisionError

    world.initialisers["A"] = bug
    with pytest.raises(ZeroDivisionError):
        initialise(world, world.load("A"))
    assert world.load("A").state == ERRONEOUS


def test_other_threads_wait() -> None:
    world = World(make("A", methods=[CLINIT]))
    started, go = threading.Event(), threading.Event()

    def slow() -> None:
        started.set()
        assert go.wait(10)

    world.initialisers["A"] = slow
    a = world.load("A")
    first = threading.Thread(target=initialise, args=(world, a))
    first.start()
    assert started.wait(10)
    others = [threading.Thread(target=initialise, args=(world, a)) for _ in range(3)]
    for other in others:
        other.start()
    others[0].join(0.05)
    assert all(other.is_alive() for other in others)
    go.set()
    for thread in [first, *others]:
        thread.join(10)
        assert not thread.is_alive()
    assert world.initialised == ["A"] and a.info.initialising_thread.address == 0


def test_many_threads_load_and_initialise() -> None:
    names = [f"C{i}" for i in range(30)]
    chain = ["java/lang/Object", *names]
    world = World(*[make(n, chain[i], methods=[CLINIT]) for i, n in enumerate(names)])

    def work() -> None:
        for name in names:
            initialise(world, world.load(name))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert world.initialised == names
    assert all(world.classes[c.number] is c for c in map(world.load, names))


def test_verification_of_classes_from_outside() -> None:
    world = World(make("A"), make("B", "A"))
    world.verify_failures["A"] = verify_error("bad")
    for _ in range(2):
        with pytest.raises(LinkageFailure, match="VerifyError: bad, while verifying A$"):
            link(world, world.load("B"))
    assert world.verified == ["A"] and world.load("B").state == LOADED


def test_old_initialisers_need_not_be_static() -> None:
    for major, expected in [(61, []), (50, ["A"])]:
        world = World(make("A", methods=["<clinit> ()V"], major=major))
        world.app.trusted = True  # the format check has its own view of such methods
        initialise(world, world.load("A"))
        assert world.initialised == expected
