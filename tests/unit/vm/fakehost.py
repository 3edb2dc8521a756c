"""A host for tests of loading and linking: no Java code runs, initialisers are recorded."""

import threading
from collections.abc import Sequence

from pvm.vm.link.initialise import initialise
from pvm.vm.load.arrays import define_primitives
from pvm.vm.load.classpath import ClassPathEntry
from pvm.vm.load.loader import PathLoader
from pvm.vm.model.arena import Arena
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaMethod


class FakeHost:
    """Implements `Host` as far as the tests go."""

    def __init__(
        self, library: Sequence[ClassPathEntry], class_path: Sequence[ClassPathEntry] = ()
    ) -> None:
        self.arena = Arena()
        self.link_lock = threading.RLock()
        self.initialisation = threading.Condition()
        self.classes: list[JavaClass] = []
        self.methods: list[JavaMethod] = []
        self.loaded: list[str] = []
        self.verified: list[str] = []
        self.initialised: list[str] = []
        self.initialisers = {}
        self.strings: dict[int, str] = {}
        self.roots = 0
        self.boot = PathLoader(self, "'bootstrap'", library, trusted=True)
        define_primitives(self.boot)
        self.app = PathLoader(self, "'app'", class_path, parent=self.boot)

    def invoke_address(self, access_flags: int) -> int:
        return 0x1000 + access_flags

    def allocate_roots(self, count: int) -> list[int]:
        self.roots += count
        first = self.arena.allocate(8 * count)
        return list(range(first, first + 8 * count, 8))

    def release_root(self, slot: int) -> None:
        self.roots -= 1

    def current_thread(self) -> int:
        return threading.get_ident()

    def verify(self, java_class: JavaClass) -> None:
        self.verified.append(java_class.name)

    def class_loaded(self, java_class: JavaClass) -> None:
        self.loaded.append(java_class.external_name)

    def run_initialiser(self, method: JavaMethod) -> None:
        name = method.owner.name
        self.initialised.append(name)
        if name in self.initialisers:
            self.initialisers[name]()

    def initialisation_cause(self, java_class: JavaClass, error: BaseException):
        return error if isinstance(error, Exception) else None

    def store_string(self, slot: int, text: str) -> None:
        self.strings[slot] = text

    def string_constant(self, text: str) -> int:
        (slot,) = self.allocate_roots(1)
        self.strings[slot] = text
        return slot

    def class_mirror(self, java_class: JavaClass) -> int:
        return java_class.mirror_slot

    def initialise(self, java_class: JavaClass) -> None:
        initialise(self, java_class)
