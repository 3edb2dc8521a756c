"""What is fixed while one method is verified, and the questions that rules ask about it."""

from pvm.vm.classfile.constants import ConstantPool
from pvm.vm.classfile.descriptors import class_to_descriptor, parse_method_descriptor
from pvm.vm.classfile.names import INIT
from pvm.vm.classfile.reader import ClassFile, Method
from pvm.vm.verify.assign import Assignability
from pvm.vm.verify.flow import MethodFlow
from pvm.vm.verify.frame import Frame
from pvm.vm.verify.hierarchy import Hierarchy
from pvm.vm.verify.problems import BAD_OPERAND
from pvm.vm.verify.types import OBJECT, Type, is_object, of_descriptor, word


class ClassContext:
    """The class being verified. `is_old`: types are inferred."""

    def __init__(self, class_file: ClassFile, hierarchy: Hierarchy, is_old: bool) -> None:
        self.class_file = class_file
        self.is_old = is_old
        self.name = class_file.name
        self.this_type = class_to_descriptor(class_file.name)
        self.pool: ConstantPool = class_file.constants
        self.hierarchy = hierarchy
        self.assignability = Assignability(hierarchy, arrays_implement=is_old)

    def is_superclass(self, name: str) -> bool:
        """Whether `name` is this class or one above it."""
        if name == self.name or name == self.class_file.super_name:
            return True
        return name[0] != "[" and self.hierarchy.is_subclass(self.name, name)


def method_text(class_name: str, method: Method) -> str:
    """ "void pkg.A.f(int)", for messages."""
    from pvm.vm.model.members import describe_method  # only for failures

    return describe_method(class_name.replace("/", "."), method.name, method.descriptor)


class MethodContext:
    """The method being verified. Rules pop through it, so that types are checked on the way."""

    def __init__(self, owner: ClassContext, method: Method, flow: MethodFlow) -> None:
        self.owner = owner
        self.class_name = owner.name
        self.class_file = owner.class_file
        self.this_type = owner.this_type
        self.pool = owner.pool
        self.assignability = owner.assignability
        self.method = method
        self.flow = flow
        self.descriptor = parse_method_descriptor(method.descriptor)
        self.is_constructor = method.name == INIT and self.class_file.super_name is not None

    def external_text(self) -> str:
        """ "void pkg.A.f(int)", for messages."""
        return method_text(self.class_name, self.method)

    def pop_assignable(
        self,
        frame: Frame,
        descriptor: str,
        message: str,
        headline: str = BAD_OPERAND,
        suffix: str = "",
    ) -> Type:
        """Pops a value that may be assigned to a field, parameter or result of this descriptor.

        The rest is for the failure: where inference finds an object of another class it says
        `message`; for `headline` and `suffix` see `problems`.
        """
        target = of_descriptor(descriptor)
        found = frame.pop()
        if self.assignability.holds(found, target):
            return found
        if len(target) == 1:
            message = f"Expecting to find {word(target)} on stack"
        elif not is_object(found):
            message = "Expecting to find object/array on stack"
        raise frame.misfit(found, target, message, headline, suffix)

    def pop_arguments(self, frame: Frame, parameters: tuple[str, ...]) -> None:
        for parameter in reversed(parameters):
            self.pop_assignable(frame, parameter, "Incompatible argument to function")

    def push_result(self, frame: Frame, descriptor: str) -> None:
        if descriptor != "V":
            frame.push(of_descriptor(descriptor))

    def is_protected_for(
        self, frame_type: Type, class_name: str, name: str, descriptor: str
    ) -> bool:
        """Whether the object is none that a protected member of a superclass elsewhere is for.

        JVMS 4.10.1.8: those of this class only. Arrays may be cloned although Object.clone is
        protected.
        """
        if class_name == self.class_name or class_name[0] == "[":
            return False
        # The object's class comes last, so that it is loaded only where the answer hangs on it.
        if not self.owner.is_superclass(class_name):
            return False
        if not self.owner.hierarchy.is_protected_elsewhere(class_name, name, descriptor):
            return False
        if self.assignability.holds(frame_type, self.this_type):
            return False
        is_array = isinstance(frame_type, str) and frame_type[0] == "["
        return not (is_array and name == "clone" and class_to_descriptor(class_name) == OBJECT)
