"""Method and variable handles: constants, call sites, and what is spun for them (JVMS 5.4.3.5,
5.4.3.6, 2.9.3).

The handles themselves are Java objects; java.lang.invoke.Linkage is the way to them.
"""

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from pvm.vm.indy import adapters, leaves
from pvm.vm.link import constants
from pvm.vm.link.initialise import initialise
from pvm.vm.link.resolve import is_signature_polymorphic, type_of
from pvm.vm.load.arrays import array_class
from pvm.vm.load.hidden import define_hidden
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.loaderdata import LoaderData
from pvm.vm.model.members import JavaField, JavaMethod
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

LINKAGE: Final = "java/lang/invoke/Linkage"
_BOXES: Final = {
    "Z": "Boolean", "B": "Byte", "C": "Character", "S": "Short", "I": "Integer", "J": "Long",
    "F": "Float", "D": "Double",
}  # fmt: skip
_ON_STACK: Final = {"Z": "I", "B": "I", "C": "I", "S": "I"}
_MASKS: Final = {kind: (1 << bits) - 1 for kind, bits in zip("IFJD", (32, 32, 64, 64), strict=True)}
_OBJECT: Final = "java/lang/Object"


class MethodHandles:
    """Makes one machine's adapters and leaves, each spun once a loader."""

    def __init__(self, machine: "Machine") -> None:
        self._machine = machine
        self._numbers = itertools.count(1)

    # -- constants

    def type_constant(self, java_class: JavaClass, descriptor: str) -> int:
        """Root slot of the MethodType that a descriptor means in a class."""
        parameters, returns = constants.method_type(java_class, descriptor)
        return self._kept(java_class.data, self._type(parameters, returns))

    def _type(self, parameters: Sequence[JavaClass], returns: JavaClass) -> Handle:
        mirrors = [self._machine.mirror(parameter) for parameter in parameters]
        array = self._array("java/lang/Class", mirrors)
        return self._linkage("type", self._machine.mirror(returns), array)

    def handle_constant(self, java_class: JavaClass, handle: constants.Handle) -> int:
        """Root slot of the MethodHandle of a resolved MethodHandle constant."""
        return self._kept(java_class.data, self._handle(java_class, handle))

    def _handle(self, java_class: JavaClass, handle: constants.Handle) -> Handle:
        member = handle.member
        owner = member.owner
        if isinstance(member, JavaField):
            members: Any = owner.fields
            table = f"(){member.descriptor}"
        else:
            members = owner.methods
            table = member.descriptor
        parameters, returns = constants.method_type(java_class, table)
        slot = list(members.values()).index(member)
        machine = self._machine
        return self._linkage("handle", handle.kind, machine.mirror(java_class),
                             machine.mirror(handle.named), machine.mirror(owner), slot,
                             self._type(parameters, returns))

    def dynamic_constant(self, java_class: JavaClass,
                         specifier: constants.Specifier) -> constants.Loaded:
        """The value of a dynamically-computed constant (JVMS 5.4.3.6)."""
        machine = self._machine
        kind = type_of(java_class, specifier.descriptor)
        value = self._linkage(
            "constant", machine.mirror(java_class),
            self._handle(java_class, specifier.bootstrap), machine.new_string(specifier.name),
            machine.mirror(kind), self._arguments(java_class, specifier))
        if not kind.primitive:
            return constants.Loaded("A", self._kept(java_class.data, value))
        bits = machine.objects.primitive(value.slot, "value")
        letter = _ON_STACK.get(kind.primitive, kind.primitive)
        return constants.Loaded(letter, bits & _MASKS[letter])

    def _arguments(self, java_class: JavaClass, specifier: constants.Specifier) -> Handle:
        machine = self._machine
        values = [constants.load_value(machine, java_class, entry)
                  for entry in specifier.arguments]
        boxes = [self._boxed(loaded) for loaded in values]
        return self._array(_OBJECT, [box if isinstance(box, int) else box.slot for box in boxes])

    def _boxed(self, loaded: constants.Loaded) -> Handle | int:
        if loaded.type == "A":
            return loaded.value
        machine = self._machine
        box = machine.boot.load("java/lang/" + _BOXES[loaded.type])
        initialise(machine, box)
        made: Handle = machine.call(
            box.methods["valueOf", f"({loaded.type})L{box.name};"], loaded.value)
        return made

    # -- call sites

    def polymorphic(self, caller: JavaClass, method: JavaMethod, descriptor: str) -> JavaMethod:
        """The adapter that a call of a signature polymorphic method becomes."""
        key = (method, descriptor)
        known = caller.loader.data
        found = known.adapters.get(key)
        if found is None:
            constant = self._type(*constants.method_type(caller, descriptor))
            file = self._spun(method, descriptor)
            found = self._adapter(file, adapters.adapter_descriptor(descriptor, True), constant,
                                  known)
            found = known.adapters.setdefault(key, found)
        return found

    def _spun(self, method: JavaMethod, descriptor: str) -> bytes:
        name = f"java/lang/invoke/Adapter${next(self._numbers)}"
        if method.owner.name == adapters.VARIABLE:
            modes = filter(is_signature_polymorphic, method.owner.methods.values())
            return adapters.spin_accessor(name, descriptor, list(modes).index(method))
        check = "exactly" if method.name == "invokeExact" else "asType"
        return adapters.spin_invoker(name, descriptor, check)

    def _adapter(self, file: bytes, descriptor: str, constant: Handle,
                 belongs_to: LoaderData) -> JavaMethod:
        """Defines an adapter's class beside MethodHandle, whose package it calls. It lives and dies
        with its callers."""
        machine = self._machine
        hidden = define_hidden(machine.boot.load(adapters.HANDLE), file, belongs_to=belongs_to)
        initialise(machine, hidden)
        field = next(iter(hidden.fields.values()))
        machine.objects.copy(constant.slot, field.slot)
        return hidden.methods[adapters.ADAPTER, descriptor]

    def call_site(self, caller: JavaClass, index: int) -> JavaMethod:
        """The adapter that an invokedynamic instruction becomes, its bootstrap method run."""
        machine = self._machine
        specifier = constants.dynamic_specifier(caller, index)
        parameters, returns = constants.method_type(caller, specifier.descriptor)
        site = self._linkage(
            "site", machine.mirror(caller), self._handle(caller, specifier.bootstrap),
            machine.new_string(specifier.name), self._type(parameters, returns),
            self._arguments(caller, specifier))
        name = f"java/lang/invoke/Adapter${next(self._numbers)}"
        file = adapters.spin_site(name, specifier.descriptor)
        return self._adapter(file, adapters.adapter_descriptor(specifier.descriptor, False), site,
                             caller.data)

    # -- leaves

    def leaf(self, method: JavaMethod, kind: int) -> int:
        """Root slot of the MethodBody that calls a method; its class is not hidden."""
        key = (method, kind)
        known = method.owner.data.leaves
        found = known.get(key)
        if found is None:
            found = known.setdefault(key, self._new_leaf(method, kind))
        return found

    def _new_leaf(self, method: JavaMethod, kind: int) -> int:
        owner = method.owner
        target = leaves.Target(kind, owner.name, owner.is_interface, method.name,
                               method.descriptor)
        data = leaves.spin_leaf(f"{owner.name}$$Leaf${next(self._numbers)}", target)
        hidden = define_hidden(owner, data)
        initialise(self._machine, hidden)
        return self._kept(owner.data, self._machine.objects.instance(hidden))

    def speaker(self, caller: JavaClass, body: int) -> Handle:
        """A MethodBody that runs the one in a root slot with a frame of the caller's loader."""
        known = caller.data.adapters
        key = (leaves.BODY, caller)
        method = known.get(key)
        if method is None:
            name = f"{caller.package}/Caller${next(self._numbers)}".lstrip("/")
            hidden = define_hidden(caller, leaves.spin_speaker(name))
            initialise(self._machine, hidden)
            method = known.setdefault(key, hidden.methods[leaves.CALL])
        objects = self._machine.objects
        made = objects.instance(method.owner)
        field = method.owner.fields[leaves.INNER_BODY]
        objects.set_reference(made.slot, field.offset, body)
        return made

    # -- pieces

    def _linkage(self, name: str, *arguments: Any) -> Handle:
        """Calls a static method of Linkage; its name is unique."""
        machine = self._machine
        linkage = machine.boot.load(LINKAGE)
        initialise(machine, linkage)
        method = next(m for m in linkage.methods.values() if m.name == name)
        result: Handle = machine.call(method, *arguments)
        return result

    def _array(self, element: str, slots: Sequence[int]) -> Handle:
        machine = self._machine
        array = machine.objects.array(
            array_class(machine, machine.boot.load(element)), len(slots))
        for index, slot in enumerate(slots):
            machine.objects.set_element(array.slot, index, slot)
        return array

    def _kept(self, data: LoaderData, value: Handle) -> int:
        """A root slot of its own that holds the object as long as the classes of `data` live."""
        (slot,) = data.allocate_roots(1)
        self._machine.objects.copy(value.slot, slot)
        return slot
