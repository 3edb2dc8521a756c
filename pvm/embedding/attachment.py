"""Python threads as Java threads: each becomes one at its first call into a context.

An attached thread runs Java only inside of calls. While it does, somebody else may ask it to stop:
a deadline, another thread, Ctrl-C. Its Java frames are then left, whatever they would catch, and
the outermost call raises what the asker gave as the reason.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pvm.embedding.deadlines import DEADLINES
from pvm.embedding.failures import ContextClosed, JavaError, PvmError, Timeout
from pvm.embedding.limits import out_of_memory
from pvm.embedding.promptness import LEAD, Promptness
from pvm.embedding.settings import checked_seconds
from pvm.embedding.usage import Usage
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.bootstrapping import adopt_current_thread
from pvm.vm.runtime.objects import OutOfMemory as NoRoom

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine
    from pvm.vm.threads.starting import JavaThread


class Attachment:
    """A Python thread that is a Java thread; of Java's own, one that runs a callback."""

    def __init__(self, machine: Machine, os_thread: threading.Thread, usage: Usage,
                 java_thread: JavaThread | None = None) -> None:
        self._usage = usage
        self.os_thread = os_thread
        self.java_thread = java_thread or machine.threads.attach_current(os_thread.name)
        self._machine = machine
        self._lock = threading.Lock()
        self.is_adopted = java_thread is not None
        self._is_running = False
        self._is_closed = False
        self._reason: BaseException | None = None
        self._promptness = Promptness()

    @contextmanager
    def call(self, seconds: float | None) -> Iterator[None]:
        """A call into Java, which may take so long (None: for ever). The outermost call raises the
        reason when the thread was asked to stop, unless it has something else to raise already:
        KeyboardInterrupt may come at any point of this."""
        checked_seconds("timeout", seconds)
        is_outermost = not self.java_thread.pointer.nesting
        if is_outermost:
            self._begin()
        deadline = None if seconds is None else _CallDeadline(self, seconds)
        reason = None
        try:
            yield
        except JavaError:
            reason = self._end(is_outermost, deadline)
            if reason is None:
                raise
        except BaseException:
            self._end(is_outermost, deadline)
            raise
        else:
            reason = self._end(is_outermost, deadline)
        if reason is not None:
            raise reason from None

    def _begin(self) -> None:
        with self._lock:
            if self._is_closed:
                raise ContextClosed("the context is closed")
            self._take_reason()         # of a call whose end was itself interrupted
            self._is_running = True
        self._usage.begin()

    def adopt(self) -> None:
        """Gives the thread its java.lang.Thread; nobody may stop that half-way. OutOfMemory."""
        try:
            adopt_current_thread(self._machine, self.os_thread.name, True)
        except (NoRoom, JavaThrow):         # its Java code throws nothing else
            raise out_of_memory(self._machine) from None
        self.is_adopted = True

    @property
    def is_inside(self) -> bool:
        """Whether the thread is in a call."""
        pointer = self.java_thread.pointer
        return self._is_running or bool(pointer.nesting or pointer.is_called)

    def close(self, reason: BaseException) -> None:
        """The running call ends, and no other begins."""
        with self._lock:
            self._is_closed = True
        self.stop(reason)

    def stop(self, reason: BaseException, deadline: _CallDeadline | None = None) -> None:
        """Lets the running call end, if there is one; on any thread. The first reason counts.

        With a deadline: unless that was cancelled in time.
        """
        with self._lock:
            is_cancelled = deadline is not None and deadline.is_cancelled
            is_asked = self._reason is not None or is_cancelled
            if is_asked or not (self.is_adopted and self.is_inside):
                return
            self._reason = reason
            self._promptness = Promptness()
            self._promptness.begin()
            self._machine.threads.request_unwind(self.java_thread.address)

    def _end(self, is_outermost: bool, deadline: _CallDeadline | None) -> BaseException | None:
        if is_outermost:
            self._usage.end()
        with self._lock:
            if deadline is not None:
                deadline.cancel()
            if not is_outermost:
                return self._reason     # and whoever called goes on to end
            self._is_running = False
            return self._take_reason()

    @property
    def reason(self) -> BaseException | None:
        """Why the running call is to end, if it is."""
        return self._reason

    def take_reason(self) -> BaseException | None:
        """Why a built-in function's call was ended, if somebody asked for it."""
        with self._lock:
            return self._reason if self.java_thread.pointer.nesting else self._take_reason()

    def _take_reason(self) -> BaseException | None:
        reason, self._reason = self._reason, None
        if reason is not None:
            self._promptness.end()
            self._machine.threads.finish_unwinding(self.java_thread.address)
        return reason


class _CallDeadline:
    """The end of the time that a call may take."""

    def __init__(self, attachment: Attachment, seconds: float) -> None:
        when = time.monotonic() + seconds
        self._seconds = seconds
        self._attachment = attachment
        self._promptness = Promptness()
        self.is_cancelled = False
        self._deadlines = [DEADLINES.add(when, self._stop)]
        if seconds > LEAD:
            self._deadlines.append(DEADLINES.add(when - LEAD, self._promptness.begin))
        else:
            self._promptness.begin_early()

    def cancel(self) -> None:
        """The call has ended, or is about to."""
        self.is_cancelled = True
        for each in self._deadlines:
            each.cancel()
        self._promptness.end()

    def _stop(self) -> None:
        self._attachment.stop(Timeout(f"the time limit of {self._seconds:g} s is over"), self)


class Attachments:
    """The Python threads that are Java threads of one machine."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self.usage = Usage(machine)
        self._local = threading.local()
        self._lock = threading.Lock()
        self._attached: list[Attachment] = []
        self._attaching = 0
        self._closed = threading.Event()

    def boot(self) -> None:
        """Starts the machine; the calling thread is its first."""
        made = self._attach()
        self._machine.start()
        made.is_adopted = True
        self._local.attachment = made

    def current(self) -> Attachment:
        """That of the calling thread, made if need be."""
        found: Attachment | None = getattr(self._local, "attachment", None)
        if found is None:
            own = self._machine.threads.started_current()
            if own is not None:
                found = Attachment(self._machine, threading.current_thread(), self.usage, own)
                self._local.attachment = found
                return found
            with self._attaching_one():
                self._release_dead()
                found = self._attach()
                try:
                    found.adopt()
                except BaseException:
                    self._release(found)
                    raise
            self._local.attachment = found
        return found

    def of(self, os_thread: threading.Thread) -> Attachment | None:
        """That of a thread, if it has one."""
        with self._lock:
            return next((each for each in self._attached if each.os_thread is os_thread), None)

    def stop_all(self, reason: PvmError) -> None:
        """Lets all running calls end."""
        with self._lock:
            attached = list(self._attached)
        for each in attached:
            each.stop(reason)

    def stop_programs(self) -> None:
        """Lets the threads end that programs have started, and those that they are starting."""
        with self._machine.quotas.starting:
            for thread in self._machine.threads.all.live():
                if thread.is_counted:
                    self._machine.threads.request_unwind(thread.address)

    def close(self, reason: PvmError) -> None:
        """Lets all running calls end, and the threads that Java has started; no call begins."""
        with self._lock:
            self._closed.set()
            attached = list(self._attached)
        for each in attached:
            each.close(reason)
        self._stop_others()

    @property
    def is_inside(self) -> bool:
        """Whether the calling thread is in a call."""
        own = getattr(self._local, "attachment", None)
        return own is not None and own.is_inside

    def stop_again(self) -> None:
        """Once closed: whoever was about to begin a call when that was asked for."""
        with self._lock:
            attached = list(self._attached)
        for each in attached:
            each.stop(ContextClosed("the context was closed meanwhile"))
        self._stop_others()

    @property
    def are_idle(self) -> bool:
        """Whether no thread is left that could be in Java, once this is closed."""
        with self._lock:
            is_busy = self._attaching or any(each.is_inside for each in self._attached)
        return not is_busy and not self._others()

    def _others(self) -> list[JavaThread]:
        """The threads that Java has started."""
        return [each for each in self._machine.threads.all.live() if each.os_thread is not None]

    def _stop_others(self) -> None:
        quotas = self._machine.quotas
        with quotas.starting:       # a thread that is about to start another: it does so before,
            quotas.threads = 0      # or never
            for thread in self._others():
                self._machine.threads.request_unwind(thread.address)

    @contextmanager
    def _attaching_one(self) -> Iterator[None]:
        """The machine does not end meanwhile. Raises ContextClosed."""
        with self._lock:
            if self._closed.is_set():
                raise ContextClosed("the context is closed")
            self._attaching += 1
        try:
            yield
        finally:
            with self._lock:
                self._attaching -= 1

    def _attach(self) -> Attachment:
        made = Attachment(self._machine, threading.current_thread(), self.usage)
        with self._lock:
            self._attached.append(made)
            is_late = self._closed.is_set()
        if is_late:
            made.close(ContextClosed("the context is closed"))
        return made

    def _release_dead(self) -> None:
        """Threads that have ended are Java threads no more."""
        with self._lock:
            dead = [each for each in self._attached if not each.os_thread.is_alive()]
            self._attached = [each for each in self._attached if each not in dead]
        for each in dead:
            self._machine.threads.release_attached(each.java_thread)

    def _release(self, attachment: Attachment) -> None:
        """The calling thread has not become a Java thread after all."""
        with self._lock:
            self._attached.remove(attachment)
        self._machine.threads.release_attached(attachment.java_thread)
