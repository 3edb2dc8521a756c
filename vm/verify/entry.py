"""Where verifying a method starts: the frame at its entry, and its handlers' classes."""

from pvm.vm.classfile.attributes import Code
from pvm.vm.classfile.decode import decode
from pvm.vm.classfile.descriptors import class_to_descriptor
from pvm.vm.verify.constraints import locals_used
from pvm.vm.verify.context import MethodContext
from pvm.vm.verify.flow import Handler
from pvm.vm.verify.frame import Frame
from pvm.vm.verify.problems import Misuse, Problem, class_index
from pvm.vm.verify.types import THROWABLE, UNINITIALIZED_THIS, is_wide, of_descriptor, word


def check_catch_types(method: MethodContext, code: Code) -> None:
    checked: set[str] = set()
    for row in code.exception_table:  # of the flow's handlers, some may have been left out
        if row.catch_type is None or row.catch_type in checked:
            continue
        checked.add(row.catch_type)
        caught = class_to_descriptor(row.catch_type)
        if not method.assignability.holds(caught, THROWABLE):
            raise _no_throwable(method, code, row.handler_pc, row.catch_type)


def _no_throwable(method: MethodContext, code: Code, bci: int, name: str) -> Misuse:
    first = next(each for each in decode(code.code) if each.bci == bci)
    caught, throwable = word(class_to_descriptor(name)), word(THROWABLE)
    index = class_index(method.pool, name)
    return Misuse(
        first,
        "catch_type not a subclass of Throwable",
        f"Catch type is not a subclass of Throwable in exception handler {first.bci}",
        f"Type {caught} (constant pool {index}) is not assignable to {throwable}",
    )


def caught_type(row: Handler) -> str:
    """What is on the stack where the handler starts."""
    return THROWABLE if row.catch_type is None else class_to_descriptor(row.catch_type)


def entry_frame(method: MethodContext) -> Frame:
    flow = method.flow
    # max_locals may be far beyond what is used, and every frame costs that much
    used = max(method.descriptor.parameter_slots + 1, locals_used(flow.instructions))
    used = max([used, *[ret.local + 1 for ret in flow.returns.values()]])
    frame = Frame(min(flow.max_locals, used), flow.max_stack)
    types = [of_descriptor(parameter) for parameter in method.descriptor.parameters]
    if not method.method.is_static:
        types.insert(0, UNINITIALIZED_THIS if method.is_constructor else method.this_type)
    frame.needs_super = method.is_constructor
    local = 0
    for type_ in types:
        size = 2 if is_wide(type_) else 1
        if local + size > flow.max_locals:
            raise Problem("Arguments can't fit into locals")
        frame.store(local, type_)
        local += size
    return frame
