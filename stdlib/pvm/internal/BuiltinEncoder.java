package pvm.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** Encodes in one of the built-in charsets. */
final class BuiltinEncoder extends CharsetEncoder {
    private static final byte[] QUESTION = {'?'};

    private final Charset charset;
    /** The mark that UTF-16 begins with is yet to be written. */
    private boolean markDue;

    private BuiltinEncoder(Charset c, float average, float most, byte[] replacement) {
        super(c, average, most, replacement);
        charset = c;
        markDue = c == Codec.UTF_16;
    }

    static CharsetEncoder of(Charset c) {
        if (c == Codec.UTF_8) {
            return new BuiltinEncoder(c, 1.1f, 3, QUESTION);
        }
        if (Codec.keepsAscii(c)) {
            return new BuiltinEncoder(c, 1, 1, QUESTION);
        }
        byte[] replacement = c == Codec.UTF_16LE ? new byte[] {(byte) 0xfd, (byte) 0xff}
                : new byte[] {(byte) 0xff, (byte) 0xfd};
        return new BuiltinEncoder(c, 2, c == Codec.UTF_16 ? 4 : 2, replacement);
    }

    @Override
    protected void implReset() {
        markDue = charset == Codec.UTF_16;
    }

    @Override
    public boolean isLegalReplacement(byte[] repl) {
        return repl.length == 1 && repl[0] == '?' || super.isLegalReplacement(repl);
    }

    @Override
    protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
        while (in.hasRemaining()) {
            int start = in.position();
            int c = in.get(start);
            int width = 1;
            if (Character.isSurrogate((char) c)) {
                if (Character.isLowSurrogate((char) c)) {
                    return CoderResult.malformedForLength(1);
                }
                if (in.remaining() < 2) {
                    return CoderResult.UNDERFLOW;
                }
                char low = in.get(start + 1);
                if (!Character.isLowSurrogate(low)) {
                    return CoderResult.malformedForLength(1);
                }
                c = Character.toCodePoint((char) c, low);
                width = 2;
            }
            if (c > highest()) {
                return CoderResult.unmappableForLength(width);
            }
            if (out.remaining() < sizeOf(c)) {
                return CoderResult.OVERFLOW;
            }
            write(c, out);
            in.position(start + width);
        }
        return CoderResult.UNDERFLOW;
    }

    private int highest() {
        return charset == Codec.US_ASCII ? 0x7f : charset == Codec.ISO_8859_1 ? 0xff
                : Character.MAX_CODE_POINT;
    }

    private int sizeOf(int c) {
        if (charset == Codec.UTF_8) {
            return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        }
        return Codec.keepsAscii(charset) ? 1 : (c < 0x10000 ? 2 : 4) + (markDue ? 2 : 0);
    }

    private void write(int c, ByteBuffer out) {
        if (charset == Codec.UTF_8) {
            writeUtf8(c, out);
        } else if (Codec.keepsAscii(charset)) {
            out.put((byte) c);
        } else {
            if (markDue) {
                markDue = false;
                writeUnit(0xfeff, out);
            }
            if (c < 0x10000) {
                writeUnit(c, out);
            } else {
                writeUnit(Character.highSurrogate(c), out);
                writeUnit(Character.lowSurrogate(c), out);
            }
        }
    }

    private void writeUnit(int c, ByteBuffer out) {
        boolean little = charset == Codec.UTF_16LE;
        out.put((byte) (little ? c : c >> 8));
        out.put((byte) (little ? c >> 8 : c));
    }

    private static void writeUtf8(int c, ByteBuffer out) {
        if (c < 0x80) {
            out.put((byte) c);
            return;
        }
        if (c < 0x800) {
            out.put((byte) (0xc0 | c >> 6));
        } else {
            if (c < 0x10000) {
                out.put((byte) (0xe0 | c >> 12));
            } else {
                out.put((byte) (0xf0 | c >> 18));
                out.put((byte) (0x80 | c >> 12 & 0x3f));
            }
            out.put((byte) (0x80 | c >> 6 & 0x3f));
        }
        out.put((byte) (0x80 | c & 0x3f));
    }
}
