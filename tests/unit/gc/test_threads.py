"""Many threads allocate at once in a small heap: nobody's objects get lost or mixed up."""

import threading
from functools import cache

import gc_crew
import pytest
from gc_crew import Crew, CrewWorker, crew_functions, work
from gc_worlds import CompiledWorld, Image, compiled, native

from pvm.gc import control, tlab, verify
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64


@cache
def image() -> Image:
    return compiled([*control.entry_points(), verify.verify_heap, *crew_functions(),
                     *CompiledWorld.machine()])


class CrewWorld(CompiledWorld):
    """A compiled world whose machine is a crew of threads."""

    def image(self) -> Image:
        return image()

    def bind(self) -> None:
        super().bind()
        self.crew = Ptr[Crew](self.metadata_bytes(Crew.size))
        self.heap.owner = self.crew.address
        self.heap.visit_weak_roots = self.heap.collected = 0
        for name, function in gc_crew.BINDING.items():
            setattr(self.heap, name, self.entry(function))

    def run(self, threads: int, rounds: int) -> int:
        """Lets the threads work; returns how much went wrong."""
        self.call(tlab.detach_mutator, self.heap, self.mutator)
        workers = [Ptr[CrewWorker](self.metadata_bytes(CrewWorker.size)) for _ in range(threads)]
        self.crew.running = threads
        for number, worker in enumerate(workers):
            self.call(tlab.attach_mutator, self.heap, worker)
            worker.number = u64(number)
        function, wrong = native(self.image(), work), []
        started = [threading.Thread(target=lambda worker=worker: wrong.append(function(
            int(worker), int(self.nodes[1]), int(self.bytes), rounds))) for worker in workers]
        for thread in started:
            thread.start()
        for thread in started:
            thread.join()
        return sum(wrong) + int(self.crew.wrong)


@pytest.mark.parametrize("threads, nursery", [(4, 1 << 16), (50, 1 << 18)])
def test_threads(collecting_plan: str, threads: int, nursery: int) -> None:
    world = CrewWorld(collecting_plan, 1 << 20, nursery_bytes=nursery, verify=True)
    try:
        assert world.run(threads, 100_000 // threads) == 0
        assert world.heap.event_count > 3
    finally:
        world.close()
