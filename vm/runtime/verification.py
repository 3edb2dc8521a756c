"""Verification of a class from outside (JVMS 4.10), with the linker answering for the hierarchy."""

from pvm.vm.model.classes import JavaClass
from pvm.vm.verify.linked import LinkedHierarchy
from pvm.vm.verify.verifier import verify_class


def verify(java_class: JavaClass) -> None:
    """Raises LinkageFailure (VerifyError, or what loading a class raises), or JavaThrow."""
    file = java_class.class_file
    if file is not None:
        verify_class(file, LinkedHierarchy(java_class))
