"""Machines made of a template are like those that have booted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from pvm.coreimage import load_core
from pvm.library import library_jar
from pvm.native.binder import Binder
from pvm.native.environment import Environment
from pvm.vm.load.classpath import LibraryJar
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod
from pvm.vm.runtime.ending import end
from pvm.vm.runtime.machine import Machine, Settings
from pvm.vm.template.revival import Revival, RevivedDict
from pvm.vm.template.template import Template, booted

PLANS = ("gencopy", "semispace", "marksweep", "nogc")


@pytest.fixture(scope="module")
def made() -> Callable[..., Machine]:
    image, facts = load_core()
    library = LibraryJar(library_jar())

    def make(copy: Any = None, **options: Any) -> Machine:
        settings = Settings(library, [])
        for name, value in options.items():
            setattr(settings, name, value)
        natives = Binder(facts["natives"], Environment(), facts["leaves"])
        return Machine(image, facts, natives, settings, copy)

    return make


@pytest.fixture(scope="module")
def template(made: Callable[..., Machine]) -> Template:
    return Template(booted(made()), booted(made()))


def plain(value: Any, distance: int) -> Any:
    """A value that can be compared between machines: addresses as if it were in the other."""
    if isinstance(value, JavaClass):
        return value.name
    if isinstance(value, (JavaMethod, JavaField)):
        return str(value), value.owner.name
    if isinstance(value, dict):
        return {key: plain(each, distance) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each, distance) for each in value]
    if isinstance(value, frozenset):
        return {plain(each, distance) for each in value}
    return value


ADDRESSES = ("address", "mirror_slot")
OWN = ("loader", "data", "resolved", "unresolvable", "nest_host", "vtable_addresses", *ADDRESSES)


def test_classes_are_the_same(template: Template, made: Callable[..., Machine]) -> None:
    source, machine = template.source, made(template.copy())
    distance = machine.arena.extent[0] - template.start
    assert {c.name for c in machine.classes} == {c.name for c in source.classes}
    for its, mine in zip(source.classes, machine.classes, strict=True):
        for name in set(JavaClass.__slots__) - set(OWN):
            assert plain(getattr(mine, name), 0) == plain(getattr(its, name), 0), (its, name)
        for name in ADDRESSES:
            assert getattr(mine, name) - getattr(its, name) == distance, (its, name)
        for key, method in its.methods.items():
            again = mine.methods[key]
            assert machine.methods[method.number] is again
            assert again.info.number == method.number and again.address - method.address == distance
            assert int(again.info.klass) == mine.address
        for field in its.fields.values():
            moved = mine.fields[field.name, field.descriptor].slot
            assert moved == (field.slot and field.slot + distance)
    assert machine.boot.classes == {c.name: c for c in machine.boot.classes.values()}
    machine.threads.end()


@pytest.mark.parametrize("plan", PLANS)
def test_it_runs_and_collects(template: Template, made: Callable[..., Machine],
                              plan: str) -> None:
    machine = made(template.copy(), plan=plan, gc_verify=True, heap_maximum=8 << 20)
    thread = machine.threads.attach_current("main")
    machine.start()
    for _ in range(3):
        if plan != "nogc":
            machine.objects.collect(0)
        text = machine.new_string("gr\xfc\xdfe")
        builder = machine.boot.load("java/lang/StringBuilder")
        machine.initialise(builder)
        made_builder = machine.objects.instance(builder)
        machine.call(builder.methods["<init>", "(Ljava/lang/String;)V"], made_builder, text)
        result = machine.call(builder.methods["toString", "()Ljava/lang/String;"], made_builder)
        assert machine.text(result.slot) == "gr\xfc\xdfe"
    current = machine.boot.load("java/lang/Thread").methods[
        "currentThread", "()Ljava/lang/Thread;"]
    main = machine.call(current)
    name = machine.objects.field(main.slot, "name")
    assert machine.text(name.slot) == "main"
    assert machine.strings.intern("main") == machine.strings.intern("main")
    machine.threads.release_attached(thread)
    del text, made_builder, result, main, name
    end(machine)


def test_statics_are_ones_own(template: Template, made: Callable[..., Machine]) -> None:
    machines = [made(template.copy()) for _ in range(2)]
    found = []
    for machine in machines:
        thread = machine.threads.attach_current("main")
        machine.start()
        system = machine.boot.load("java/lang/System")
        out = system.fields["out", "Ljava/io/PrintStream;"]
        machine.objects.clear(out.slot)
        found.append(machine)
        machine.threads.release_attached(thread)
        if len(found) == 1:
            continue
        assert machine.boot is not machines[0].boot
    fresh = made(template.copy())
    fresh.threads.attach_current("main")
    fresh.start()
    out = fresh.boot.load("java/lang/System").fields["out", "Ljava/io/PrintStream;"]
    assert not fresh.objects.is_null(out.slot)
    for machine in (*machines, fresh):
        end(machine)


def test_a_dict_makes_its_values_when_asked() -> None:
    asked: list[int] = []

    def revive(number: int) -> str:
        asked.append(number)
        return f"<{number}>"

    new: Callable[[], RevivedDict[str, str]] = partial(RevivedDict, {"a": 1, "b": 2}, revive)
    table = new()
    assert "a" in table and "c" not in table and not asked
    assert table["a"] == table.get("a") == table.setdefault("a", "x") == "<1>" and asked == [1]
    assert table.get("c") is None and table.setdefault("c", "<3>") == "<3>"
    assert dict(table.items()) == {"a": "<1>", "b": "<2>", "c": "<3>"} and asked == [1, 2]
    assert new().pop("b") == "<2>" and len(new()) == 2 and sorted(new()) == ["a", "b"]
    assert sorted(new().values()) == ["<1>", "<2>"] and list(new().keys()) == ["a", "b"]
    table = new()
    table["a"] = "mine"
    assert table["a"] == "mine" == table.get("a")
    table.clear()
    assert not table and "b" not in table
    with pytest.raises(KeyError):
        table["a"]


def test_what_is_interrupted_leaves_nothing(template: Template, made: Callable[..., Machine],
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    machine = made(template.copy())
    make, calls = Revival._connect, []

    def interrupted(self: Revival, made: JavaClass, source: JavaClass) -> None:
        calls.append(source.name)
        if len(calls) == 3:
            raise KeyboardInterrupt
        make(self, made, source)

    with monkeypatch.context() as patch:
        patch.setattr(Revival, "_connect", interrupted)
        with pytest.raises(KeyboardInterrupt):
            machine.boot.load("java/lang/String")
    assert len(calls) == 3 and not machine.classes.made()
    string = machine.boot.load("java/lang/String")
    assert string.super_class is machine.boot.load("java/lang/Object")
    assert string.methods["length", "()I"].owner is string
    machine.threads.end()
