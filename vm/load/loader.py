"""Loaders: namespaces of classes (JVMS 5.3)."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol
from weakref import WeakSet

from pvm.vm.classfile.errors import class_circularity_error, class_not_found_exception
from pvm.vm.classfile.reader import ClassFile
from pvm.vm.link.loading_constraints import different_class, not_loadable
from pvm.vm.load.arrays import array_class
from pvm.vm.load.classpath import ClassPath, ClassPathEntry, read_first
from pvm.vm.load.define import define_class
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.names import PRIMITIVE_NAMES, external_name

if TYPE_CHECKING:
    from pvm.vm.model.host import Host


class Loader:
    """A namespace. `classes` holds every class this loader initiated the loading of, those that it
    defined among them. `java_loader` is the root slot of its java.lang.ClassLoader, 0 for the boot
    loader. `data` is what its classes live and die with. `name` is what messages call it.
    Subclasses say where classes come from.

    `context`: the number that the machine's guard has for what its classes may do (0: the loader
    was not made by its constructor, and they may do nothing).

    `agrees`: by class name, the loaders that must mean the same class (see
    link.loading_constraints).

    `trusted`: what it defines from its own files is the class library's and is not verified.
    `accepts_twice`: defining a class again yields the first one (for loaders without Java code,
    where two threads may load a class at once) instead of a LinkageError.
    """

    trusted = False
    accepts_twice = False

    def __init__(self, host: "Host", name: str, parent: "Loader | None" = None) -> None:
        self.host = host
        self.data = host.permanent
        self.name = name
        self.parent = parent
        self.java_loader = 0
        self.context = 0
        self.classes: dict[str, JavaClass] = {}
        self.loading: dict[str, set[int]] = {}
        self.primitives: dict[str, JavaClass] = {}
        self.agrees: dict[str, WeakSet[Loader]] = {}

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    def find(self, name: str) -> JavaClass | None:
        """The class of that name if this loader was ever asked for it with success."""
        return self.classes.get(name)

    def load(self, name: str) -> JavaClass:
        """The class of that name ("a/B", "[I", "[La/B;"). No lock is held by the caller.

        Raises LinkageFailure: ClassNotFoundException if nobody has it (which resolution turns into
        NoClassDefFoundError), other linkage errors if it is there and broken; JavaThrow if Java
        code of a loader threw.
        """
        found = self.classes.get(name)
        if found is not None:
            return found
        if name.startswith("["):
            found = self._load_array(name)
        else:
            self._check_circle(name)
            found = self.load_missing(name)
        if found is None:
            raise class_not_found_exception(external_name(name))
        return self._record(name, found)

    def _record(self, name: str, found: JavaClass) -> JavaClass:
        """This loader is an initiating loader of the class (JVMS 5.3)."""
        if name in self.agrees:
            with self.host.link_lock:
                other = different_class(self, found)
            if other is not None:
                raise not_loadable(self, other)
        return self.classes.setdefault(name, found)

    def _check_circle(self, name: str) -> None:
        # JVMS 5.3.5 step 3: this thread is loading what is above the class
        if threading.get_ident() in self.loading.get(name, ()):
            raise class_circularity_error(name)

    @property
    def parent_name(self) -> str:
        """What messages call the loader's parent; "" where they do not."""
        return ""

    def load_missing(self, name: str) -> JavaClass | None:
        """Finds or makes a class that is in no cache yet; None if there is none."""
        raise NotImplementedError(f"{type(self).__name__} does not load classes")

    def _load_array(self, name: str) -> JavaClass | None:
        # JVMS 5.3.3
        dimensions = len(name) - len(name.lstrip("["))
        element = name[dimensions:]
        if dimensions > 255:
            return None
        if element in PRIMITIVE_NAMES and element != "V":
            found = self.host.boot.primitives[element]
        elif element.startswith("L") and element.endswith(";") and len(element) > 2:
            found = self.load(element[1:-1])
        else:
            return None
        for _ in range(dimensions):
            found = array_class(self.host, found)
        return found


class Library(Protocol):
    """Where the boot loader finds its classes: see `classpath.LibraryJar`."""

    location: str

    def class_file(self, name: str) -> ClassFile | None: ...

    def read(self, path: str) -> bytes | None: ...


class BootLoader(Loader):
    """The class library's loader, which has no parent."""

    accepts_twice = True
    trusted = True

    def __init__(self, host: "Host", library: Library) -> None:
        super().__init__(host, "'bootstrap'")
        self.library = library

    def load_missing(self, name: str) -> JavaClass | None:
        file = self.library.class_file(name)
        if file is None:
            return None
        return define_class(self, name, file, self.library.location, trusted=True)

    def read_resource(self, path: str) -> bytes | None:
        """A resource's bytes."""
        return self.library.read(path)


class PathLoader(Loader):
    """Asks its parent, then looks on a class path: the application's loader is of this kind."""

    accepts_twice = True

    def __init__(self, host: "Host", name: str, entries: Sequence[ClassPathEntry],
                 parent: "BootLoader | PathLoader") -> None:
        super().__init__(host, name, parent)
        self.entries = ClassPath(entries)
        self._above = parent

    def load_missing(self, name: str) -> JavaClass | None:
        found = self._above.classes.get(name) or self._above.load_missing(name)
        if found is not None:
            return found
        if name.startswith("java/"):
            return None  # the library's packages are the boot loader's alone
        file = read_first(self.entries, name + ".class")
        if file is None:
            return None
        return define_class(self, name, *file, trusted=self.trusted)

    def read_resource(self, path: str) -> bytes | None:
        """A resource's bytes, the parent's first."""
        found = self._above.read_resource(path)
        if found is not None:
            return found
        file = read_first(self.entries, path)
        return None if file is None else file[0]
