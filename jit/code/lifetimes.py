"""What has to live as long as compiled code is used: the classes that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod

if TYPE_CHECKING:
    from pvm.jit.code.linked import LinkedCode
    from pvm.jit.llvm.externals import External
    from pvm.vm.model.loaderdata import LoaderData


def mortal_loaders(linked: LinkedCode, method: JavaMethod,
                   externals: Mapping[str, External]) -> frozenset[LoaderData]:
    """The data of the classes that code names and that can die. Root slots that it names are those
    of its methods' classes."""
    return frozenset(java_class.data for java_class in _classes(linked, method, externals)
                     if java_class.data.address)


def _classes(linked: LinkedCode, method: JavaMethod,
             externals: Mapping[str, External]) -> Iterator[JavaClass]:
    yield method.owner
    for each in (*linked.tables.metadata, *(external.target for external in externals.values())):
        if isinstance(each, JavaClass):
            yield each
        elif isinstance(each, JavaMethod | JavaField):
            yield each.owner
