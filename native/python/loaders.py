"""java.lang.ClassLoader and the machine's own loaders."""

import os
from typing import TYPE_CHECKING, Final

from pvm.native.call import NativeCall
from pvm.native.environment import AssertionStatus
from pvm.native.python import gate
from pvm.native.python.javaloader import loader_of
from pvm.native.python.results import byte_array, string_array
from pvm.native.registry import python_native
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.load.classpath import Folder, Jar, file_url
from pvm.vm.load.define import define_class
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.vm.load.classpath import ClassPathEntry
    from pvm.vm.load.loader import Loader

LOADER: Final = "java/lang/ClassLoader"
PACKAGE: Final = "java/lang/Package"
LOADERS: Final = "pvm/internal/Loaders"
_NOT_FOUND: Final = "java/lang/ClassNotFoundException"


def _load_or_null(call: NativeCall, loader: "Loader", name: str) -> Handle | None:
    try:
        return call.mirror(loader.load(name.replace(".", "/")))
    except LinkageFailure as failure:
        if failure.class_name == _NOT_FOUND:
            return None
        raise


@python_native(LOADER, "defineClass0",
               "(Ljava/lang/ClassLoader;Ljava/lang/String;[BII)Ljava/lang/Class;")
def define(call: NativeCall) -> Handle | None:
    loader = loader_of(call, 0)
    gate.require_loader(call, loader)
    name = None if call.is_null(1) else call.text(1).replace(".", "/")
    offset, length = call.integer(3), call.integer(4)
    data = call.objects.read_bytes(call.slot(2), offset + length)[offset:]
    return call.mirror(define_class(loader, name, data, f"source: {loader.name}"))


@python_native(LOADER, "resolveClass0", "(Ljava/lang/Class;)V")
def resolve(call: NativeCall) -> None:
    call.machine.link(call.java_class(0))


@python_native(LOADER, "findLoadedClass0",
               "(Ljava/lang/ClassLoader;Ljava/lang/String;)Ljava/lang/Class;")
def find_loaded(call: NativeCall) -> Handle | None:
    return call.mirror(loader_of(call, 0).find(call.text(1).replace(".", "/")))


@python_native(LOADER, "findBootstrapClass", "(Ljava/lang/String;)Ljava/lang/Class;")
def find_bootstrap(call: NativeCall) -> Handle | None:
    return _load_or_null(call, call.machine.boot, call.text(0))


@python_native(LOADER, "setAssertionStatus0", "(Ljava/lang/ClassLoader;Ljava/lang/String;Z)V")
def set_assertion_status(call: NativeCall) -> None:
    rules = call.environment.assertion_settings.setdefault(loader_of(call, 0), [])
    scope = None if call.is_null(1) else call.text(1)
    enabled = call.boolean(2)
    if scope is None:
        rules.append(AssertionStatus(enabled))
    elif scope == "":
        rules.clear()
    elif scope.endswith("..."):
        rules.append(AssertionStatus(enabled, "package", scope[:-3]))
    else:
        rules.append(AssertionStatus(enabled, "class", scope))


@python_native(PACKAGE, "namesOfClasses", "(Ljava/lang/ClassLoader;)[Ljava/lang/String;")
def names_of_packages(call: NativeCall) -> Handle:
    """The packages of the classes that a loader has defined."""
    loader = loader_of(call, 0)
    defined = [name for name, c in list(loader.classes.items())
               if c.loader is loader and not name.startswith("[")]
    packages = {name.rpartition("/")[0].replace("/", ".") for name in defined}
    return string_array(call, sorted(packages))


@python_native("pvm/internal/LoaderValue", "valuesOf", "(Ljava/lang/ClassLoader;)Ljava/util/Map;")
def values_of(call: NativeCall) -> Handle:
    return call.objects.field(call.slot(0), "values")


@python_native(LOADERS, "findOnClassPath",
               "(Ljava/lang/ClassLoader;Ljava/lang/String;)Ljava/lang/Class;")
def find_on_class_path(call: NativeCall) -> Handle | None:
    name = call.text(1)
    if "/" in name or name.startswith("["):
        return None
    return _load_or_null(call, loader_of(call, 0), name)


@python_native(LOADERS, "nameAndId", "(Ljava/lang/ClassLoader;)Ljava/lang/String;")
def name_and_id(call: NativeCall) -> Handle:
    return call.objects.field(call.slot(0), "nameAndId")


@python_native(LOADERS, "resource", "(Ljava/lang/ClassLoader;Ljava/lang/String;)[B")
def resource(call: NativeCall) -> Handle | None:
    machine = call.machine
    loader = machine.boot if call.is_null(0) else machine.application
    data = loader.read_resource(call.text(1))
    return None if data is None else byte_array(call, data)


@python_native(LOADERS, "locations", "(Ljava/lang/String;)[Ljava/lang/String;")
def locations(call: NativeCall) -> Handle:
    """The URLs of all resources of a name on the class path, in its order."""
    name = call.text(0)
    found = [_url(entry, name) for entry in call.machine.application.entries
             if _has(entry, name)]
    return string_array(call, found)


def _has(entry: "ClassPathEntry", name: str) -> bool:
    if isinstance(entry, Folder) and not (name.startswith("/") or ".." in name.split("/")):
        return os.path.exists(os.path.join(entry.path, name))
    return entry.read(name) is not None


def _url(entry: "ClassPathEntry", name: str) -> str:
    real = entry.real_name(name) if isinstance(entry, Jar) else name
    return _base(entry) + _quoted(real or name)


def _base(entry: "ClassPathEntry") -> str:
    """What the URLs of an entry's resources begin with."""
    return entry.location if isinstance(entry, Folder) else f"jar:{entry.location}!/"


@python_native(LOADERS, "located", "(Ljava/lang/String;)[B")
def located(call: NativeCall) -> Handle | None:
    """The resource of the class path that has a URL; what lies outside has none."""
    from urllib.parse import unquote_to_bytes

    url = call.text(0)
    for entry in call.machine.application.entries:
        base = _base(entry)
        if url.startswith(base):
            data = entry.read(os.fsdecode(unquote_to_bytes(url[len(base):])))
            if data is not None:
                return byte_array(call, data)
    return None


def _quoted(name: str) -> str:
    return file_url(name).removeprefix("file:")


@python_native(LOADERS, "source", "(Ljava/lang/Class;)Ljava/lang/String;")
def source(call: NativeCall) -> Handle | None:
    """The URL of the folder or jar that a class comes from, if it is from the class path."""
    java_class = call.java_class(0)
    if java_class.loader is not call.machine.application or not java_class.source:
        return None
    return call.machine.new_string(java_class.source)
