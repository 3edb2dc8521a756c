"""Turns class files that use invokedynamic into ones that do not, so that any JVM can run what the
machine would: each instruction becomes an invokestatic of the class that was spun for it, and that
class becomes an ordinary one in the same nest."""

from __future__ import annotations

from pvm.vm.classfile.attributes import Attribute, Code, NestHost, NestMembers
from pvm.vm.classfile.constants import TAG_METHOD_REF, MemberRef
from pvm.vm.classfile.decode import decode
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.pool_builder import PoolBuilder
from pvm.vm.classfile.reader import ClassFile, Method, parse
from pvm.vm.classfile.writer import _assemble, attribute_table, write
from pvm.vm.indy.linking import CallSiteSpec, recognise, spin


class Respun:
    """Class files by name, with the spun ones among them."""

    def __init__(self, data: dict[str, bytes]) -> None:
        self.classes: dict[str, bytes] = {}
        self.specs: list[CallSiteSpec] = []
        self._new_members: dict[str, list[str]] = {}
        files = {name: parse(content, name) for name, content in data.items()}
        pools = {name: PoolBuilder(file.constants) for name, file in files.items()}
        for name, file in files.items():
            for method in file.methods:
                self._rewrite(file, method, pools[name])
        for name, file in files.items():
            self._add_members(file)
            self.classes[name] = _assemble(file, pools[name])

    def _rewrite(self, file: ClassFile, method: Method, pool: PoolBuilder) -> None:
        code = method.code
        if code is None:
            return
        data = bytearray(code.code)
        for instruction in decode(code.code):
            if instruction.op.code == Op.INVOKEDYNAMIC:
                target = pool.add(self._spin(file, instruction.operands[0]))
                call = bytes([Op.INVOKESTATIC, *target.to_bytes(2, "big"), Op.NOP, Op.NOP])
                data[instruction.bci : instruction.next_bci] = call
        _replace(method, code._replace(code=bytes(data)))

    def _spin(self, file: ClassFile, index: int) -> MemberRef:
        spec = spin(recognise(file, index), file.name, len(self.specs))
        self.specs.append(spec)
        spun = parse(spec.data, "spun")
        host = file.attributes.get(NestHost)
        host_name = file.name if host is None else host.class_name
        _replace(spun, NestHost(host_name))
        self.classes[spun.name] = write(spun)
        self._new_members.setdefault(host_name, []).append(spun.name)
        return MemberRef(TAG_METHOD_REF, spun.name, spec.name, spec.descriptor)

    def _add_members(self, file: ClassFile) -> None:
        new = self._new_members.get(file.name)
        if new:
            old = file.attributes.get(NestMembers)
            members = () if old is None else old.class_names
            _replace(file, NestMembers((*members, *new)))


def _replace(owner: ClassFile | Method, structure: Code | NestHost | NestMembers) -> None:
    """Puts an attribute in place of the one of its kind."""
    others = [a for a in owner.attributes if a.name != type(structure).__name__]
    owner.attributes = attribute_table([Attribute.of(structure), *others])
