"""The whole message for a place in a method's code."""

from pvm.vm.interp.predecode import Code
from pvm.vm.link.resolve import pool_of
from pvm.vm.runtime.nullmessages.actions import failed_action
from pvm.vm.runtime.nullmessages.causes import Causes
from pvm.vm.runtime.nullmessages.sources import SourceAnalysis


def null_message(code: Code, word: int) -> str | None:
    """Why the instruction at a word of a method's code met null.

    None if there is no such instruction, or it is none that null makes fail.
    """
    index = code.index_at.get(word)
    if index is None:
        return None
    pool = pool_of(code.method.owner)
    action = failed_action(code.flow.instructions[index], pool)
    if action is None:
        return None
    states = SourceAnalysis(code.flow, pool, code.shapes).run(index)
    if states is None:
        return action
    return action + Causes(code, pool, states).null_cause(index)
