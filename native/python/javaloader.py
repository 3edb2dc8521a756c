"""Class loaders that are written in Java, and which loader a java.lang.ClassLoader is."""

from typing import TYPE_CHECKING, Final

from pvm.native.call import NativeCall
from pvm.vm.classfile.errors import AnsweredNothing, LinkageFailure, class_not_found_exception
from pvm.vm.load.loader import Loader
from pvm.vm.model.metadata import METHOD_HIDDEN
from pvm.vm.model.names import external_name
from pvm.vm.model.throwing import JavaThrow

if TYPE_CHECKING:
    from pvm.native.environment import Environment
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

_LOAD_CLASS: Final = ("loadForMachine",
                      "(Ljava/lang/ClassLoader;Ljava/lang/String;)Ljava/lang/Class;")
_DESCRIBE: Final = ("describe", "(Ljava/lang/ClassLoader;)Ljava/lang/String;")
_DATA: Final = "vmLoaderData"
_NOT_FOUND: Final = "java/lang/ClassNotFoundException"
APPLICATION: Final = "pvm/internal/Loaders$App"
PLATFORM: Final = "pvm/internal/Loaders$Platform"


class JavaLoader(Loader):
    """Asks a java.lang.ClassLoader's loadClass (JVMS 5.3.2)."""

    def __init__(self, machine: "Machine", name: str, slot: int) -> None:
        super().__init__(machine, name)
        self._machine = machine
        data = machine.unloading.new_data()
        data.hold(slot)
        self.data = data
        self.java_loader = data.holder

    @property
    def parent_name(self) -> str:
        machine = self._machine
        loaders = machine.boot.load("pvm/internal/Loaders")
        parent = machine.objects.field(self.java_loader, "parent")
        text = machine.call(loaders.methods[_DESCRIBE], parent)
        return machine.text(text.slot) or ""

    def load_missing(self, name: str) -> "JavaClass | None":
        machine = self._machine
        method = machine.boot.load("java/lang/ClassLoader").methods[_LOAD_CLASS]
        method.info.flags |= METHOD_HIDDEN
        try:
            mirror = machine.call(method, self.java_loader, machine.new_string(external_name(name)))
        except JavaThrow as thrown:
            if thrown.java_class.name != _NOT_FOUND:
                raise
            raise class_not_found_exception(external_name(name)) from thrown
        found = None
        if not machine.objects.is_null(mirror.slot):
            found = machine.class_of_mirror(mirror.slot)
        # JVMS 5.3.2: a loader that answers with another class has not found this one
        if found is None or found.name != name:
            raise AnsweredNothing(external_name(name))
        self.data.depend(found.data)        # while the mirror is held here
        return found


def thrown_by_loader(failure: LinkageFailure) -> JavaThrow | None:
    """The ClassNotFoundException that a loader's own code threw, if it did."""
    cause = failure.__cause__
    return cause if isinstance(cause, JavaThrow) else None


def loader_of(call: NativeCall, index: int) -> Loader:
    """The loader that a java.lang.ClassLoader argument is; null is the boot loader."""
    return loader_at(call.machine, call.environment, call.slot(index))


def loader_at(machine: "Machine", environment: "Environment", slot: int) -> Loader:
    """The loader that the java.lang.ClassLoader in a root slot is; null is the boot loader."""
    java_class = machine.objects.class_of(slot)
    if java_class is None:
        return machine.boot
    if java_class.name == PLATFORM and java_class.loader is machine.boot:
        return machine.boot
    application = machine.application
    if java_class.name == APPLICATION and java_class.loader is machine.boot:
        if not application.java_loader:
            application.java_loader = _kept(machine, slot)
        return application
    with environment.loaders_lock:
        found = _known_loader(machine, environment, slot)
    return found or _new_loader(machine, environment, slot, java_class)


def _known_loader(machine: "Machine", environment: "Environment", slot: int) -> Loader | None:
    found = environment.loaders.get(machine.objects.primitive(slot, _DATA))
    # a clone of a loader, which a subclass can make, is a loader of its own
    is_same = found is not None and machine.objects.same(found.java_loader, slot)
    return found if is_same else None


def _kept(machine: "Machine", slot: int) -> int:
    kept = machine.roots.allocate()
    machine.objects.copy(slot, kept)
    return kept


def _new_loader(machine: "Machine", environment: "Environment", slot: int,
                java_class: "JavaClass") -> Loader:
    # a loader whose constructor has thrown has no description
    description = machine.objects.field(slot, "nameAndId")
    name = machine.text(description.slot) or java_class.external_name
    made = JavaLoader(machine, name, slot)
    made.context = machine.objects.primitive(slot, "grantedContext")
    with environment.loaders_lock:
        found = _known_loader(machine, environment, slot)   # another thread may have been faster
        if found is not None:
            return found
        environment.loaders[made.data.address] = made
        machine.objects.set_primitive(slot, _DATA, made.data.address)
    return made
