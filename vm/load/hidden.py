"""Hidden classes: defined beside a host class, found by no name (JVMS 5.3.5, JLS has no word)."""

from pvm.vm.classfile.reader import parse
from pvm.vm.link.nests import nest_host
from pvm.vm.link.preparation import prepare
from pvm.vm.load.define import load_supertypes
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.loaderdata import LoaderData


def define_hidden(
    host_class: JavaClass, data: bytes, trusted: bool = True, nest_mate: bool = True,
    belongs_to: LoaderData | None = None,
) -> JavaClass:
    """Defines a class in the loader and package of `host_class` that nobody finds by name.

    It lives and dies with `belongs_to`, or with the host class. `trusted` is for classes that the
    machine spins itself (lambdas, string concatenation).
    Raises LinkageFailure, or JavaThrow from loaders of its supertypes. No lock is held.
    """
    loader = host_class.loader
    host = loader.host
    file = parse(data, host_class.name, trusted)
    java_class = JavaClass(file.name, loader, belongs_to or host_class.data)
    java_class.source = host_class.external_name
    java_class.trusted = trusted
    java_class.hidden = True
    java_class.definer = host_class
    if trusted and host_class.hidden and host_class.class_file is not None:
        java_class.resolved[host_class.class_file.name] = host_class    # no loader finds it
    java_class.nest_host = nest_host(host_class) if nest_mate else java_class
    load_supertypes(java_class, file)
    with host.link_lock:
        suffix = f"0x{host.classes.entered:016x}"
        java_class.name = f"{file.name}+{suffix}"
        java_class.external_name = f"{file.name.replace('/', '.')}/{suffix}"
        prepare(host, java_class)
    host.class_loaded(java_class)
    return java_class
