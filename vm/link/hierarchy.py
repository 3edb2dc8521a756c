"""The classes around a class that is being verified, as its defining loader sees them."""

from pvm.vm.classfile.flags import ACC_PROTECTED
from pvm.vm.load.define import load_named
from pvm.vm.model.classes import JavaClass


class LoaderHierarchy:
    """Answers the verifier's questions (`vm.verify.hierarchy.Hierarchy`) by loading classes: they
    are named without regard to access, and not initialised (JVMS 5.4.1)."""

    def __init__(self, java_class: JavaClass) -> None:
        self._class = java_class

    def is_interface(self, name: str) -> bool:
        return self._named(name).is_interface

    def superclass(self, name: str) -> str | None:
        """The direct superclass; None for java/lang/Object."""
        above = self._named(name).super_class
        return None if above is None else above.name

    def is_subclass(self, name: str, ancestor: str) -> bool:
        """True if `ancestor` is `name` or one of its superclasses."""
        return name == ancestor or self._named(ancestor) in self._named(name).superclasses()

    def is_protected_elsewhere(
        self, current: str, class_name: str, name: str, descriptor: str
    ) -> bool:
        """JVMS 4.10.1.8: the member that `class_name`, a superclass of `current`, has under that
        name is protected and declared in another run-time package."""
        key = (name, descriptor)
        for owner in self._named(class_name).superclasses():
            member = owner.methods.get(key) or owner.fields.get(key)
            if member is not None:
                elsewhere = not owner.same_package(self._named(current))
                return elsewhere and bool(member.access_flags & ACC_PROTECTED)
        return False

    def _named(self, name: str) -> JavaClass:
        file = self._class.class_file
        if file is not None and name == file.name:
            return self._class  # the class itself, be it hidden
        return load_named(self._class.loader, name)
