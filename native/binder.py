"""Binds native methods to their code: what a machine asks of this package."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pvm.native.environment import Environment, HostMethod
from pvm.native.registry import LOW_LEVEL, Native, Natives
from pvm.vm.classfile.errors import unsatisfied_link_error
from pvm.vm.model.records import words

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine
    from pvm.vm.runtime.unloading import MortalLoaderData

# These look at their callers' frames.
_NEED_FRAMES = frozenset(("java/lang/Throwable", "java/lang/Thread", "pvm/internal/Traps"))
CALL_PYTHON = "native.compiled.stub.call_python"


class Binder:
    """The machine's `NativeBinder`. `table`: what `registry.low_level_table` gave for its image;
    `environment`: what Python natives know of the host; `leaves`: symbols of the image's natives
    that never collect."""

    def __init__(self, table: Mapping[str, str], environment: Environment | None = None,
                 leaves: Iterable[str] = ()) -> None:
        self._natives = Natives(table)
        self._leaves = frozenset(leaves)
        self.environment = environment or Environment()

    def bind(self, machine: "Machine", method: "JavaMethod", info: Any) -> None:
        """Sets Method.native and the operands at Method.code; UnsatisfiedLinkError."""
        made = self.environment.host_method(method) or self._of_library(method)
        if made is not None:
            info.native = machine.image.address(made.symbol)
            info.code = machine.arena.place(words(list(made.operands) or [0]))
            return
        native = None
        if method.owner.loader is machine.boot:
            native = self._natives.find(method.owner.name, method.name, method.descriptor)
        if native is None:
            raise unsatisfied_link_error(f"'{method}'")
        symbol = native.symbol if native.kind == LOW_LEVEL else CALL_PYTHON
        info.native = machine.image.address(symbol)
        if native.operands:
            info.code = machine.arena.place(words(operand_words(machine, native)))

    def _of_library(self, method: "JavaMethod") -> HostMethod | None:
        """What the embedding program, or a library that the program has loaded, has for it."""
        made = self.environment.python_native(method)
        if made is not None:
            self.environment.host_methods.setdefault(method.owner, {})[method.key] = made
            return made
        if self.environment.interface is None:
            return None
        from pvm.native.jni.libraries import find_native

        return find_native(self.environment.interface, method)

    def leaf(self, machine: "Machine", method: "JavaMethod") -> str | None:
        """The symbol of a native that may be called without a frame of its own: it never collects
        and needs no operands. What it raises it raises before it has changed anything."""
        if method.owner.loader is not machine.boot or method.owner.name in _NEED_FRAMES:
            return None
        native = self._natives.find(method.owner.name, method.name, method.descriptor)
        if native is None or native.kind != LOW_LEVEL or native.operands:
            return None
        return native.symbol if native.symbol in self._leaves else None

    def call(self, machine: "Machine", method: "JavaMethod", arguments: int) -> int:
        """Runs a native written in Python: see `call.call_python_native`."""
        from pvm.native.call import call_python_native

        return call_python_native(machine, self.environment, method, arguments)

    def forget_loaders(self, dead: "list[MortalLoaderData]") -> None:
        """The classes of these loaders are unloaded."""
        self.environment.forget_loaders(dead)

    def end(self) -> None:
        """No Java runs, or will: emulators give their memory back."""
        if self.environment.interface is not None:
            self.environment.interface.close()

    def trap(self, kind: int, first: int, second: int,
             machine: "Machine") -> tuple[str, str | None]:
        """See `traps.trap_exception`."""
        from pvm.native.traps import trap_exception

        return trap_exception(kind, first, second, machine)


def operand_words(machine: "Machine", native: Native) -> list[int]:
    """The operands of a low-level native: offsets of instance fields, addresses of classes."""
    found = []
    for operand in native.operands:
        class_name, _, field_name = operand.partition(".")
        java_class = machine.boot.load(class_name)
        if not field_name:
            found.append(java_class.address)
            continue
        field = java_class.find_field(field_name)
        if field is None or field.is_static:
            raise LookupError(f"{native.symbol}: {class_name} has no instance field {field_name}")
        found.append(field.offset)
    return found
