"""What Python natives know besides the machine: the host's settings, and loaders made by programs.

The composition root makes one for each machine; without settings it is that of an empty command
line.
"""

import itertools
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.loaderdata import LoaderData
    from pvm.vm.model.members import JavaMethod


class AssertionStatus(NamedTuple):
    """One -ea or -da: `scope` is ``all``, ``package`` (and below; "" is the unnamed one) or
    ``class``; `name` is dotted."""

    enabled: bool
    scope: str = "all"
    name: str = ""


class HeldObjects:
    """Objects of Python that Java holds by numbers, until it gives them back."""

    def __init__(self) -> None:
        self._objects: dict[int, Any] = {}
        self._numbers = itertools.count(1)

    def add(self, held: Any) -> int:
        """The number of an object from now on."""
        number = next(self._numbers)
        self._objects[number] = held
        return number

    def get(self, number: int) -> Any:
        """The object; KeyError after its removal."""
        return self._objects[number]

    def remove(self, number: int) -> None:
        """Forgets an object, if it is still there."""
        self._objects.pop(number, None)


class HostMethod(NamedTuple):
    """What stands behind a native method of a class that the embedding program has made: a function
    of the image with its operands, or else one of Python that takes the NativeCall."""

    symbol: str
    operands: tuple[int, ...] = ()
    function: Callable[[Any], Any] | None = None


class Environment:
    """The settings (`assertions` holds AssertionStatus or rows with the same fields), and state.

    `loaders`: loaders written in Java, as the machine sees them, by their data's address; it, and
    `assertion_settings`, what ClassLoader.set...AssertionStatus asked for by loader, are changed
    under `loaders_lock`. `held`: objects that Java code owns. `host_methods`: of classes that the
    embedding program has made, by names and descriptors. `interface`: the `native.jni.Interface`,
    once something is native that is not the class library's; `new_translator` makes what emulators
    translate hot guest code with. `python_natives`: what makes a host method, by names of classes
    and methods and by descriptors.
    """

    def __init__(self, properties: Mapping[str, str] | None = None, class_path: str = ".",
                 assertions: Sequence[Any] = (), system_assertions: bool = False) -> None:
        self.properties = dict(properties or {})
        self.class_path = class_path
        self.assertions = assertions
        self.system_assertions = system_assertions
        self.loaders: dict[int, Loader] = {}
        self.loaders_lock = threading.Lock()
        self.held = HeldObjects()
        self.assertion_settings: dict[Loader, list[AssertionStatus]] = {}
        self.host_methods: dict[JavaClass, dict[tuple[str, str], HostMethod]] = {}
        self.interface: Any = None
        self.python_natives: dict[tuple[str, str, str], Callable[[JavaMethod], HostMethod]] = {}
        self.new_translator: Callable[[], Any] = _background_translator

    def forget_loaders(self, dead: "Sequence[LoaderData]") -> None:
        """The classes of the loaders that these belong to are unloaded."""
        gone = []
        with self.loaders_lock:
            for data in dead:
                loader = self.loaders.pop(data.address, None)
                if loader is not None:
                    self.assertion_settings.pop(loader, None)
                    gone.append(loader)
        if self.interface is not None:
            self.interface.forget_loaders(gone)

    def host_method(self, method: "JavaMethod") -> HostMethod | None:
        """What the embedding program has put behind a native method."""
        return self.host_methods.get(method.owner, {}).get(method.key)

    def python_native(self, method: "JavaMethod") -> HostMethod | None:
        """What is made of the Python function for a native method, if there is one."""
        make = self.python_natives.get((method.owner.name, method.name, method.descriptor))
        return None if make is None or method.owner.loader.trusted else make(method)

    def desires_assertions(self, loader: "Loader", is_library: bool, name: str) -> bool:
        """Class.desiredAssertionStatus of a class with a dotted name."""
        asked = self.assertion_settings.get(loader)
        if asked is not None:
            return decide(asked, name)
        if is_library:
            return self.system_assertions
        return decide(self.assertions, name)


def _background_translator() -> Any:
    from pvm.isa.translate.translator import BackgroundTranslator

    return BackgroundTranslator()


def decide(rules: Sequence[Any], name: str) -> bool:
    """Which rule holds: one for the class, else for its innermost package, else for all; of
    several for the same the last."""
    best, enabled = -1, False
    for rule in rules:
        rank = _rank(rule, name)
        if rank >= best and rank >= 0:
            best, enabled = rank, rule.enabled
    return enabled


def _rank(rule: Any, name: str) -> int:
    """How narrow the rule is, -1 if it does not match."""
    if rule.scope == "all":
        return 0
    if rule.scope == "class":
        return len(name) + 2 if rule.name == name else -1
    package = name.rpartition(".")[0]
    if rule.name == "":
        return 1 if package == "" else -1
    return len(rule.name) + 1 if f"{package}.".startswith(rule.name + ".") else -1
