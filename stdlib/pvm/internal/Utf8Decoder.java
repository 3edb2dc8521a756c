package pvm.internal;

/**
 * Decodes UTF-8. Each maximal ill-formed part (Unicode 3.9, D93b) becomes one U+FFFD.
 */
final class Utf8Decoder {
    private final byte[] bytes;
    private final int end;
    private final StringBuilder out;
    private int at;

    Utf8Decoder(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        out = new StringBuilder(end - from);
    }

    String decode() {
        while (at < end) {
            int b = bytes[at++] & 0xff;
            if (b < 0x80) {
                out.append((char) b);
            } else if (b >= 0xc2 && b < 0xe0) {
                sequence(b & 0x1f, 1, 0x80, 0xbf);
            } else if (b >= 0xe0 && b < 0xf0) {
                sequence(b & 0xf, 2, b == 0xe0 ? 0xa0 : 0x80, b == 0xed ? 0x9f : 0xbf);
            } else if (b >= 0xf0 && b < 0xf5) {
                sequence(b & 0x7, 3, b == 0xf0 ? 0x90 : 0x80, b == 0xf4 ? 0x8f : 0xbf);
            } else {
                out.append('\ufffd');
            }
        }
        return out.toString();
    }

    /** Reads count more bytes, the first of them in low..high. */
    private void sequence(int point, int count, int low, int high) {
        for (int i = 0; i < count; i++) {
            int b = at < end ? bytes[at] & 0xff : 0;
            if (b < low || b > high) {
                out.append('\ufffd');
                return;
            }
            at++;
            point = point << 6 | b & 0x3f;
            low = 0x80;
            high = 0xbf;
        }
        out.appendCodePoint(point);
    }
}
