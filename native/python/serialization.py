"""pvm.internal.SerialVersion: what reflection does not tell of a class."""

from pvm.native.call import NativeCall
from pvm.native.registry import python_native


@python_native("pvm/internal/SerialVersion", "hasInitializer", "(Ljava/lang/Class;)Z")
def has_initializer(call: NativeCall) -> bool:
    return ("<clinit>", "()V") in call.java_class(0).methods
