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
from pvm.vm.verify.inference import VERIFY_ERROR, infer


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
    where = f"(class: {context.name}, method: {method.name} signature: {method.descriptor}) "
    try:
        constraints.check(code)
        normalised = flow(code)
    except LinkageFailure as failure:
        raise LinkageFailure(failure.class_name, f"{where}{failure.message}") from None
    try:
        infer(MethodContext(context, method, normalised))
    except LinkageFailure as failure:
        if failure.class_name != VERIFY_ERROR:
            raise  # a class that cannot be loaded
        raise verify_error(f"{where}{failure.message}") from None
