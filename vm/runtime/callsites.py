"""Links invokedynamic instructions: the spun class becomes a hidden one (JVMS 5.4.3.6, 6.5)."""

import itertools
from typing import TYPE_CHECKING

from pvm.vm.indy.linking import is_built_in
from pvm.vm.indy.linking import link_call_site as spin_call_site
from pvm.vm.link.initialise import initialise
from pvm.vm.load.hidden import define_hidden
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaMethod

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_numbers = itertools.count(1)


def link_call_site(machine: "Machine", caller: JavaClass, index: int) -> JavaMethod:
    """The static method that an invokedynamic instruction is a call of from now on.

    Raises LinkageFailure or JavaThrow.
    """
    if not is_built_in(caller, index):
        return machine.method_handles.call_site(caller, index)
    spec = spin_call_site(caller, index, next(_numbers))
    hidden = define_hidden(caller, spec.data, trusted=True)
    initialise(machine, hidden)
    method = hidden.method(spec.name, spec.descriptor)
    if method is None:
        raise LookupError(f"{hidden} has no {spec.name}{spec.descriptor}")
    return method
