"""Random heap scripts: run against a world and against a model of plain Python objects."""

from dataclasses import dataclass, field
from typing import Any

from gc_worlds import FIRST_FIELD, ROOTS, World
from hypothesis import strategies as st

from pvm.gc.objectmodel import HASH_SHIFT, MONITOR_SHIFT, SOFT, Object
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64

REFERENT = FIRST_FIELD
DISCOVERED = FIRST_FIELD + 8
USED_ROOTS = 8
HEADER_BITS = (1 << 63) - 1 & ~0xFF


@dataclass(eq=False)
class Model:
    """What an object should look like: references by offset, its class, contents, header."""

    klass: int
    slots: dict[int, "Model | None"] = field(default_factory=dict)
    content: int = 0
    length: int | None = None
    strength: int = 0
    referent: "Model | None" = None
    mark: int = 0


ROOT = st.integers(0, USED_ROOTS - 1)
OPERATION = st.one_of(
    st.tuples(st.just("node"), ROOT, st.integers(0, 3)),
    st.tuples(st.just("array"), ROOT, st.sampled_from([0, 1, 5, 63, 130, 700])),
    st.tuples(st.just("bytes"), ROOT, st.sampled_from([0, 1, 9, 500, 5000, 9000])),
    st.tuples(st.just("reference"), ROOT, st.integers(1, 3), ROOT),
    st.tuples(st.just("link"), ROOT, st.integers(0, 700), ROOT),
    st.tuples(st.just("link"), ROOT, st.integers(0, 3), ROOT),
    st.tuples(st.just("follow"), ROOT, st.integers(0, 3), ROOT),
    st.tuples(st.just("drop"), ROOT),
    st.tuples(st.just("garbage"), st.integers(1, 40)),
    st.tuples(st.just("collect"), st.booleans()),
)


def old_to_young(old: int, slot: int, young: int, full: bool) -> list[Any]:
    """An old object is left as the only one that refers to a young one."""
    return [("collect", True), ("node", young, 2), ("link", old, slot, young), ("drop", young),
            ("garbage", 5), ("collect", full), ("follow", old, slot, young)]


REMEMBERED = st.builds(old_to_young, ROOT, st.integers(0, 700), ROOT, st.booleans())
SCRIPT = st.lists(st.one_of(*[OPERATION.map(lambda one: [one])] * 4, REMEMBERED), min_size=5,
                  max_size=60).map(lambda parts: sum(parts, []))


class Run:
    """One script's run; `check` compares the world's live graph with the model's."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.models: list[Model | None] = [None] * ROOTS
        self.serial = 0

    def play(self, script: list[Any]) -> None:
        for name, *arguments in script:
            getattr(self, f"do_{name}")(*arguments)

    def place(self, root: int, address: int, model: Model) -> None:
        """A new object becomes a root; when there was no memory for it, nothing happens."""
        if address == 0:
            return
        self.serial += 1
        model.mark = (self.serial << HASH_SHIFT) | (self.serial % 1000 << MONITOR_SHIFT)
        header = Ptr[Object](address)
        header.mark = header.mark | u64(model.mark)
        self.world.roots[root] = u64(address)
        self.models[root] = model

    def do_node(self, root: int, count: int) -> None:
        klass = self.world.nodes[count]
        address = self.world.new(klass)
        offsets = [FIRST_FIELD + 8 + 8 * i for i in range(count)]
        self.place(root, address, Model(int(klass), dict.fromkeys(offsets), self.serial))
        if address:
            self.world.set_number(address, self.serial - 1)

    def do_array(self, root: int, length: int) -> None:
        klass = self.world.objects
        slots = dict.fromkeys(self.world.element(i) for i in range(length))
        self.place(root, self.world.new_array(klass, length), Model(int(klass), slots,
                                                                    length=length))

    def do_bytes(self, root: int, length: int) -> None:
        klass = self.world.bytes
        self.place(root, self.world.new_array(klass, length), Model(int(klass), length=length))

    def do_reference(self, root: int, strength: int, target: int) -> None:
        klass = self.world.references[strength]
        address = self.world.new(klass)
        model = Model(int(klass), {FIRST_FIELD + 16: None}, strength=strength)
        self.place(root, address, model)
        if address:
            model.referent = self.models[target]
            self.world.store(address, REFERENT, int(self.world.roots[target]))

    def do_link(self, root: int, slot: int, target: int) -> None:
        model = self.models[root]
        if model is not None and model.slots:
            offset = list(model.slots)[slot % len(model.slots)]
            model.slots[offset] = self.models[target]
            self.world.store(int(self.world.roots[root]), offset, int(self.world.roots[target]))

    def do_follow(self, root: int, slot: int, target: int) -> None:
        model = self.models[root]
        if model is not None and model.slots:
            offset = list(model.slots)[slot % len(model.slots)]
            self.models[target] = model.slots[offset]
            self.world.roots[target] = u64(self.world.load(int(self.world.roots[root]), offset))

    def do_drop(self, root: int) -> None:
        self.models[root] = None
        self.world.roots[root] = u64(0)

    def do_garbage(self, count: int) -> None:
        for _ in range(count):
            self.world.new(self.world.nodes[3])

    def do_collect(self, full: bool) -> None:
        self.take_pending()
        self.world.collect(full)
        self.check(after_full=full and bool(self.world.heap.collects))

    def take_pending(self) -> None:
        """What the machine's reference handler does; else the list keeps its members alive."""
        address = int(self.world.heap.pending_references)
        self.world.heap.pending_references = 0
        while address:
            successor = self.world.load(address, DISCOVERED)
            self.world.store(address, DISCOVERED, 0)
            address = successor

    # -- comparing

    def check(self, after_full: bool = False) -> None:
        """The graph that hangs on the roots is the model's."""
        assert self.world.failures == 0, int(self.world.table.failure_code)
        self.strong = self.strongly_reachable()
        self.seen: dict[Model, int] = {}
        pending = [(int(self.world.roots[i]), self.models[i]) for i in range(ROOTS)]
        while pending:
            address, model = pending.pop()
            if model is None or address == 0:
                assert model is None and address == 0
            elif model in self.seen:
                assert self.seen[model] == address
            else:
                self.seen[model] = address
                self.check_object(address, model, after_full)
                pending.extend((self.world.load(address, offset), successor)
                               for offset, successor in model.slots.items())
        assert len(set(self.seen.values())) == len(self.seen)
        self.check_pending()

    def check_object(self, address: int, model: Model, after_full: bool) -> None:
        header = Ptr[Object](address)
        assert int(header.klass) == model.klass
        assert int(header.mark) & HEADER_BITS == model.mark
        if model.length is not None:
            assert int(header.length) == model.length
        elif not model.strength:
            assert self.world.number(address) == model.content
        if model.strength:
            self.check_referent(address, model, after_full)

    def check_referent(self, address: int, model: Model, after_full: bool) -> None:
        referent = self.world.load(address, REFERENT)
        if referent == 0:
            assert model.referent is None or model.referent not in self.strong
            model.referent = None
        else:
            assert model.referent is not None
            assert int(Ptr[Object](referent).mark) & HEADER_BITS == model.referent.mark
            assert not after_full or model.referent in self.strong

    def strongly_reachable(self) -> set[Model]:
        """What soft referents reach included: soft references are kept until memory is short."""
        found: set[Model] = set()
        pending = [model for model in self.models if model is not None]
        while pending:
            model = pending.pop()
            if model not in found:
                found.add(model)
                pending.extend(s for s in model.slots.values() if s is not None)
                if model.strength == SOFT and model.referent is not None:
                    pending.append(model.referent)
        return found

    def check_pending(self) -> None:
        """The pending list holds cleared references, each once."""
        address, met = int(self.world.heap.pending_references), set()
        while address:
            assert address not in met
            met.add(address)
            assert self.world.load(address, REFERENT) == 0
            address = self.world.load(address, DISCOVERED)
