"""The java.lang.ClassLoader objects of the machine's own loaders."""

from typing import TYPE_CHECKING

from pvm.vm.link.initialise import initialise
from pvm.vm.load.loader import Loader

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine


def java_loader(machine: "Machine", loader: Loader) -> int:
    """Root slot of a loader's object; 0 for the boot loader, which has none.

    The application loader's object is made when it is first asked for. May run Java code.
    """
    if loader is machine.application and not loader.java_loader:
        loaders = machine.boot.load("pvm/internal/Loaders")
        initialise(machine, loaders)
        made = machine.calls.call(loaders.methods["app", "()Ljava/lang/ClassLoader;"])
        slot = machine.roots.allocate()
        machine.objects.copy(made.slot, slot)
        loader.java_loader = slot
    return loader.java_loader
