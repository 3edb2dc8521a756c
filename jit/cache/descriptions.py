"""Classes, methods, fields and symbols by name: written down at one run, found again at the next.

A class is ("boot" or "app", name); ("site", method, index) is the hidden class that the
invokedynamic instruction `index` of a method was linked to. A method or static field is (class,
name, descriptor); of a hidden class, whose own name changes, (class, place, "").
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pvm.jit.llvm.externals import External
from pvm.vm.classfile.constants import Dynamic
from pvm.vm.classfile.opcodes import Op
from pvm.vm.interp.translation import UNRESOLVED
from pvm.vm.link.resolve import pool_of
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod

if TYPE_CHECKING:
    from pvm.vm.load.loader import Loader
    from pvm.vm.runtime.machine import Machine

Description = tuple[Any, ...]
MIRROR = 0          # in place of a constant's index: the java.lang.Class object of the class


class NotDescribable(Exception):
    """The next run could not find it again."""


class NotThere(Exception):
    """This run does not have it, or not yet: a class not loaded, a constant not resolved."""


class Describer:
    """Describes, and collects the classes that were described."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._known: dict[JavaClass, Description] = {}

    @property
    def classes(self) -> list[JavaClass]:
        """What was described so far."""
        return list(self._known)

    def java_class(self, java_class: JavaClass) -> Description:
        """Raises NotDescribable."""
        known = self._known.get(java_class)
        if known is None:
            known = self._class(java_class)
            self._known[java_class] = known
        return known

    def _class(self, java_class: JavaClass) -> Description:
        element = java_class.element
        if element.hidden:
            if java_class is not element:
                raise NotDescribable(f"an array of {element.external_name}")
            return self._site(element)
        if element.is_primitive or element.loader is self._machine.boot:
            return ("boot", java_class.name)
        if element.loader is self._machine.application:
            return ("app", java_class.name)
        raise NotDescribable(f"{java_class.external_name} of another loader")

    def _site(self, hidden: JavaClass) -> Description:
        host = hidden.nest_host
        for method in () if host is None or host is hidden else host.methods.values():
            index = _site_index(self._machine, method, hidden)
            if index >= 0:
                return ("site", self.method(method), index)
        raise NotDescribable(f"hidden class {hidden.external_name}")

    def method(self, method: JavaMethod) -> Description:
        """Raises NotDescribable."""
        if method.owner.methods.get(method.key) is not method:
            raise NotDescribable(f"{method} is made up")
        return self._member(method, method.owner.methods)

    def _member(self, member: JavaMethod | JavaField, members: Mapping[Any, Any]) -> Description:
        owner = self.java_class(member.owner)
        if member.owner.hidden:
            return (owner, list(members.values()).index(member), "")
        return (owner, member.name, member.descriptor)

    def external(self, external: External) -> Description:
        """Raises NotDescribable."""
        kind, target = external
        match kind:
            case "class":
                return (kind, self.java_class(target))
            case "method" | "profile":
                return (kind, self.method(target))
            case "static":
                return (kind, *self._member(target, target.owner.fields))
            case "root":
                return (kind, *self._constant(target[1]))
            case "number":
                return (kind,)
            case "core" | "c2i" | "c":
                return (kind, target)
        raise NotDescribable(f"external {kind}")

    def _constant(self, description: Any) -> Description:
        if description is None:
            raise NotDescribable("an object")
        java_class, index = description
        if index != MIRROR and isinstance(pool_of(java_class).entry(index), Dynamic):
            raise NotDescribable("a dynamic constant")
        return (self.java_class(java_class), index)


class Finder:
    """Finds what is described; loads, initialises and allocates nothing."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._known: dict[Description, JavaClass] = {}

    def java_class(self, description: Description) -> JavaClass:
        """Raises NotThere."""
        known = self._known.get(description)
        if known is None:
            known = self._known[description] = self._class(description)
        return known

    def _class(self, description: Description) -> JavaClass:
        if description[0] == "site":
            return self._hidden(*description[1:])
        machine = self._machine
        loader: Loader = machine.boot if description[0] == "boot" else machine.application
        found = loader.find(description[1]) or loader.primitives.get(description[1])
        if found is None or (found.element.loader is not loader and not found.element.is_primitive):
            raise NotThere(description[1])
        return found

    def _hidden(self, method: Description, index: int) -> JavaClass:
        found = linked_site(self._machine, self.method(method), index)
        if found is None or not found.owner.hidden:
            raise NotThere(f"call site of {method}")
        return found.owner

    def method(self, description: Description) -> JavaMethod:
        """Raises NotThere."""
        owner = self.java_class(description[0])
        found: JavaMethod | None = _member(owner.methods, *description[1:])
        if found is None or not found.address:
            raise NotThere(f"{description[1:]} of {owner.external_name}")
        return found

    def prepared(self, description: Description) -> JavaMethod:
        """A method that the interpreter can go on in. Raises NotThere."""
        found = self.method(description)
        if found.number not in self._machine.code.codes:
            raise NotThere(f"{found} was never called")
        return found

    def _field(self, description: Description) -> JavaField:
        owner = self.java_class(description[0])
        found: JavaField | None = _member(owner.fields, *description[1:])
        if found is None or not found.slot:
            raise NotThere(f"{description[1:]} of {owner.external_name}")
        return found

    def external(self, description: Description, number: int) -> External:
        """`number` stands for the compilation's. Raises NotThere."""
        kind, *rest = description
        match kind:
            case "class":
                return External(kind, self.java_class(rest[0]))
            case "method" | "profile":
                return External(kind, self.method(rest[0]))
            case "static":
                return External(kind, self._field(tuple(rest)))
            case "root":
                return External(kind, (self._constant(*rest), None))
            case "number":
                return External(kind, number)
        return External(kind, rest[0])

    def _constant(self, description: Description, index: int) -> int:
        """Root slot of a constant that was resolved, or of a class's mirror."""
        java_class = self.java_class(description)
        if index == MIRROR:
            slot = java_class.mirror_slot
        else:
            entry = pool_of(java_class).entry(index)
            loaded = java_class.resolved.get(("value", type(entry), entry))
            slot = 0 if loaded is None else loaded.value
        if not slot or not ctypes.c_uint64.from_address(slot).value:
            raise NotThere(f"constant {index} of {java_class.external_name}")
        return slot


def _member(members: Mapping[Any, Any], name: str | int, descriptor: str) -> Any:
    """The member of that name or place, or None."""
    if isinstance(name, str):
        return members.get((name, descriptor))
    return list(members.values())[name] if name < len(members) else None


def _site_index(machine: Machine, method: JavaMethod, hidden: JavaClass) -> int:
    """The instruction of a method that was linked to a hidden class, or -1."""
    code = machine.code.codes.get(method.number)
    if code is None:
        return -1
    for index, instruction in enumerate(code.flow.instructions):
        if instruction.op.code == Op.INVOKEDYNAMIC:
            found = linked_site(machine, method, index)
            if found is not None and found.owner is hidden:
                return index
    return -1


def linked_site(machine: Machine, method: JavaMethod, index: int) -> JavaMethod | None:
    """The method that an invokedynamic instruction has become a call of; None if it has not."""
    code = machine.code.codes.get(method.number)
    if code is None or index >= len(code.names) or code.names[index] in ("", UNRESOLVED):
        return None
    if code.flow.instructions[index].op.code != Op.INVOKEDYNAMIC:
        return None
    address = code.words[code.words_of[index] + 1]
    return machine.methods[machine.code.number_at(address)]
