package java.io;

/** Strings in modified UTF-8, as DataInput and object streams have them. */
final class ModifiedUtf8 {
    private static final int LONGEST = 65535;

    private ModifiedUtf8() {
    }

    /** How many bytes a string has. */
    static long length(String s) {
        long n = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            n += c >= 1 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return n;
    }

    /** A string's bytes after their number in two bytes. */
    static byte[] encodeShort(String s) throws UTFDataFormatException {
        long n = length(s);
        if (n > LONGEST) {
            throw new UTFDataFormatException("encoded string (" + s.substring(0, 8) + "..."
                    + s.substring(s.length() - 8) + ") too long: " + n + " bytes");
        }
        byte[] out = new byte[(int) n + 2];
        out[0] = (byte) (n >> 8);
        out[1] = (byte) n;
        put(s, out, 2);
        return out;
    }

    /** Stores a string's bytes, for which there must be room. */
    static void put(String s, byte[] out, int at) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= 1 && c < 0x80) {
                out[at++] = (byte) c;
                continue;
            }
            if (c < 0x800) {
                out[at++] = (byte) (0xc0 | c >> 6);
            } else {
                out[at++] = (byte) (0xe0 | c >> 12);
                out[at++] = (byte) (0x80 | c >> 6 & 0x3f);
            }
            out[at++] = (byte) (0x80 | c & 0x3f);
        }
    }

    /** The string that all of some bytes encode. */
    static String decode(byte[] bytes) throws UTFDataFormatException {
        int n = bytes.length;
        char[] chars = new char[n];
        int out = 0;
        for (int i = 0; i < n; out++) {
            int b = bytes[i] & 0xff;
            if (b < 0x80) {
                chars[out] = (char) b;
                i++;
                continue;
            }
            int count = b >> 5 == 6 ? 2 : b >> 4 == 14 ? 3 : 0;
            if (count == 0) {
                throw new UTFDataFormatException("malformed input around byte " + i);
            }
            if (i + count > n) {
                throw new UTFDataFormatException("malformed input: partial character at end");
            }
            int c = count == 2 ? b & 0x1f : b & 0xf;
            for (int k = 1; k < count; k++) {
                if ((bytes[i + k] & 0xc0) != 0x80) {
                    throw new UTFDataFormatException(
                            "malformed input around byte " + (i + count - 1));
                }
                c = c << 6 | bytes[i + k] & 0x3f;
            }
            chars[out] = (char) c;
            i += count;
        }
        return new String(chars, 0, out);
    }
}
