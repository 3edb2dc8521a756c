"""pvm.internal.HostSecurity: digests over Python's hashlib, and random bytes."""

import hashlib
from typing import Final

from pvm.native.call import NativeCall
from pvm.native.python import gate
from pvm.native.python.results import byte_array
from pvm.native.registry import python_native
from pvm.vm.runtime.objects import Handle

SECURITY: Final = "pvm/internal/HostSecurity"


@python_native(SECURITY, "digest", "(Ljava/lang/String;[BI)[B")
def digest(call: NativeCall) -> Handle:
    """The digest of the first so many bytes of an array, by one of hashlib's algorithms."""
    data = call.objects.read_bytes(call.slot(1), call.integer(2))
    return byte_array(call, hashlib.new(call.text(0), data, usedforsecurity=False).digest())


@python_native(SECURITY, "random", "(I)[B")
def random(call: NativeCall) -> Handle:
    seeded = call.machine.random
    if seeded is not None:
        return byte_array(call, seeded.randbytes(call.integer(0)))
    return byte_array(call, gate.random_bytes(call, call.integer(0)))
