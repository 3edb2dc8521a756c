"""What loading, linking and initialisation need from the rest of the machine."""

from typing import TYPE_CHECKING, Protocol

from pvm.vm.model.classes import JavaClass
from pvm.vm.model.loaderdata import LoaderData
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.numbered import Numbered

if TYPE_CHECKING:
    from threading import Condition, RLock

    from pvm.vm.link.constants import Handle, Loaded, Specifier
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.throwing import JavaThrow
    from pvm.vm.security.guard import Guard


class Host(Protocol):
    """Implemented by the runtime; tests use a small one of their own.

    `link_lock` guards everything that loading, linking and resolution change; it is never held
    while Java code runs or while a thread waits. `permanent` is the data of loaders that never die.
    `guard` knows what code may do; None where it may do everything.
    `initialisation` is one Condition (with a lock of its own) on which threads wait for each
    other's class initialisers.
    """

    link_lock: "RLock"
    initialisation: "Condition"
    permanent: LoaderData
    classes: Numbered[JavaClass]
    methods: Numbered[JavaMethod]
    guard: "Guard | None"

    @property
    def boot(self) -> "Loader":
        """The loader of the class library."""

    def invoke_address(self, access_flags: int) -> int:
        """First value of Method.invoke: the handler that looks at the method when it is called
        (predecodes it, binds its native code, throws AbstractMethodError).

        `access_flags` as in the class file. Called once a method while its class is defined."""

    def keep_throwable(self, java_class: JavaClass, thrown: "JavaThrow") -> "JavaThrow":
        """The same, held for as long as the class exists, to be thrown again. It does not keep
        alive the classes of the frames in which it was thrown."""

    def current_thread(self) -> int:
        """Address of the calling thread's `metadata.Thread`."""

    def must_verify(self, java_class: JavaClass) -> bool:
        """Whether a class is verified when it is linked: those from outside, if nobody said
        otherwise. What the machine itself spins never is."""

    def verify(self, java_class: JavaClass) -> None:
        """Verifies a class (JVMS 4.10), raising its VerifyError. May load classes."""

    def class_loaded(self, java_class: JavaClass) -> None:
        """A class was defined (for -Xlog:class+load); array classes are not told."""

    def run_initialiser(self, method: JavaMethod) -> None:
        """Runs <clinit>; raises JavaThrow if it throws. No lock is held."""

    def is_unwinding(self) -> bool:
        """Whether the calling thread is made to end what it runs."""

    def initialisation_cause(
        self, java_class: JavaClass, error: BaseException
    ) -> Exception | None:
        """What later uses of a class whose initialiser failed name as their cause: a JavaThrow that
        keeps an ExceptionInInitializerError made of `error` (a JavaThrow or LinkageFailure), with
        the message `Exception java.lang.X: text [in thread "main"]`; None for other errors."""

    def store_string(self, slot: int, text: str) -> None:
        """Stores the interned string in a root slot."""

    def string_constant(self, text: str) -> int:
        """The root slot of the interned string."""

    def class_mirror(self, java_class: JavaClass) -> int:
        """The root slot (JavaClass.mirror_slot) of the java.lang.Class object, made if need be."""

    def method_type(self, java_class: JavaClass, descriptor: str) -> int:
        """The root slot of a MethodType whose classes `java_class` can see."""

    def method_handle(self, java_class: JavaClass, handle: "Handle") -> int:
        """The root slot of a java.lang.invoke.MethodHandle."""

    def dynamic_constant(self, java_class: JavaClass, specifier: "Specifier") -> "Loaded":
        """Runs the bootstrap method of a CONSTANT_Dynamic; the result is of the descriptor's type.
        No lock is held."""
