"""pvm.internal.HostCompression: checksums and zlib streams, over Python's zlib."""

import zlib
from typing import Any, Final

from pvm.native.call import NativeCall
from pvm.native.python.results import byte_array, int_bytes
from pvm.native.registry import python_native
from pvm.vm.runtime.objects import Handle

COMPRESSION: Final = "pvm/internal/HostCompression"
_NO_FLUSH: Final = 0


def input_bytes(call: NativeCall, first: int) -> bytes:
    """The bytes of three arguments: array, offset and length."""
    offset, length = call.integer(first + 1), call.integer(first + 2)
    return call.objects.read_bytes(call.slot(first), offset + length)[offset:]


@python_native(COMPRESSION, "crc32", "(I[BII)I")
def crc32(call: NativeCall) -> int:
    return zlib.crc32(input_bytes(call, 1), call.integer(0) & 0xFFFFFFFF)


@python_native(COMPRESSION, "adler32", "(I[BII)I")
def adler32(call: NativeCall) -> int:
    return zlib.adler32(input_bytes(call, 1), call.integer(0) & 0xFFFFFFFF)


@python_native(COMPRESSION, "openInflater", "(Z)I")
def open_inflater(call: NativeCall) -> int:
    """The argument: without the header of zlib."""
    bits = -zlib.MAX_WBITS if call.boolean(0) else zlib.MAX_WBITS
    return call.environment.held.add(zlib.decompressobj(bits))


@python_native(COMPRESSION, "inflate", "(I[BIII[I)[B")
def inflate(call: NativeCall) -> Handle | None:
    """At most so many bytes; into result: how many were used, whether the stream is at its end."""
    stream: Any = call.environment.held.get(call.integer(0))
    data = input_bytes(call, 1)
    if stream.eof:
        call.objects.write_bytes(call.slot(5), int_bytes([0, 1]))
        return byte_array(call, b"")
    try:
        made = stream.decompress(data, call.integer(4))
    except zlib.error as error:
        call.throw("java/util/zip/DataFormatException", _reason(str(error)))
    # at the end the unconsumed tail may hold once more what is in unused_data
    rest = stream.unused_data if stream.eof else stream.unconsumed_tail
    used = len(data) - len(rest)
    call.objects.write_bytes(call.slot(5), int_bytes([used, int(stream.eof)]))
    return byte_array(call, made)


def _reason(text: str) -> str:
    """zlib's own words at the end of Python's message."""
    return text.rpartition(": ")[2]


@python_native(COMPRESSION, "openDeflater", "(IIZ)I")
def open_deflater(call: NativeCall) -> int:
    bits = -zlib.MAX_WBITS if call.boolean(2) else zlib.MAX_WBITS
    stream = zlib.compressobj(call.integer(0), zlib.DEFLATED, bits, zlib.DEF_MEM_LEVEL,
                              call.integer(1))
    return call.environment.held.add(stream)


@python_native(COMPRESSION, "deflate", "(I[BIII)[B")
def deflate(call: NativeCall) -> Handle:
    """All output that there is; the last argument is how to flush, in zlib's numbers."""
    stream: Any = call.environment.held.get(call.integer(0))
    made = stream.compress(input_bytes(call, 1))
    if call.integer(4) != _NO_FLUSH:
        made += stream.flush(call.integer(4))
    return byte_array(call, made)


@python_native(COMPRESSION, "close", "(I)V")
def close(call: NativeCall) -> None:
    call.environment.held.remove(call.integer(0))
