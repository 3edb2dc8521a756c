"""Tables of a Code attribute: what they say of places in the code must be of instructions."""

from collections.abc import Callable

from pvm.vm.classfile.attributes import Code, LocalVariableTable
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.errors import class_format_error


def check_tables(
    code: Code, instructions: list[Instruction], method: Callable[[], str]
) -> None:
    """The exception table (JVMS 4.7.3) and variable tables (4.7.13). Raises ClassFormatErrors.

    `method` says what the messages call it.
    """
    tables = code.attributes.all(LocalVariableTable)
    if not code.exception_table and not tables:
        return
    starts = {each.bci for each in instructions}
    ends = starts | {len(code.code)}

    def check(at: int, places: set[int], what: str, shown: int) -> None:
        if at not in places:
            raise class_format_error(f"Illegal {what} {shown} in method '{method()}'")

    for start, end, handler, _ in code.exception_table:
        check(start, starts, "exception table start_pc", start)
        check(end, ends, "exception table end_pc", end)
        check(handler, starts, "exception table handler_pc", handler)
    for table in tables:
        for variable in table.variables:
            start, length = variable.start_pc, variable.length
            check(start, starts, "local variable table start_pc", start)
            check(start + length, ends, "local variable table length", length)
