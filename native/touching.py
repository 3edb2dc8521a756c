"""Which natives touch the world outside of the machine: every native has its place in one of two
tables, and one that has none is refused wherever something is (a test finds it before).

A native in TOUCHES needs its capability. Those of capabilities without targets are checked here,
before the native runs; the others name their target to `native.python.gate` themselves.
"""

from typing import TYPE_CHECKING, Final

from pvm.vm.security.capabilities import (
    ENVIRONMENT,
    EXIT,
    LOAD,
    READ,
    RUN,
    THREADS,
    WRITE,
    Capability,
)
from pvm.vm.security.guard import Denied

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.security.guard import Guard

# Class -> method -> what it needs.
TOUCHES: Final[dict[str, dict[str, tuple[Capability, ...]]]] = {
    "java/lang/ClassLoader": {"defineClass0": (LOAD,)},
    "java/lang/Thread": {"start0": (THREADS,)},
    "java/lang/invoke/Linkage": {"define": (LOAD,), "defineHidden": (LOAD,)},
    "pvm/internal/Host": {
        "currentFolder": (READ,), "environment": (ENVIRONMENT,), "halt": (EXIT,),
        "loadLibrary": (READ,), "variable": (ENVIRONMENT,),
    },
    "pvm/internal/HostFiles": {
        "isAccessible": (READ,), "link": (READ, WRITE), "list": (READ,),
        "makeDirectory": (WRITE,), "open": (READ, WRITE), "readLink": (READ,),
        "realPath": (READ,), "remove": (WRITE,), "rename": (READ, WRITE),
        "setPermissions": (WRITE,), "setTimes": (WRITE,), "space": (READ,), "status": (READ,),
        "symbolicLink": (READ, WRITE),
    },
    "pvm/internal/HostProcesses": {"start": (RUN,)},
}  # fmt: skip

# Class -> methods that reach nothing outside of the machine, or only what was opened before.
HARMLESS: Final[dict[str, str]] = {
    "java/lang/Class":
        "declaredClasses0 declaringClass0 definer0 desiredAssertionStatus0 enclosingMethod0 "
        "forName0 genericSignature getInterfaces0 getNestHost getPrimitiveClass getSuperclass "
        "initName innerName isAssignableFrom isInstance isInterface isPrimitive modifiers0",
    "java/lang/ClassLoader":
        "findBootstrapClass findLoadedClass0 resolveClass0 setAssertionStatus0",
    "java/lang/Double": "doubleToRawLongBits longBitsToDouble",
    "java/lang/Float": "floatToRawIntBits intBitsToFloat",
    "java/lang/Math":
        "IEEEremainder acos asin atan atan2 cbrt ceil cos cosh exp expm1 floor fma hypot log log10 "
        "log1p pow rint sin sinh sqrt tan tanh",
    "java/lang/NullPointerException": "extendedMessage",
    "java/lang/Object": "clone getClass hashCode notify notifyAll wait",
    "java/lang/Package": "namesOfClasses",
    "java/lang/Runtime": "availableProcessors freeMemory gc maxMemory totalMemory",
    "java/lang/String": "intern",
    "java/lang/System": "arraycopy currentTimeMillis identityHashCode nanoTime setErr0 setIn0 "
                        "setOut0",
    "java/lang/Thread": "captureStack currentThread holdsLock interrupt0 isBlocked liveThreads "
                        "sleep yield",
    "java/lang/Throwable": "describeFrames fillInStackTrace",
    "java/lang/invoke/Linkage": "classData find findSuper nameIn speakingFor spinLambda",
    "java/lang/invoke/MethodHandle": "invoke invokeExact",
    "java/lang/invoke/VarHandle":
        "compareAndExchange compareAndExchangeAcquire compareAndExchangeRelease compareAndSet get "
        "getAcquire getAndAdd getAndAddAcquire getAndAddRelease getAndBitwiseAnd "
        "getAndBitwiseAndAcquire getAndBitwiseAndRelease getAndBitwiseOr getAndBitwiseOrAcquire "
        "getAndBitwiseOrRelease getAndBitwiseXor getAndBitwiseXorAcquire getAndBitwiseXorRelease "
        "getAndSet getAndSetAcquire getAndSetRelease getOpaque getVolatile set setOpaque "
        "setRelease setVolatile weakCompareAndSet weakCompareAndSetAcquire weakCompareAndSetPlain "
        "weakCompareAndSetRelease",
    "java/lang/ref/Reference": "getAndClearPending waitForPending",
    "java/lang/reflect/Array": "length",
    "java/lang/reflect/Proxy": "define",
    "java/math/Words": "divide multiplyAdd multiplySubtract scale",
    "pvm/internal/Declarations": "annotations defaultValue nestMembers parameterAnnotations "
                                 "parameterFlags permittedSubclasses recordComponents",
    "pvm/internal/Gate": "allows enter exports held isGuarded limited require0 state",
    "pvm/internal/Host": "available close errorText properties read write",
    "pvm/internal/HostCompression":
        "adler32 close crc32 deflate inflate openDeflater openInflater",
    "pvm/internal/HostFiles": "seek size sync truncate",
    "pvm/internal/HostProcesses": "signal waitFor",
    "pvm/internal/HostSecurity": "digest random",
    "pvm/internal/PythonStreams": "read write",
    "pvm/internal/LoaderValue": "valuesOf",
    "pvm/internal/Loaders": "findOnClassPath located locations nameAndId resource source",
    "pvm/internal/Memory":
        "arrayBase compareAndSetBits compareAndSetInt compareAndSetLong compareAndSetReference "
        "compareAndSetStatic copy fence fieldOffset fill free getAndAddInt getAndAddLong "
        "getAndSetReference getBits getReference place putBits putReference reallocate",
    "pvm/internal/Parking": "park unpark",
    "pvm/internal/Reflection":
        "allocate arrayClass callerClass ensureInitialized enumValues exceptionNames invoke "
        "invokeDirect isUninitialized leaf memberData memberText newArray parameterNames resolve",
    "pvm/internal/SerialVersion": "hasInitializer",
    "pvm/internal/Seeds": "next",
    "pvm/internal/Text":
        "compareLatin1 compress compressChars copyFromChars copyToChars countAscii equal "
        "equalRange hashLatin1 hashUtf16 indexOfByte indexOfBytes indexOfChar inflate inflateChars "
        "putDecimal",
    "pvm/internal/Traps": "explain",
    "pvm/internal/Unicode": "name",
    "pvm/internal/Utf8Encoder": "asciiPrefix",
}  # fmt: skip


def needs(class_name: str, method: str) -> tuple[Capability, ...] | None:
    """What a native needs, () if nothing; None if nobody has said."""
    found = TOUCHES.get(class_name, {}).get(method)
    if found is None and method in HARMLESS.get(class_name, "").split():
        return ()
    return found


def admit(guard: "Guard", thread: int, method: "JavaMethod") -> None:
    """Lets a native of a guarded machine run, or raises SecurityException."""
    wanted = needs(method.owner.name, method.name)
    if wanted is None:
        raise Denied(f"{method} is a native of which nobody has said what it needs")
    for capability in wanted:
        if not capability.target:
            guard.check(thread, capability)
