"""Links an invokedynamic call site: recognise the bootstrap, check, spin."""

from collections.abc import Callable
from typing import Final, NamedTuple

from pvm.vm.classfile.attributes import BootstrapMethods
from pvm.vm.classfile.constants import TAG_INVOKE_DYNAMIC, Dynamic
from pvm.vm.classfile.errors import bootstrap_method_error
from pvm.vm.classfile.pool_builder import ClassFileTooLarge
from pvm.vm.classfile.reader import ClassFile
from pvm.vm.indy import concat, lambda_class, lambdas, records
from pvm.vm.indy.bootstrap import BootstrapCall, read_call
from pvm.vm.indy.checks import check_lambda, check_record
from pvm.vm.indy.concat import StringConcat
from pvm.vm.indy.failures import not_built
from pvm.vm.indy.lambdas import Lambda
from pvm.vm.indy.records import RecordMethod
from pvm.vm.model.classes import JavaClass

Site = StringConcat | Lambda | RecordMethod

_CONCAT: Final = "java/lang/invoke/StringConcatFactory"
_LAMBDA: Final = "java/lang/invoke/LambdaMetafactory"
_RECORD: Final = "java/lang/runtime/ObjectMethods"


class CallSiteSpec(NamedTuple):
    """What to make of a call site: define the class `data` beside the caller (load.hidden), and
    run its static method `name` with `descriptor`, the call site's own, instead."""

    data: bytes
    name: str
    descriptor: str


def link_call_site(caller: JavaClass, index: int, number: int) -> CallSiteSpec:
    """Links an invokedynamic instruction of `caller`; `index`: of its InvokeDynamic constant.

    `number` makes the class's name, as in "Outer$$Lambda$12": one for each call site of a machine.
    May load classes: no lock is held. Raises LinkageFailure (its Java cause, if any, is the
    `__cause__`), or JavaThrow from a loader.
    """
    file = caller.class_file
    if file is None:
        raise ValueError(f"{caller.name} has no constant pool")
    site = recognise(file, index)
    if isinstance(site, StringConcat):
        return spin(site, file.name, number)
    if isinstance(site, Lambda):
        check_lambda(caller, site)
    else:
        check_record(caller, site)
    return spin(site, file.name, number)


def recognise(class_file: ClassFile, index: int) -> Site:
    """What the InvokeDynamic constant at `index` asks for. Raises LinkageFailure."""
    call = read_call(class_file, index)
    recogniser = _RECOGNISERS.get((call.owner, call.method))
    if recogniser is None:
        raise not_built(call.owner, call.method)
    return recogniser(call, class_file)


def is_built_in(caller: JavaClass, index: int) -> bool:
    """Whether the machine does itself what the bootstrap method of the constant would do."""
    file = caller.class_file
    table = None if file is None else file.attributes.get(BootstrapMethods)
    if file is None or table is None or file.constants.tag(index) != TAG_INVOKE_DYNAMIC:
        return True                             # and says what is wrong
    number = file.constants.dynamic(index).bootstrap
    if number >= len(table.methods):
        return True
    handle, arguments = table.methods[number]
    plain = not any(isinstance(argument, Dynamic) for argument in arguments)
    return plain and (handle.reference.class_name, handle.reference.name) in _RECOGNISERS


def spin(site: Site, caller: str, number: int) -> CallSiteSpec:
    """The class for a call site in the class named `caller`. Raises LinkageFailure if something
    does not fit into a class file, or has no conversion."""
    try:
        if isinstance(site, StringConcat):
            data = concat.spin(site, f"{caller}$$Concat${number}")
            return CallSiteSpec(data, concat.METHOD, str(site.descriptor))
        if isinstance(site, Lambda):
            data = lambda_class.spin(site, f"{caller}$$Lambda${number}")
            return CallSiteSpec(data, site.factory, str(site.descriptor))
        data = records.spin(site, f"{caller}$$Record${number}")
        return CallSiteSpec(data, site.name, site.descriptor)
    except ClassFileTooLarge as error:
        raise bootstrap_method_error(f"call site in {caller}: {error}") from None


_RECOGNISERS: Final[dict[tuple[str, str], Callable[[BootstrapCall, ClassFile], Site]]] = {
    (_CONCAT, "makeConcat"): lambda call, _file: concat.recognise_plain(call),
    (_CONCAT, "makeConcatWithConstants"): lambda call, _file: concat.recognise_recipe(call),
    (_LAMBDA, "metafactory"): lambdas.recognise,
    (_LAMBDA, "altMetafactory"): lambdas.recognise_alternative,
    (_RECORD, "bootstrap"): records.recognise,
}
