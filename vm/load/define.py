"""Makes a class of a class file (JVMS 5.3.5)."""

import threading
from typing import TYPE_CHECKING

from pvm.vm.classfile.errors import (
    AnsweredNothing,
    LinkageFailure,
    class_circularity_error,
    linkage_error,
    no_class_def_found_error,
)
from pvm.vm.classfile.flags import ACC_ABSTRACT
from pvm.vm.classfile.reader import ClassFile, parse
from pvm.vm.link.loading_constraints import different_class, not_loadable
from pvm.vm.link.messages import unnamed_module
from pvm.vm.link.preparation import prepare
from pvm.vm.load.supertypes import check_interface, check_superclass
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.names import package_of
from pvm.vm.model.throwing import JavaThrow

if TYPE_CHECKING:
    from pvm.vm.load.loader import Loader

_LIBRARY = ("java/", "pvm/internal/")
_NOT_FOUND = "java/lang/ClassNotFoundException"


def define_class(
    loader: "Loader", name: str | None, data: bytes | ClassFile, source: str,
    trusted: bool = False, definer: JavaClass | None = None, is_new: bool = False,
) -> JavaClass:
    """Parses (unless that is done), checks, prepares and registers a class. No lock is held by the
    caller.

    `name` is the internal name that was asked for, None if any will do; `source` the location that
    the loading log shows; `definer` the class through whose lookup it is defined. `is_new`: none of
    its name may be there yet, whatever the loader accepts.
    Raises LinkageFailure, or JavaThrow from loaders of its supertypes.
    """
    file = _parsed(loader, name, data, trusted)
    accepts_twice = loader.accepts_twice and definer is None and not is_new
    if not accepts_twice and file.name in loader.classes:
        raise _duplicate(loader, file)
    java_class = JavaClass(file.name, loader)
    java_class.source = source
    java_class.trusted = trusted
    java_class.definer = definer
    load_supertypes(java_class, file)
    found = _register(java_class, file, accepts_twice)
    if found is java_class:
        loader.host.class_loaded(java_class)
    return found


def _register(java_class: JavaClass, file: ClassFile, accepts_twice: bool) -> JavaClass:
    """Prepares the class and makes it its loader's, unless another thread was faster."""
    loader = java_class.loader
    with loader.host.link_lock:
        known = loader.classes.get(file.name)
        if known is not None:
            if accepts_twice:
                return known
            raise _duplicate(loader, file)
        other = different_class(loader, java_class)
        if other is None:
            prepare(loader.host, java_class)
            loader.classes[file.name] = java_class
    if other is not None:
        raise not_loadable(loader, other)
    return java_class


def _parsed(loader: "Loader", name: str | None, data: bytes | ClassFile,
            trusted: bool) -> ClassFile:
    """JVMS 5.3.5 steps 1 and 2: the class file, which is of the class that was asked for."""
    file = data if isinstance(data, ClassFile) else parse(data, name or "<Unknown>", trusted)
    if name is not None and file.name != name:
        raise no_class_def_found_error(f"{name} (wrong name: {file.name})")
    if file.name.startswith(_LIBRARY) and not trusted:
        package = package_of(file.name).replace("/", ".")
        raise LinkageFailure(
            "java/lang/SecurityException",
            f"Class loader (instance of): {loader.name} tried to load prohibited package name: "
            f"{package}")
    return file


def load_supertypes(java_class: JavaClass, file: ClassFile) -> None:
    """Sets class file, flags, superclass and interfaces (JVMS 5.3.5 steps 3 and 4)."""
    java_class.class_file = file
    java_class.access_flags = file.access_flags
    loader = java_class.loader
    me = threading.get_ident()
    loading = loader.loading.setdefault(file.name, set())
    if me in loading:
        raise class_circularity_error(file.name)
    loading.add(me)
    try:
        if file.super_name is not None:
            java_class.super_class = load_named(loader, file.super_name)
            check_superclass(java_class, java_class.super_class)
        java_class.interfaces = tuple([load_named(loader, name) for name in file.interfaces])
        for interface in java_class.interfaces:
            check_interface(java_class, interface)
    finally:
        loading.discard(me)
        if not loading:
            loader.loading.pop(file.name, None)


def load_named(loader: "Loader", name: str) -> JavaClass:
    """A class that another one names: not finding it is a NoClassDefFoundError (JVMS 5.3.1)."""
    found = loader.classes.get(name)
    if found is not None:
        return found
    try:
        return loader.load(name)
    except LinkageFailure as failure:
        if failure.class_name != _NOT_FOUND:
            raise
        # no local name for the cause: its traceback leads here, and the ring would keep its object
        raise no_class_def_found_error(name) from (
            None if isinstance(failure, AnsweredNothing) else failure)
    except JavaThrow as thrown:
        if not _is_not_found(thrown):
            raise
        raise no_class_def_found_error(name) from thrown


def _is_not_found(thrown: JavaThrow) -> bool:
    return any(c.name == _NOT_FOUND for c in thrown.java_class.superclasses())


def _duplicate(loader: "Loader", file: ClassFile) -> LinkageFailure:
    name = file.name.replace("/", ".")
    abstract = "abstract class" if file.access_flags & ACC_ABSTRACT else "class"
    kind = "interface" if file.is_interface else abstract
    parent = loader.parent_name
    beside = f", parent loader {parent}" if parent else ""
    return linkage_error(
        f"loader {loader.name} attempted duplicate {kind} definition for {name}. "
        f"({name} is in {unnamed_module(loader)}{beside})"
    )
