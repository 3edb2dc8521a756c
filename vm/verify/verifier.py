"""Verifies a class (JVMS 4.10): the static constraints of its code, then its types.

From class file version 50 on types are checked against the stack map frames (4.10.1), before they
are inferred (4.10.2). Version 50 is the one in between: what fails there is looked at again, by
inference.
"""

from typing import Final

from pvm.vm.classfile.attributes import Code
from pvm.vm.classfile.errors import LinkageFailure, verify_error
from pvm.vm.classfile.reader import ClassFile, Method
from pvm.vm.verify.constraints import StaticConstraints
from pvm.vm.verify.context import ClassContext, MethodContext
from pvm.vm.verify.flow import flow
from pvm.vm.verify.hierarchy import Hierarchy
from pvm.vm.verify.problems import VERIFY_ERROR, Misuse

FIRST_WITH_FRAMES: Final = 50
_CLASS_FORMAT_ERROR: Final = "java/lang/ClassFormatError"


def verify_class(class_file: ClassFile, hierarchy: Hierarchy) -> None:
    """Raises a LinkageFailure unless every method of the class is safe to run.

    A VerifyError with class, method and reason, or whatever the hierarchy raises when it cannot
    load a class that has to be known.
    """
    if class_file.major < FIRST_WITH_FRAMES:
        _infer_types(class_file, hierarchy)
        return
    try:
        _check_types(class_file, hierarchy)
    except LinkageFailure as failure:
        may_fail_over = class_file.major == FIRST_WITH_FRAMES  # JVMS 4.10
        if not may_fail_over or failure.class_name not in (VERIFY_ERROR, _CLASS_FORMAT_ERROR):
            raise
        _infer_types(class_file, hierarchy)


def _check_types(class_file: ClassFile, hierarchy: Hierarchy) -> None:
    from pvm.vm.verify.typechecking import type_check

    context = ClassContext(class_file, hierarchy, is_old=False)
    constraints = StaticConstraints(class_file, has_subroutines=False)
    for method in class_file.methods:
        code = method.code
        if code is not None:
            try:
                constraints.check(code)
                normalised = flow(code)
            except Misuse as misuse:
                raise _with_details(misuse, context, method, code) from None
            type_check(MethodContext(context, method, normalised), code)


def _with_details(
    misuse: Misuse, context: ClassContext, method: Method, code: Code
) -> LinkageFailure:
    from pvm.vm.verify.details import worded_early

    return worded_early(misuse, context.name, method, code, (misuse.bci, misuse.instruction))


def _infer_types(class_file: ClassFile, hierarchy: Hierarchy) -> None:
    from pvm.vm.verify.inference import infer

    context = ClassContext(class_file, hierarchy, is_old=True)
    constraints = StaticConstraints(class_file, has_subroutines=True)
    for method in class_file.methods:
        code = method.code
        if code is None:
            continue
        try:
            constraints.check(code)
            infer(MethodContext(context, method, flow(code)))
        except LinkageFailure as failure:
            if failure.class_name != VERIFY_ERROR:
                raise  # of the exception table, or a class that cannot be loaded
            raise verify_error(
                f"(class: {context.name}, method: {method.name} signature: {method.descriptor}) "
                f"{failure.message}"
            ) from None
