"""Method IDs, calls and constructors (JNI 4, "Calling Instance Methods" and what follows)."""

from typing import TYPE_CHECKING, Any

from pvm.native.jni.access import check_instantiation, check_member, is_open_class
from pvm.native.jni.errors import JniError
from pvm.native.jni.functions import Function
from pvm.native.jni.implementation import jni
from pvm.native.jni.memory import Words
from pvm.native.jni.types import check_receiver, check_type
from pvm.vm.classfile.errors import no_such_method_error
from pvm.vm.link.selection import maximally_specific, select
from pvm.vm.model.members import JavaMethod, parameter_descriptors, return_descriptor
from pvm.vm.model.metadata import INITIALISED

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.objects import Handle


@jni("GetMethodID", "GetStaticMethodID")
def get_method_id(caller: "Caller", function: Function, java_class: "JavaClass", name: str,
                  descriptor: str) -> JavaMethod:
    is_static = function.name == "GetStaticMethodID"
    caller.machine.initialise(java_class)
    found = find_method(java_class, name, descriptor)
    if found is None or found.is_static != is_static or name == "<clinit>":
        raise no_such_method_error(name)
    check_member(caller, found)
    return found


def find_method(java_class: "JavaClass", name: str, descriptor: str) -> JavaMethod | None:
    """The method of a class or one above it; a constructor only of the class itself."""
    key = name, descriptor
    if name == "<init>":
        return java_class.methods.get(key)
    for each in java_class.superclasses():
        if key in each.methods:
            return each.methods[key]
    if java_class.is_interface:         # whose instances are objects
        found = java_class.loader.host.boot.load("java/lang/Object").methods.get(key)
        if found is not None and found.is_public:
            return found
    specific = maximally_specific(java_class, key)
    if specific:
        return next((m for m in specific if not m.is_abstract), specific[0])
    for each in java_class.all_interfaces:
        if key in each.methods:
            return each.methods[key]
    return None


@jni("Call{Result}Method{Form}")
def call_virtual(caller: "Caller", function: Function, receiver: "Handle", method: JavaMethod,
                 words: Words) -> Any:
    _check_kind(function, method, False)
    found = check_receiver(caller, receiver, method.owner, function.name)
    target = select(method, found)
    result = _called(caller, function, target, words, receiver, method)
    caller.interface.members.remember_call(method, found, target)
    return result


@jni("CallNonvirtual{Result}Method{Form}")
def call_nonvirtual(caller: "Caller", function: Function, receiver: "Handle",
                    java_class: "JavaClass", method: JavaMethod, words: Words) -> Any:
    _check_kind(function, method, False)
    check_receiver(caller, receiver, method.owner, function.name)
    if not java_class.is_subtype_of(method.owner):
        raise JniError(f"{function.name}: {java_class.external_name} has no {method}")
    return _called(caller, function, method, words, receiver, method)


@jni("CallStatic{Result}Method{Form}")
def call_static(caller: "Caller", function: Function, java_class: "JavaClass", method: JavaMethod,
                words: Words) -> Any:
    _check_kind(function, method, True)
    caller.machine.initialise(method.owner)
    result = _called(caller, function, method, words, None, method)
    if method.owner.state == INITIALISED:
        caller.interface.members.remember_call(method, method.owner, method)
    return result


@jni("NewObject{Form}")
def new_object(caller: "Caller", function: Function, java_class: "JavaClass", method: JavaMethod,
               words: Words) -> "Handle":
    if not method.is_constructor or method.owner is not java_class:
        raise JniError(f"{function.name}: {method} is no constructor of "
                       f"{java_class.external_name}")
    check_instantiation(caller, java_class, has_constructor=True)
    caller.machine.initialise(java_class)
    arguments = _arguments(caller, function, method, words)
    made = caller.objects.instance(java_class)
    caller.machine.call(method, made, *arguments)
    if is_open_class(java_class) and java_class.state == INITIALISED:
        caller.interface.members.remember_call(method, java_class, method)
    return made


def _check_kind(function: Function, method: JavaMethod, is_static: bool) -> None:
    """The function's name says whether the method is static, and what it returns."""
    if method.is_static != is_static:
        raise JniError(f"{function.name}: {method} is {'not ' if is_static else ''}static")
    returned = return_descriptor(method.descriptor)
    if ("L" if returned[0] in "L[" else returned) != function.letter:
        raise JniError(f"{function.name}: {method} does not return that")


def _called(caller: "Caller", function: Function, target: JavaMethod, words: Words,
            receiver: "Handle | None", declared: JavaMethod) -> Any:
    if target.is_abstract:
        raise JniError(f"{function.name}: {target} is abstract")
    arguments = _arguments(caller, function, declared, words)
    first = [] if receiver is None else [receiver]
    return caller.machine.call(target, *first, *arguments)


def _arguments(caller: "Caller", function: Function, method: JavaMethod,
               words: Words) -> list[Any]:
    """For `Machine.call`; references are of the parameters' types."""
    descriptors = parameter_descriptors(method.descriptor)
    letters = "".join("L" if each[0] in "L[" else each for each in descriptors)
    found: list[Any] = []
    for word, descriptor in zip(words(letters), descriptors, strict=True):
        if descriptor[0] in "L[":
            held = caller.held(word)
            check_type(caller, held, method.owner, descriptor, function.name)
            found.append(held)
        else:
            found.append(word_of(word, descriptor))
    return found


def word_of(word: int, letter: str) -> int:
    """The bits of an argument as Java has them in a slot."""
    from pvm.vm.runtime.javacalls import narrowed

    return word if letter in "FD" else narrowed(letter, word)
