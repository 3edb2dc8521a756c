package java.util;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Base64 (RFC 4648), its form for URLs and file names, and that for mail (RFC 2045). */
public class Base64 {
    private static final String BASIC =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String URL =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final int MIME_LINE = 76;

    private Base64() {
    }

    public static Encoder getEncoder() {
        return new Encoder(BASIC, 0, null, true);
    }

    public static Encoder getUrlEncoder() {
        return new Encoder(URL, 0, null, true);
    }

    public static Encoder getMimeEncoder() {
        return new Encoder(BASIC, MIME_LINE, LINE_END, true);
    }

    public static Encoder getMimeEncoder(int lineLength, byte[] lineSeparator) {
        Objects.requireNonNull(lineSeparator);
        for (byte b : lineSeparator) {
            if (BASIC.indexOf(b & 0xff) >= 0) {
                throw new IllegalArgumentException("Illegal base64 line separator character 0x"
                        + Integer.toString(b, 16));
            }
        }
        int length = lineLength <= 0 ? 0 : lineLength & ~3;
        return length == 0 ? getEncoder() : new Encoder(BASIC, length, lineSeparator, true);
    }

    public static Decoder getDecoder() {
        return new Decoder(BASIC, false);
    }

    public static Decoder getUrlDecoder() {
        return new Decoder(URL, false);
    }

    public static Decoder getMimeDecoder() {
        return new Decoder(BASIC, true);
    }

    /** Makes text of bytes: four chars of three bytes. */
    public static class Encoder {
        private final String alphabet;
        private final int lineLength;
        private final byte[] lineEnd;
        private final boolean pads;

        private Encoder(String alphabet, int lineLength, byte[] lineEnd, boolean pads) {
            this.alphabet = alphabet;
            this.lineLength = lineLength;
            this.lineEnd = lineEnd;
            this.pads = pads;
        }

        public Encoder withoutPadding() {
            return pads ? new Encoder(alphabet, lineLength, lineEnd, false) : this;
        }

        private int encodedLength(int n) {
            int length = pads ? (n + 2) / 3 * 4 : n / 3 * 4 + (n % 3 == 0 ? 0 : n % 3 + 1);
            if (lineLength > 0 && length > 0) {
                length += (length - 1) / lineLength * lineEnd.length;
            }
            return length;
        }

        public byte[] encode(byte[] src) {
            byte[] dst = new byte[encodedLength(src.length)];
            encodeInto(src, dst);
            return dst;
        }

        public int encode(byte[] src, byte[] dst) {
            int length = encodedLength(src.length);
            if (dst.length < length) {
                throw new IllegalArgumentException(
                        "Output byte array is too small for encoding all input bytes");
            }
            encodeInto(src, dst);
            return length;
        }

        private void encodeInto(byte[] src, byte[] dst) {
            int at = 0;
            int inLine = 0;
            for (int i = 0; i < src.length; i += 3) {
                if (lineLength > 0 && inLine == lineLength) {
                    System.arraycopy(lineEnd, 0, dst, at, lineEnd.length);
                    at += lineEnd.length;
                    inLine = 0;
                }
                int n = Math.min(3, src.length - i);
                int bits = (src[i] & 0xff) << 16 | (n > 1 ? (src[i + 1] & 0xff) << 8 : 0)
                        | (n > 2 ? src[i + 2] & 0xff : 0);
                for (int k = 0; k < 4; k++) {
                    if (k <= n) {
                        dst[at++] = (byte) alphabet.charAt(bits >> 18 - 6 * k & 63);
                    } else if (pads) {
                        dst[at++] = '=';
                    }
                }
                inLine += 4;
            }
        }

        public ByteBuffer encode(ByteBuffer buffer) {
            byte[] src = new byte[buffer.remaining()];
            buffer.get(src);
            return ByteBuffer.wrap(encode(src));
        }

        public String encodeToString(byte[] src) {
            return new String(encode(src), StandardCharsets.ISO_8859_1);
        }

        public OutputStream wrap(OutputStream os) {
            return new Base64Output(new Encoder(alphabet, 0, null, pads), lineLength, lineEnd, os);
        }
    }

    /** Makes bytes of text. */
    public static class Decoder {
        private final boolean skipsOthers;
        /** The six bits that a char stands for; -1 for one that stands for none. */
        private final byte[] values = new byte[256];

        private Decoder(String alphabet, boolean skipsOthers) {
            this.skipsOthers = skipsOthers;
            Arrays.fill(values, (byte) -1);
            for (int i = 0; i < 64; i++) {
                values[alphabet.charAt(i)] = (byte) i;
            }
        }

        public byte[] decode(byte[] src) {
            byte[] dst = new byte[(int) ((src.length * 3L + 3) / 4)];
            int n = decodeInto(src, dst);
            return n == dst.length ? dst : Arrays.copyOf(dst, n);
        }

        public byte[] decode(String src) {
            return decode(src.getBytes(StandardCharsets.ISO_8859_1));
        }

        public ByteBuffer decode(ByteBuffer buffer) {
            ByteBuffer rest = buffer.duplicate();
            byte[] src = new byte[rest.remaining()];
            rest.get(src);
            ByteBuffer decoded = ByteBuffer.wrap(decode(src));
            buffer.position(buffer.limit());
            return decoded;
        }

        public int decode(byte[] src, byte[] dst) {
            byte[] all = decode(src);
            if (dst.length < all.length) {
                throw new IllegalArgumentException(
                        "Output byte array is too small for decoding all input bytes");
            }
            System.arraycopy(all, 0, dst, 0, all.length);
            return all.length;
        }

        private int decodeInto(byte[] src, byte[] dst) {
            if (src.length == 1 && !skipsOthers) {
                throw new IllegalArgumentException(
                        "Input byte[] should at least have 2 bytes for base64 bytes");
            }
            int n = 0;
            int bits = 0;
            int count = 0;
            int i = 0;
            while (i < src.length) {
                int b = src[i++] & 0xff;
                if (b == '=') {
                    i = padding(src, i, count);
                    break;
                }
                if (values[b] < 0) {
                    if (!skipsOthers) {
                        throw new IllegalArgumentException(
                                "Illegal base64 character " + Integer.toString(b, 16));
                    }
                    continue;
                }
                bits = bits << 6 | values[b];
                if (++count == 4) {
                    dst[n++] = (byte) (bits >> 16);
                    dst[n++] = (byte) (bits >> 8);
                    dst[n++] = (byte) bits;
                    bits = 0;
                    count = 0;
                }
            }
            n = finish(dst, n, bits, count);
            checkRest(src, i);
            return n;
        }

        /** Where to go on behind the padding whose first char lies before i. */
        private static int padding(byte[] src, int i, int count) {
            boolean isDouble = count == 2 && i < src.length && src[i] == '=';
            if (count == 0 || count == 2 && !isDouble) {
                throw new IllegalArgumentException(
                        "Input byte array has wrong 4-byte ending unit");
            }
            return isDouble ? i + 1 : i;
        }

        private static int finish(byte[] dst, int n, int bits, int count) {
            if (count == 1) {
                throw new IllegalArgumentException("Last unit does not have enough valid bits");
            }
            int at = n;
            if (count == 2) {
                dst[at++] = (byte) (bits >> 4);
            } else if (count == 3) {
                dst[at++] = (byte) (bits >> 10);
                dst[at++] = (byte) (bits >> 2);
            }
            return at;
        }

        private void checkRest(byte[] src, int from) {
            for (int i = from; i < src.length; i++) {
                if (!skipsOthers || values[src[i] & 0xff] >= 0) {
                    throw new IllegalArgumentException(
                            "Input byte array has incorrect ending byte at "
                                    + (skipsOthers ? i + 1 : i));
                }
            }
        }

        public InputStream wrap(InputStream is) {
            Objects.requireNonNull(is);
            return new Base64Input(this, is);
        }
    }
}
