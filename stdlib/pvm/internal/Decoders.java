package pvm.internal;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** The decoders of the built-in charsets. */
final class Decoders {
    private Decoders() {
    }

    static CharsetDecoder of(Charset c) {
        if (c == Codec.UTF_8) {
            return new Utf8(c);
        }
        if (c == Codec.ISO_8859_1 || c == Codec.US_ASCII) {
            return new Narrow(c);
        }
        return new Utf16(c);
    }

    /** US-ASCII or ISO-8859-1. */
    private static final class Narrow extends ArrayDecoder {
        private final boolean ascii;

        Narrow(Charset c) {
            super(c, 1, 1);
            ascii = c == Codec.US_ASCII;
        }

        @Override
        CoderResult convert() {
            int n = Math.min(end - at, limit - out);
            int good = ascii ? Text.countAscii(src, at, at + n) : n;
            Text.inflateChars(src, at, dst, out, good);
            at += good;
            out += good;
            if (good < n) {
                return CoderResult.malformedForLength(1);
            }
            return at < end ? CoderResult.OVERFLOW : CoderResult.UNDERFLOW;
        }
    }

    /** UTF-8; what is ill-formed is reported by its maximal parts (Unicode 3.9, D93b). */
    private static final class Utf8 extends ArrayDecoder {
        Utf8(Charset c) {
            super(c, 1, 1);
        }

        @Override
        CoderResult convert() {
            while (at < end) {
                int n = Text.countAscii(src, at, at + Math.min(end - at, limit - out));
                Text.inflateChars(src, at, dst, out, n);
                at += n;
                out += n;
                CoderResult stop = at < end ? sequences() : null;
                if (stop != null) {
                    return stop;
                }
            }
            return CoderResult.UNDERFLOW;
        }

        /** Decodes sequences of several bytes up to the next ASCII byte; null to go on. */
        private CoderResult sequences() {
            while (at < end) {
                int b = src[at];
                if (out == limit) {
                    return CoderResult.OVERFLOW;
                }
                if (b >= 0) {
                    return null;
                }
                CoderResult stop = sequence(b & 0xff);
                if (stop != null) {
                    return stop;
                }
            }
            return null;
        }

        private CoderResult sequence(int b) {
            if (b < 0xc2 || b > 0xf4) {
                return CoderResult.malformedForLength(1);
            }
            int count = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
            int low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
            int high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
            int point = b & 0x3f >> count;
            for (int i = 1; i <= count; i++) {
                if (at + i == end) {
                    return CoderResult.UNDERFLOW;
                }
                int next = src[at + i] & 0xff;
                if (next < low || next > high) {
                    return CoderResult.malformedForLength(i);
                }
                point = point << 6 | next & 0x3f;
                low = 0x80;
                high = 0xbf;
            }
            if (point < 0x10000) {
                dst[out++] = (char) point;
            } else if (limit - out < 2) {
                return CoderResult.OVERFLOW;
            } else {
                dst[out++] = Character.highSurrogate(point);
                dst[out++] = Character.lowSurrogate(point);
            }
            at += count + 1;
            return null;
        }
    }

    /** UTF-16 in one of the byte orders, or in that which a mark at the start tells. */
    private static final class Utf16 extends ArrayDecoder {
        private static final int MARK = 0xfeff;
        private static final int SWAPPED_MARK = 0xfffe;

        private final boolean marked;
        private boolean atStart;
        private boolean little;

        Utf16(Charset c) {
            super(c, 0.5f, 1);
            marked = c == Codec.UTF_16;
            little = c == Codec.UTF_16LE;
            atStart = marked;
        }

        @Override
        protected void implReset() {
            atStart = marked;
            little = charset() == Codec.UTF_16LE;
        }

        private int unit(int i) {
            int first = src[i] & 0xff;
            int second = src[i + 1] & 0xff;
            return little ? second << 8 | first : first << 8 | second;
        }

        @Override
        CoderResult convert() {
            if (atStart && end - at >= 2) {
                atStart = false;
                int mark = unit(at);
                little = mark == SWAPPED_MARK;
                at += mark == MARK || little ? 2 : 0;
            }
            while (end - at >= 2) {
                int c = unit(at);
                if (out == limit) {
                    return CoderResult.OVERFLOW;
                }
                if (c < 0xd800 || c > 0xdfff) {
                    dst[out++] = (char) c;
                    at += 2;
                    continue;
                }
                CoderResult stop = pair((char) c);
                if (stop != null) {
                    return stop;
                }
            }
            return CoderResult.UNDERFLOW;
        }

        private CoderResult pair(char high) {
            if (Character.isLowSurrogate(high)) {
                return CoderResult.malformedForLength(2);
            }
            if (end - at < 4) {
                return CoderResult.UNDERFLOW;
            }
            char low = (char) unit(at + 2);
            if (!Character.isLowSurrogate(low)) {
                return CoderResult.malformedForLength(4);
            }
            if (limit - out < 2) {
                return CoderResult.OVERFLOW;
            }
            dst[out++] = high;
            dst[out++] = low;
            at += 4;
            return null;
        }
    }
}
