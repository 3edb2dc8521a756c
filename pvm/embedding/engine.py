"""What contexts share: the machine's code, the class library."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from pvm.coreimage import load_core
from pvm.embedding.code import Classes, Code, Source, compiled, loaded
from pvm.embedding.ending import Endings
from pvm.jit.cache.hotlist import HotList
from pvm.library import library_jar
from pvm.methodcompiler import MethodCompiler
from pvm.native.binder import Binder
from pvm.native.environment import Environment
from pvm.vm.load.classpath import LibraryJar
from pvm.vm.runtime.machine import Machine, Settings
from pvm.vm.template.template import Booted, Copy, Template, booted

if TYPE_CHECKING:
    from pvm.embedding.context import Context


class Engine:
    """Made once a process, as a rule: contexts that name none share one."""

    def __init__(self) -> None:
        self._image, self._facts = load_core()
        self.library = LibraryJar(library_jar())
        self._leaves = frozenset(self._facts["leaves"])
        self.endings = Endings()
        self._hot_list = HotList("embedded")
        self._made_template: Template | None = None
        self._lock = threading.Lock()

    def compile(self, *sources: Source, file_name: str = "Main.java",
                against: Iterable[Code] = ()) -> Code:
        """Java source as code for contexts: texts, or paths of files and folders. `file_name` is
        what messages call a text, `against` the other code that it uses. Raises CompilationError,
        OSError."""
        return compiled(sources, file_name, against)

    def load(self, *places: Classes) -> Code:
        """Class files as code for contexts: the paths of files, folders and jars, or the bytes of a
        class file or a jar. Raises OSError, ValueError."""
        return loaded(places)

    def context(self, *code: Code, **options: Any) -> Context:
        """A context with this code; its options are those of `Context`."""
        from pvm.embedding.context import Context

        return Context(*code, engine=self, **options)

    def __reduce__(self) -> NoReturn:
        raise TypeError("an Engine cannot be copied or pickled")

    def make_machine(self, settings: Settings, environment: Environment) -> Machine:
        """A machine that is not started yet."""
        self.endings.attempt_all()
        return self._made(settings, environment, self._template.copy())

    def _made(self, settings: Settings, environment: Environment,
              copy: Copy | None) -> Machine:
        natives = Binder(self._facts["natives"], environment, self._leaves)
        machine = Machine(self._image, self._facts, natives, settings, copy)
        MethodCompiler(machine, self._hot_list, {}, None, 0.0)
        return machine

    @property
    def _template(self) -> Template:
        """What all machines of the engine are made of; made for the first one."""
        with self._lock:
            if self._made_template is None:
                self._made_template = Template(self._booted(), self._booted())
            return self._made_template

    def _booted(self) -> Booted:
        settings = Settings(self.library, [])
        settings.huge_pages = False
        return booted(self._made(settings, Environment(), None))


_lock = threading.Lock()
_engines: list[Engine] = []


def default_engine() -> Engine:
    """The engine of contexts that name none."""
    with _lock:
        if not _engines:
            _engines.append(Engine())
        return _engines[0]
