"""pvm.internal.Gate: what the library asks of the machine's guard.

Contexts are numbers, see `vm.security.guard`. Without a guard only isGuarded is called.
"""

from typing import TYPE_CHECKING, Final

from pvm.native.call import NativeCall
from pvm.native.registry import python_native
from pvm.vm.link.exports import is_exported
from pvm.vm.runtime.javathreads import JAVA_THREAD
from pvm.vm.runtime.objects import Handle
from pvm.vm.security.capabilities import BY_NAME, Capability
from pvm.vm.security.grants import grants
from pvm.vm.security.targets import canonical

if TYPE_CHECKING:
    from pvm.vm.security.guard import Guard

GATE: Final = "pvm/internal/Gate"
_STRING: Final = "Ljava/lang/String;"


def _guard(call: NativeCall) -> "Guard":
    guard = call.machine.guard
    if guard is None:
        raise LookupError("the machine has no guard")
    return guard


@python_native(GATE, "isGuarded", "()Z")
def is_guarded(call: NativeCall) -> bool:
    return call.machine.guard is not None


@python_native(GATE, "require0", f"({_STRING}{_STRING})V")
def require(call: NativeCall) -> None:
    capability, target, shown = _deed(call, 0)
    _guard(call).check(call.thread, capability, target, shown)


@python_native(GATE, "allows", f"(I{_STRING}{_STRING})Z")
def allows(call: NativeCall) -> bool:
    capability, target, _ = _deed(call, 1)
    return _guard(call).context(call.integer(0)).allows(capability, target)


def _deed(call: NativeCall, index: int) -> tuple[Capability, str, str]:
    """The capability of a name, and the target that may follow: canonical, and as it was given."""
    capability = BY_NAME[call.text(index)]
    shown = "" if call.is_null(index + 1) else call.text(index + 1)
    return capability, _canonical(capability, shown), shown


def _canonical(capability: Capability, text: str) -> str:
    """A target nobody can have been granted stays as it is."""
    try:
        return canonical(capability, text) if text else ""
    except ValueError:
        return text


@python_native(GATE, "held", "()I")
def held(call: NativeCall) -> int:
    guard = _guard(call)
    return guard.number_of(guard.held(call.thread))


@python_native(GATE, "enter", "(I)I")
def enter(call: NativeCall) -> int:
    guard = _guard(call)
    context = guard.caller(call.thread)
    if call.integer(0):
        context = context.meet(guard.context(call.integer(0)))
    return guard.number_of(context)


@python_native(GATE, "limited", f"(I[{_STRING})I")
def limited(call: NativeCall) -> int:
    guard = _guard(call)
    rows = [(BY_NAME[name], target) for name, _, target
            in (text.partition("=") for text in call.texts(1))]
    possible = [row for row in rows if not row[1] or _is_target(*row)]
    context = guard.context(call.integer(0)).meet(grants(possible))
    return guard.number_of(context)


def _is_target(capability: Capability, text: str) -> bool:
    try:
        canonical(capability, text)
    except ValueError:
        return False            # a permission for what does not exist permits nothing
    return True


@python_native(GATE, "state", "()Lpvm/internal/Privileges;")
def state(call: NativeCall) -> Handle:
    """The current thread's, made at its first block."""
    thread = call.thread + JAVA_THREAD
    found = call.objects.field(thread, "privileges")
    if call.objects.is_null(found.slot):
        found = call.objects.instance(call.machine.boot.load("pvm/internal/Privileges"))
        call.objects.set_field(thread, "privileges", found.slot)
    return found


@python_native(GATE, "exports", "(Ljava/lang/Class;Ljava/lang/Class;)Z")
def exports(call: NativeCall) -> bool:
    return is_exported(call.java_class(0).element, call.java_class(1))
