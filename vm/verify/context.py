"""What is fixed while one method is verified, and the questions that rules ask about it."""

from pvm.vm.classfile.constants import ConstantPool
from pvm.vm.classfile.descriptors import class_to_descriptor, parse_method_descriptor
from pvm.vm.classfile.errors import verify_error
from pvm.vm.classfile.names import INIT
from pvm.vm.classfile.reader import ClassFile, Method
from pvm.vm.verify.assign import Assignability
from pvm.vm.verify.flow import MethodFlow
from pvm.vm.verify.frame import Frame, bad_operand
from pvm.vm.verify.hierarchy import Hierarchy
from pvm.vm.verify.types import OBJECT, Type, of_descriptor


class ClassContext:
    """The class being verified."""

    def __init__(self, class_file: ClassFile, hierarchy: Hierarchy) -> None:
        self.class_file = class_file
        self.name = class_file.name
        self.this_type = class_to_descriptor(class_file.name)
        self.pool: ConstantPool = class_file.constants
        self.hierarchy = hierarchy
        self.assignability = Assignability(hierarchy)

    def is_superclass(self, name: str) -> bool:
        """Whether `name` is this class or one above it."""
        if name == self.name or name == self.class_file.super_name:
            return True
        return name[0] != "[" and self.hierarchy.is_subclass(self.name, name)


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

    def pop_assignable(self, frame: Frame, descriptor: str) -> Type:
        """Pops a value that may be assigned to a field, parameter or result of this descriptor."""
        target = of_descriptor(descriptor)
        found = frame.pop()
        if not self.assignability.holds(found, target):
            raise bad_operand(target, found)
        return found

    def pop_arguments(self, frame: Frame, parameters: tuple[str, ...]) -> None:
        for parameter in reversed(parameters):
            self.pop_assignable(frame, parameter)

    def push_result(self, frame: Frame, descriptor: str) -> None:
        if descriptor != "V":
            frame.push(of_descriptor(descriptor))

    def check_protected(
        self, frame_type: Type, class_name: str, name: str, descriptor: str
    ) -> None:
        """A protected member of a superclass elsewhere is for objects of this class only.

        JVMS 4.10.1.8. Arrays may be cloned although Object.clone is protected.
        """
        if class_name == self.class_name or class_name[0] == "[":
            return
        # The object's class comes last, so that it is loaded only where the answer hangs on it.
        if not self.owner.is_superclass(class_name):
            return
        if not self.owner.hierarchy.is_protected_elsewhere(class_name, name, descriptor):
            return
        if self.assignability.holds(frame_type, self.this_type):
            return
        is_array = isinstance(frame_type, str) and frame_type[0] == "["
        if not (is_array and name == "clone" and class_to_descriptor(class_name) == OBJECT):
            raise verify_error(f"Bad access to protected data: {class_name}.{name}")
