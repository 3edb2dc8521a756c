"""The translator of one emulator: what is hot is compiled, installed, and taken away again."""

from __future__ import annotations

import ctypes
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pvm.isa.image import exported, handler_address
from pvm.isa.memory.access import PAGE_SHIFT
from pvm.isa.translate.code import RegionCode
from pvm.isa.translate.space import CodeSpace, Installed
from pvm.isa.translate.store import RegionStore
from pvm.lowlevel.code.memory import CodeCacheFull

if TYPE_CHECKING:
    from pvm.isa.emulator import Emulator
    from pvm.isa.translate.reporting import Reporter

DEFAULT_LIMIT: Final = 64 << 20
DEFAULT_HEAT: Final = 2000          # entries of a block until it is translated
_SAVE_SECONDS: Final = 0.5          # without anything to compile
_RESTLESS: Final = 50               # as often may a page change whose code is translated again
_RARE: Final = 64                   # as often must a block's region be entered, to leave it out


class _Job:
    """A region being compiled; `is_stale`: its bytes have changed meanwhile."""

    def __init__(self, pc: int) -> None:
        self.pc = pc
        self.pages: set[int] = set()
        self.is_stale = False


class BackgroundTranslator:
    """Compiles in a thread of its own, beside the harts. One serves one emulator.

    `limit`: bytes of code. `heat`: how often a block is entered before it is translated. `keeps`:
    whether code is kept on disk. `waits`: whether `hot` comes back when the code is there, which is
    for tests. All methods may be called from any thread.
    """

    def __init__(self, limit: int = DEFAULT_LIMIT, heat: int = DEFAULT_HEAT, keeps: bool = True,
                 waits: bool = False, reporter: Reporter | None = None) -> None:
        self._limit = limit
        self._heat = heat
        self._keeps = keeps
        self._waits = waits
        self._reporter = reporter
        self._lock = threading.Condition(threading.RLock())
        self._worker: threading.Thread | None = None
        self._installed: dict[int, Installed] = {}
        self._kept: dict[int, dict[int, RegionCode]] = {}
        self._unsaved: set[int] = set()
        self._retired: list[tuple[Installed, set[Any]]] = []
        self._pending: set[int] = set()
        self._changes: Counter[int] = Counter()     # of pages
        self._refused: set[int] = set()     # there is no code to be made for them
        self._job: _Job | None = None
        self._space: CodeSpace | None = None
        self._is_over = False
        self.error: BaseException | None = None

    # -- what the emulator calls

    def attach(self, emulator: Emulator) -> None:
        """Called once, before any hart runs."""
        self._emulator = emulator
        self._memory = emulator.space
        self._code = emulator.code
        self._code.map.heat = self._heat
        self._store = RegionStore(self._memory)

    def hot(self, hart: Any, pc: int) -> None:
        """The block at `pc` was entered often: it gets code now, if an earlier run made it, or
        soon."""
        with self._lock:
            self._reclaim()
            page = pc >> PAGE_SHIFT
            if page not in self._kept:
                self._load(page)
            if pc in self._installed:
                self._publish(self._installed[pc])
                return
            if pc in self._refused or self._is_over or self._changes[page] > _RESTLESS:
                return
            self._pending.add(pc)
            self._start()
            self._lock.notify_all()
            if self._waits:
                self.wait()

    def dropped(self, first_page: int, end_page: int) -> None:
        """The code of these pages is gone."""
        with self._lock:
            if self._job is not None and _meet(self._job.pages, first_page, end_page):
                self._job.is_stale = True
            self._withdraw([installed for installed in self._installed.values()
                            if _meet(installed.pages, first_page, end_page)])
            if end_page - first_page == 1:
                self._changes[first_page] += 1
            self._refused = {pc for pc in self._refused
                             if not first_page <= pc >> PAGE_SHIFT < end_page}
            for page in [page for page in self._kept if first_page <= page < end_page]:
                del self._kept[page]
                self._unsaved.discard(page)
            self._reclaim()

    def close(self) -> None:
        """No hart will run any more."""
        self.finish()
        with self._lock:
            if self._space is not None:
                self._space.release()
                self._space = None

    def finish(self) -> None:
        """Compiles nothing from now on, and keeps what there is. Harts may still run."""
        with self._lock:
            self._is_over = True
            self._lock.notify_all()
        if self._worker is not None:
            self._worker.join()
        with self._lock:
            self._save()

    def wait(self) -> None:
        """Until nothing is left to compile."""
        with self._lock:
            self._lock.wait_for(lambda: self._is_over or not (self._pending or self._job))

    @property
    def regions(self) -> list[int]:
        """The pcs that have code."""
        with self._lock:
            return sorted(self._installed)

    # -- the background

    def _start(self) -> None:
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="translator", daemon=True)
            self._worker.start()

    def _work(self) -> None:
        while (pc := self._next()) is not None:
            try:
                self._compile(pc)
            except Exception as error:      # a region that cannot be compiled is interpreted
                self.error = error
                self._refused.add(pc)
                if self._reporter is not None:
                    self._reporter.failed(pc, error)
            with self._lock:
                self._job = None
                self._lock.notify_all()

    def _next(self) -> int | None:
        """What has been entered most often; None: no more is to be compiled."""
        with self._lock:
            while not self._pending and not self._is_over:
                if not self._lock.wait(_SAVE_SECONDS if self._unsaved else None):
                    self._save()
            if self._is_over:
                return None
            pc = max(self._pending, key=self._entries)
            self._pending.discard(pc)
            self._job = _Job(pc)
            return pc

    def _compile(self, pc: int) -> None:
        from pvm.isa.translate.compiling import find, translate

        job = self._job
        assert job is not None
        region = find(self._memory, pc, self._is_worthwhile(pc), self._watch)
        if region is None:
            self._refused.add(pc)
            return
        code = translate(self._memory, region)
        if self._reporter is not None:
            self._reporter.compiled(region, code)
        with self._lock:
            if not job.is_stale and self._install(code):
                page = pc >> PAGE_SHIFT
                self._kept.setdefault(page, {})[pc] = code
                self._unsaved.add(page)
                self._rest(key.pc for key in region.blocks if not key.returns and key.pc != pc)

    def _rest(self, inside: Iterable[int]) -> None:
        """Blocks inside of a region that is installed now have to become hot once more."""
        for pc in inside:
            if pc not in self._installed:
                self._pending.discard(pc)
                _rearm()(self._code.address, pc)

    def _entries(self, pc: int) -> int:
        if pc >> PAGE_SHIFT >= self._memory.pages:
            return 0
        return int(_entries()(self._code.address, pc))

    def _is_worthwhile(self, pc: int) -> Callable[[int], bool]:
        """What is entered much less often than the region is left out of it."""
        least = max(1, self._entries(pc) // _RARE)
        return lambda inside: self._entries(inside) >= least

    def _watch(self, page: int) -> None:
        assert self._job is not None
        self._job.pages.add(page)
        _mark()(self._code.address, self._memory.access, page)

    # -- installing; the lock is held

    def _install(self, code: RegionCode) -> bool:
        try:
            made = self._provide_space().install(code)
        except CodeCacheFull:
            self._make_room()
            return False
        before = self._installed.pop(code.pc, None)
        if before is not None:
            self._withdraw([before])
        self._installed[code.pc] = made
        self._provide_space().cells.set(code.pc, made.entry)
        self._publish(made)
        return True

    def _publish(self, installed: Installed) -> None:
        """Tells the interpreter, as far as it knows the block."""
        space = self._provide_space()
        _publish()(self._code.address, installed.pc, installed.entry, space.enter,
                   handler_address("enter_translated"))

    def _provide_space(self) -> CodeSpace:
        if self._space is None:
            thunks = self._store.thunks() if self._keeps else None
            if thunks is None:
                from pvm.isa.translate.compiling import thunk_block

                thunks = thunk_block()
                if self._keeps:
                    self._store.save_thunks(thunks)
            perf_map = self._reporter.perf_map if self._reporter is not None else None
            self._space = CodeSpace(self._limit, thunks, _handler, perf_map)
        return self._space

    def _withdraw(self, gone: Collection[Installed]) -> None:
        """Nobody is led to these regions any more; who is in one may go on there for a while."""
        for installed in gone:
            self._provide_space().cells.reset(installed.pc)
            _withdraw()(self._code.address, installed.pc, installed.entry)
            self._installed.pop(installed.pc, None)
            running = {hart for hart in self._emulator.harts if hart.struct.running}
            self._retired.append((installed, running))

    def _make_room(self) -> None:
        """Half of the code goes, the oldest first."""
        oldest = list(self._installed.values())[:len(self._installed) // 2 + 1]
        self._withdraw(oldest)
        self._reclaim()

    def _reclaim(self) -> None:
        """Frees what no hart can be in any more: each has been outside since."""
        waiting = []
        for installed, running in self._retired:
            running = {hart for hart in running if hart.struct.running}
            if running:
                waiting.append((installed, running))
            else:
                self._provide_space().free(installed)
        self._retired = waiting

    # -- the disk; the lock is held

    def _load(self, page: int) -> None:
        self._kept[page] = {}
        if not self._keeps:
            return
        for code in self._store.load(page):
            if code.pc not in self._installed and self._is_unchanged(code) and self._install(code):
                self._kept[page][code.pc] = code

    def _is_unchanged(self, code: RegionCode) -> bool:
        """Marks the pages, then compares."""
        for page in code.pages:
            _mark()(self._code.address, self._memory.access, page)
        return self._store.fits(code)

    def _save(self) -> None:
        if self._keeps:
            for page in self._unsaved:
                self._store.save(page, self._kept[page].values())
        self._unsaved.clear()


def _meet(pages: Iterable[int], first: int, end: int) -> bool:
    return any(first <= page < end for page in pages)


def _handler(symbol: str) -> int:
    return handler_address(symbol.removeprefix("isa."))


@cache
def _entries() -> Any:
    return exported("translate.publishing.entries", ctypes.c_int64, ctypes.c_void_p,
                    ctypes.c_uint64)


@cache
def _rearm() -> Any:
    return exported("translate.publishing.rearm", None, ctypes.c_void_p, ctypes.c_uint64)


@cache
def _publish() -> Any:
    return exported("translate.publishing.publish", ctypes.c_bool, ctypes.c_void_p,
                    *[ctypes.c_uint64] * 4)


@cache
def _withdraw() -> Any:
    return exported("translate.publishing.withdraw", None, ctypes.c_void_p,
                    *[ctypes.c_uint64] * 2)


@cache
def _mark() -> Any:
    return exported("translate.publishing.mark_translated", None, ctypes.c_void_p,
                    ctypes.c_void_p, ctypes.c_uint64)
