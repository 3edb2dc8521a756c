"""Which calls are inlined: small ones always, larger ones where the profile says they are hot."""

from __future__ import annotations

from pvm.jit.bytecode.builder import Activation
from pvm.vm.model.members import JavaMethod

_RECURSIONS = 1
_REFERENCE = "java/lang/ref/Reference"


def refusal(a: Activation, method: JavaMethod) -> str:
    """Why the method is not inlined; "" if it is, "-" if that needs no word."""
    options = a.options
    if not options.inlines or method.is_native or method.is_abstract or method.code is None:
        return "-"
    if not options.may_inline(method):
        return "disallowed by CompileCommand"
    if method.owner.name == _REFERENCE and method.name == "reachabilityFence":
        return "keeps its argument alive"       # whose last use would be gone with the call
    code = a.machine.code.codes.get(method.number)
    if code is None:
        return "never executed"
    if a.scope.depth + 1 > options.max_depth:
        return "inlining too deep"
    if _recursions(a, method) > _RECURSIONS:
        return "recursive inlining is too deep"
    size = len(method.code.code)
    if size > options.trivial_limit and size > options.inline_limit:
        return "hot method too big"
    if a.build.count > options.max_nodes // 2 and size > options.trivial_limit:
        return "NodeCountInliningCutoff"
    return ""


def _recursions(a: Activation, method: JavaMethod) -> int:
    count, activation = 0, a
    while True:
        if activation.method is method:
            count += 1
        if activation.site is None:
            return count
        activation = activation.site.caller
