"""Verifies a class (JVMS 4.10): the static constraints of its code, then its types.

From class file version 50 on types are checked against the stack map frames (4.10.1), before they
are inferred (4.10.2). Version 50 is the one in between: what fails there is looked at again, by
inference.
"""

from typing import Final

from pvm.vm.classfile.attributes import Code
from pvm.vm.classfile.decode import decode
from pvm.vm.classfile.errors import LinkageFailure, class_format_error
from pvm.vm.classfile.reader import ClassFile, Method
from pvm.vm.verify.codetables import check_tables
from pvm.vm.verify.constraints import StaticConstraints
from pvm.vm.verify.context import ClassContext, MethodContext, method_text
from pvm.vm.verify.declared import MalformedTable
from pvm.vm.verify.flow import MethodFlow, flow
from pvm.vm.verify.hierarchy import Hierarchy
from pvm.vm.verify.problems import CLASS_FORMAT_ERROR, VERIFY_ERROR

FIRST_WITH_FRAMES: Final = 50


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
        if not may_fail_over or not _is_verdict(failure):
            raise
        _infer_after(failure, class_file, hierarchy)


def _is_verdict(failure: LinkageFailure) -> bool:
    """Whether the class itself is wrong, and not the table that its frames are in."""
    errors = (VERIFY_ERROR, CLASS_FORMAT_ERROR)
    return failure.class_name in errors and not isinstance(failure, MalformedTable)


def _infer_after(first: LinkageFailure, class_file: ClassFile, hierarchy: Hierarchy) -> None:
    """Where that fails as well, its error has the first one's words, as HotSpot's."""
    try:
        _infer_types(class_file, hierarchy)
    except LinkageFailure as second:
        if _is_verdict(second):
            second.message = first.message
        raise


def _check_types(class_file: ClassFile, hierarchy: Hierarchy) -> None:
    from pvm.vm.verify.typechecking import type_check

    context = ClassContext(class_file, hierarchy, is_old=False)
    constraints = StaticConstraints(class_file, has_subroutines=False)
    for method in class_file.methods:
        code = method.code
        if code is not None:
            normalised = _flow(context, method, code)
            type_check(MethodContext(context, method, normalised), code, constraints)


def _flow(context: ClassContext, method: Method, code: Code) -> MethodFlow:
    try:
        instructions = decode(code.code)
    except LinkageFailure as failure:
        from pvm.vm.verify.details import worded_early  # only for failures

        raise worded_early(failure, context.name, method, code) from None
    check_tables(code, instructions, lambda: method_text(context.name, method))
    return flow(code, instructions, is_raw=True)


def _infer_types(class_file: ClassFile, hierarchy: Hierarchy) -> None:
    from pvm.vm.verify.inference import check_special_calls, infer

    context = ClassContext(class_file, hierarchy, is_old=True)
    constraints = StaticConstraints(class_file, has_subroutines=True)
    for method in class_file.methods:
        code = method.code
        if code is None:
            continue
        try:
            constraints.check_all(code)
            check_special_calls(context, code)
            normalised = flow(code)
            if any(row.handler_pc == 0 for row in code.exception_table):  # HotSpot's rule
                raise class_format_error("Illegal exception table handler")
            infer(MethodContext(context, method, normalised), code)
            if normalised.calls:
                _check_subroutines(context, method, code)
        except LinkageFailure as failure:
            if not _is_verdict(failure):
                raise
            failure.message = (
                f"(class: {context.name}, method: {method.name} signature: {method.descriptor}) "
                f"{failure.message}"
            )
            raise


def _check_subroutines(context: ClassContext, method: Method, code: Code) -> None:
    from pvm.vm.verify.shared_subroutines import check_subroutines  # for very old class files

    check_subroutines(MethodContext(context, method, flow(code, is_raw=True)))
