"""Class initialisation (JVMS 5.5)."""

from typing import TYPE_CHECKING

from pvm.lowlevel import memory
from pvm.vm.classfile.attributes import ConstantValue
from pvm.vm.classfile.constants import Double, Float, Integer, Long, String
from pvm.vm.classfile.errors import exception_in_initializer_error, no_class_def_found_error
from pvm.vm.classfile.flags import ACC_STATIC
from pvm.vm.link.linking import link
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod
from pvm.vm.model.metadata import BEING_INITIALISED, ERRONEOUS, INITIALISED, LINKED
from pvm.vm.model.throwing import JavaThrow

if TYPE_CHECKING:
    from pvm.vm.model.host import Host

_FIRST_STATIC_CLINIT = 51


def initialise(host: "Host", java_class: JavaClass) -> None:
    """Initialises a class unless it is, or the calling thread is at it. No lock is held.

    Raises LinkageFailure (with the Java cause, if any, as `__cause__`: a JavaThrow or a
    LinkageFailure), or JavaThrow if the initialiser threw an Error.
    """
    if java_class.state == INITIALISED:
        return
    link(host, java_class)
    if not _claim(host, java_class):
        return
    is_running = False
    try:
        _set_constants(host, java_class)
        _initialise_supertypes(host, java_class)
        is_running = True
        _run(host, java_class)
    except BaseException as error:  # whatever it is, nobody may wait for this class for ever
        _fail(host, java_class, error)
        if is_running and _is_wrapped(host, error):
            raise exception_in_initializer_error() from error  # step 10
        raise
    _finish(host, java_class, INITIALISED, None)


def _fail(host: "Host", java_class: JavaClass, error: BaseException) -> None:
    """Steps 10 and 11. But where the thread is only made to end, nothing is told of why, and a
    class of the library is as it was before: all that runs later needs it."""
    if not host.is_unwinding():
        _finish(host, java_class, ERRONEOUS, host.initialisation_cause(java_class, error))
    else:
        _finish(host, java_class, LINKED if java_class.trusted else ERRONEOUS, None)


def superinterfaces_to_initialise(java_class: JavaClass) -> list[JavaClass]:
    """JVMS 5.5 step 7: the superinterfaces that declare a method which is neither abstract nor
    static, each after its own superinterfaces."""
    found: dict[JavaClass, None] = {}
    for interface in java_class.interfaces:
        if interface.has_defaults:
            found.update(dict.fromkeys(superinterfaces_to_initialise(interface)))
            if any(not m.is_abstract and not m.is_static for m in interface.methods.values()):
                found[interface] = None
    return list(found)


def _claim(host: "Host", java_class: JavaClass) -> bool:
    """Steps 1 to 6: True if the calling thread has to initialise the class."""
    me = host.current_thread()
    with host.initialisation:
        while java_class.state == BEING_INITIALISED and java_class.initialising_thread != me:
            host.initialisation.wait()
        if java_class.state == ERRONEOUS:
            raise no_class_def_found_error(
                f"Could not initialize class {java_class.external_name}"
            ) from java_class.initialisation_cause
        if java_class.state in (BEING_INITIALISED, INITIALISED):
            return False
        java_class.initialising_thread = me
        java_class.info.initialising_thread = me
        java_class.set_state(BEING_INITIALISED)
        return True


def _finish(
    host: "Host", java_class: JavaClass, state: int, cause: Exception | None
) -> None:
    with host.initialisation:
        java_class.initialising_thread = 0
        java_class.info.initialising_thread = 0
        java_class.initialisation_cause = cause
        java_class.set_state(state)
        host.initialisation.notify_all()


def _initialise_supertypes(host: "Host", java_class: JavaClass) -> None:
    if java_class.is_interface:
        return
    if java_class.super_class is not None:
        initialise(host, java_class.super_class)
    if java_class.has_defaults:
        for interface in superinterfaces_to_initialise(java_class):
            initialise(host, interface)


def _is_initialiser(java_class: JavaClass, method: JavaMethod) -> bool:
    # JVMS 2.9.2: from version 51 on it must be static
    file = java_class.class_file
    return method.is_static or file is None or file.major < _FIRST_STATIC_CLINIT


def _run(host: "Host", java_class: JavaClass) -> None:
    initialiser = java_class.methods.get(("<clinit>", "()V"))
    if initialiser is not None and _is_initialiser(java_class, initialiser):
        host.run_initialiser(initialiser)


def _is_wrapped(host: "Host", error: BaseException) -> bool:
    """True for what an initialiser threw that is no java.lang.Error."""
    if not isinstance(error, JavaThrow):
        return False
    return not error.java_class.is_subtype_of(host.boot.load("java/lang/Error"))


def _set_constants(host: "Host", java_class: JavaClass) -> None:
    """Step 6: static fields with a ConstantValue attribute (JVMS 4.7.2)."""
    for field in java_class.fields.values():
        if field.access_flags & ACC_STATIC and len(field.file.attributes):
            constant = field.file.attributes.get(ConstantValue)
            if constant is not None:
                _set_constant(host, field, constant.value)


def _set_constant(host: "Host", field: JavaField, value: object) -> None:
    match value:
        case String(text):
            host.store_string(field.slot, text)
        case Integer(number) | Long(number):
            memory.current().write(field.slot, number.to_bytes(8, "little", signed=True))
        case Float(bits) | Double(bits):
            memory.current().write(field.slot, bits.to_bytes(8, "little"))
        case _:
            raise ValueError(f"{field}: {value} is no constant value")
