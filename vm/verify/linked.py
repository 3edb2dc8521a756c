"""The hierarchy in the machine: classes as the loader of the class being verified sees them."""

from pvm.vm.classfile.flags import ACC_PROTECTED
from pvm.vm.load.define import load_named
from pvm.vm.model.classes import JavaClass


class LinkedHierarchy:
    """Implements `Hierarchy` for one class. Loads classes without regard to access control."""

    def __init__(self, java_class: JavaClass) -> None:
        self._class = java_class

    def is_interface(self, name: str) -> bool:
        return self._named(name).is_interface

    def is_subclass(self, name: str, ancestor: str) -> bool:
        above = self._named(name).superclasses()
        # By name first: a class that is none of them need not be there at all.
        if name != ancestor and not any(each.name == ancestor for each in above):
            return False
        return self._named(ancestor) in above

    def is_protected_elsewhere(self, class_name: str, name: str, descriptor: str) -> bool:
        for owner in self._named(class_name).superclasses():
            member = owner.method(name, descriptor) or owner.field(name, descriptor)
            if member is not None:
                elsewhere = not owner.same_package(self._class)
                return elsewhere and bool(member.access_flags & ACC_PROTECTED)
        return False

    def _named(self, name: str) -> JavaClass:
        file = self._class.class_file
        if file is not None and name == file.name:
            return self._class  # also where it is hidden, and no loader knows it
        return load_named(self._class.loader, name)
