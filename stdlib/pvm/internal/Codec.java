package pvm.internal;

import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;

/** Encodes and decodes text in the built-in charsets. */
public final class Codec {
    public static final Charset US_ASCII = new Builtin("US-ASCII",
            "ASCII", "ISO646-US", "646", "ANSI_X3.4-1968");
    public static final Charset ISO_8859_1 = new Builtin("ISO-8859-1",
            "ISO8859_1", "LATIN1", "ISO_8859-1", "L1", "ISO8859-1", "8859_1", "ISO_8859_1");
    public static final Charset UTF_8 = new Builtin("UTF-8",
            "UTF8", "unicode-1-1-utf-8");
    public static final Charset UTF_16BE = new Builtin("UTF-16BE",
            "UTF_16BE", "UnicodeBigUnmarked");
    public static final Charset UTF_16LE = new Builtin("UTF-16LE",
            "UTF_16LE", "UnicodeLittleUnmarked");
    public static final Charset UTF_16 = new Builtin("UTF-16",
            "UTF_16", "UTF16", "unicode");

    private static final char REPLACEMENT = '\ufffd';

    private Codec() {
    }

    private static final class Builtin extends Charset {
        Builtin(String name, String... aliases) {
            super(name, aliases);
        }

        @Override
        public CharsetDecoder newDecoder() {
            return Decoders.of(this);
        }

        @Override
        public CharsetEncoder newEncoder() {
            return BuiltinEncoder.of(this);
        }

        @Override
        public boolean contains(Charset cs) {
            return name().startsWith("UTF") || cs == this || cs == US_ASCII;
        }
    }

    /** The built-in charsets. */
    public static Charset[] all() {
        return new Charset[] {US_ASCII, ISO_8859_1, UTF_8, UTF_16BE, UTF_16LE, UTF_16};
    }

    /** The charset of a name or alias, or null. */
    public static Charset find(String name) {
        switch (name.toUpperCase()) {
            case "UTF-8": case "UTF8": case "UNICODE-1-1-UTF-8":
                return UTF_8;
            case "ISO-8859-1": case "ISO8859_1": case "LATIN1": case "ISO_8859-1": case "L1":
            case "ISO8859-1": case "8859_1": case "ISO_8859_1":
                return ISO_8859_1;
            case "US-ASCII": case "ASCII": case "ISO646-US": case "646": case "ANSI_X3.4-1968":
                return US_ASCII;
            case "UTF-16": case "UTF16": case "UTF_16": case "UNICODE":
                return UTF_16;
            case "UTF-16BE": case "UTF_16BE": case "UNICODEBIGUNMARKED":
                return UTF_16BE;
            case "UTF-16LE": case "UTF_16LE": case "UNICODELITTLEUNMARKED":
                return UTF_16LE;
            default:
                return null;
        }
    }

    public static Charset charset(String name) throws UnsupportedEncodingException {
        if (name == null) {
            throw new NullPointerException("charsetName");
        }
        Charset c = find(name);
        if (c == null) {
            throw new UnsupportedEncodingException(name);
        }
        return c;
    }

    /** The name that streams tell of a charset: the one it had at first. */
    public static String historicalName(Charset c) {
        return c == UTF_8 ? "UTF8" : c == ISO_8859_1 ? "ISO8859_1" : c == US_ASCII ? "ASCII"
                : c == UTF_16BE ? "UnicodeBigUnmarked" : c == UTF_16LE ? "UnicodeLittleUnmarked"
                : c.name();
    }

    /** Whether the charset maps ASCII bytes to the same chars. */
    public static boolean keepsAscii(Charset c) {
        return c == UTF_8 || c == ISO_8859_1 || c == US_ASCII;
    }

    public static byte[] encode(String s, Charset c) {
        if (c == null) {
            throw new NullPointerException("charset");
        }
        if (c == UTF_8) {
            return Utf8Encoder.encode(s, false);
        }
        if (c == ISO_8859_1 || c == US_ASCII) {
            return encodeNarrow(s, c == US_ASCII ? 0x80 : 0x100);
        }
        if (c == UTF_16BE || c == UTF_16LE || c == UTF_16) {
            return encodeUtf16(s, c);
        }
        ByteBuffer encoded = c.encode(s);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    private static byte[] encodeNarrow(String s, int limit) {
        int n = s.length();
        byte[] out = new byte[n];
        int at = 0;
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            i += c >= 0x10000 ? 1 : 0;
            out[at++] = (byte) (c < limit ? c : '?');
        }
        return at == n ? out : Arrays.copyOf(out, at);
    }

    private static byte[] encodeUtf16(String s, Charset c) {
        int n = s.length();
        int mark = c == UTF_16 ? 2 : 0;
        byte[] out = new byte[2 * n + mark];
        if (mark > 0) {
            out[0] = (byte) 0xfe;
            out[1] = (byte) 0xff;
        }
        int low = c == UTF_16LE ? 0 : 1;
        for (int i = 0; i < n; i++) {
            int unit = s.charAt(i);
            boolean alone = unit >= 0xd800 && unit < 0xe000 && isAlone(s, i);
            unit = alone ? REPLACEMENT : unit;
            out[mark + 2 * i + low] = (byte) unit;
            out[mark + 2 * i + 1 - low] = (byte) (unit >> 8);
        }
        return out;
    }

    private static boolean isAlone(String s, int i) {
        if (Character.isHighSurrogate(s.charAt(i))) {
            return i + 1 == s.length() || !Character.isLowSurrogate(s.charAt(i + 1));
        }
        return i == 0 || !Character.isHighSurrogate(s.charAt(i - 1));
    }

    public static String decode(byte[] b, int off, int len, Charset c) {
        if (c == null) {
            throw new NullPointerException("charset");
        }
        if (c == UTF_8) {
            return new Utf8Decoder(b, off, off + len).decode();
        }
        if (c == ISO_8859_1 || c == US_ASCII) {
            char[] chars = new char[len];
            for (int i = 0; i < len; i++) {
                int v = b[off + i] & 0xff;
                chars[i] = v >= 0x80 && c == US_ASCII ? REPLACEMENT : (char) v;
            }
            return new String(chars);
        }
        if (c == UTF_16BE || c == UTF_16LE || c == UTF_16) {
            return decodeUtf16(b, off, len, c);
        }
        return c.decode(ByteBuffer.wrap(b, off, len)).toString();
    }

    private static void replaceLoneSurrogates(StringBuilder sb) {
        for (int i = 0; i < sb.length(); i++) {
            if (!Character.isSurrogate(sb.charAt(i))) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(sb.charAt(i)) && i + 1 < sb.length()
                    && Character.isLowSurrogate(sb.charAt(i + 1));
            if (pair) {
                i++;
            } else {
                sb.setCharAt(i, REPLACEMENT);
            }
        }
    }

    private static String decodeUtf16(byte[] b, int off, int len, Charset c) {
        boolean little = c == UTF_16LE;
        int end = off + len;
        if (c == UTF_16 && len >= 2) {
            int mark = (b[off] & 0xff) << 8 | b[off + 1] & 0xff;
            little = mark == 0xfffe;
            off += mark == 0xfeff || mark == 0xfffe ? 2 : 0;
        }
        StringBuilder sb = new StringBuilder(len / 2);
        for (; off + 1 < end; off += 2) {
            int first = b[off] & 0xff;
            int second = b[off + 1] & 0xff;
            sb.append((char) (little ? second << 8 | first : first << 8 | second));
        }
        replaceLoneSurrogates(sb);
        return off < end ? sb.append(REPLACEMENT).toString() : sb.toString();
    }
}
