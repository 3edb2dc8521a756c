package pvm.internal;

import java.util.Arrays;

/** Encodes text in UTF-8; a surrogate without its other half becomes '?'. */
public final class Utf8Encoder {
    private Utf8Encoder() {
    }

    /** The UTF-8 bytes of a string, and of a line's end after it if asked for. */
    public static byte[] encode(String s, boolean line) {
        int n = s.length();
        byte[] out = new byte[line ? n + 1 : n];
        int at = asciiPrefix(s, out);
        if (at < n) {
            out = Arrays.copyOf(out, 3 * n + 1);
            at = encodeRest(s, at, out);
        }
        if (line) {
            out[at++] = '\n';
        }
        return at == out.length ? out : Arrays.copyOf(out, at);
    }

    /** Copies the ASCII chars at the start of s to dst; how many. */
    private static native int asciiPrefix(String s, byte[] dst);

    private static int encodeRest(String s, int from, byte[] out) {
        int at = from;
        int n = s.length();
        for (int i = from; i < n; i++) {
            int c = s.charAt(i);
            if (c < 0x80) {
                out[at++] = (byte) c;
                continue;
            }
            if (c < 0x800) {
                out[at++] = (byte) (0xc0 | c >> 6);
                out[at++] = (byte) (0x80 | c & 0x3f);
                continue;
            }
            if (c >= 0xd800 && c < 0xe000) {
                int point = s.codePointAt(i);
                if (point < 0x10000) {
                    out[at++] = '?';
                    continue;
                }
                i++;
                out[at++] = (byte) (0xf0 | point >> 18);
                out[at++] = (byte) (0x80 | point >> 12 & 0x3f);
                c = point & 0xfff;
                out[at++] = (byte) (0x80 | c >> 6);
                out[at++] = (byte) (0x80 | c & 0x3f);
                continue;
            }
            out[at++] = (byte) (0xe0 | c >> 12);
            out[at++] = (byte) (0x80 | c >> 6 & 0x3f);
            out[at++] = (byte) (0x80 | c & 0x3f);
        }
        return at;
    }
}
