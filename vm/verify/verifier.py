"""Verifies a class (JVMS 4.10): the static constraints of its code, then its types by inference.

For class files of every version for now. The type checker that works from StackMapTable (JVMS
4.10.1) will be a second way to do what `inference.infer` does, over the same frames and rules.
"""

from pvm.vm.classfile.attributes import Code
from pvm.vm.classfile.errors import LinkageFailure, verify_error
from pvm.vm.classfile.reader import ClassFile, Method
from pvm.vm.verify.constraints import StaticConstraints
from pvm.vm.verify.context import ClassContext, MethodContext
from pvm.vm.verify.flow import flow
from pvm.vm.verify.hierarchy import Hierarchy
from pvm.vm.verify.inference import infer

_VERIFY_ERROR = "java/lang/VerifyError"


def verify_class(class_file: ClassFile, hierarchy: Hierarchy) -> None:
    """Raises a LinkageFailure unless every method of the class is safe to run.

    A VerifyError with class, method and reason, or whatever the hierarchy raises when it cannot
    load a class that has to be known.
    """
    context = ClassContext(class_file, hierarchy)
    constraints = StaticConstraints(class_file)
    for method in class_file.methods:
        code = method.code
        if code is not None:
            _verify_method(context, constraints, method, code)


def _verify_method(
    context: ClassContext, constraints: StaticConstraints, method: Method, code: Code
) -> None:
    try:
        constraints.check(code)
        infer(MethodContext(context, method, flow(code)))
    except LinkageFailure as failure:
        if failure.class_name != _VERIFY_ERROR:
            raise
        raise verify_error(
            f"(class: {context.name}, method: {method.name} signature: {method.descriptor}) "
            f"{failure.message}"
        ) from None
