package java.util;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Where a scanner's text comes from, piece by piece: bytes that are decoded. */
final class ScannerInput {
    private static final int CHUNK = 1024;

    private final InputStream stream;
    private final Charset charset;
    private byte[] buffer = new byte[CHUNK];
    /** How many bytes are left from before: the beginning of a char. */
    private int kept;

    ScannerInput(InputStream stream, Charset charset) {
        this.stream = stream;
        this.charset = charset;
    }

    /** The next piece, or null at the end. */
    String read() throws IOException {
        while (true) {
            int n = stream.read(buffer, kept, buffer.length - kept);
            if (n < 0) {
                String rest = kept == 0 ? null : new String(buffer, 0, kept, charset);
                kept = 0;
                return rest;
            }
            int end = kept + n;
            int complete = end - incomplete(end);
            String piece = new String(buffer, 0, complete, charset);
            kept = end - complete;
            System.arraycopy(buffer, complete, buffer, 0, kept);
            if (!piece.isEmpty()) {
                return piece;
            }
        }
    }

    /** How many of the bytes before end are the beginning of a char that is not all there. */
    private int incomplete(int end) {
        if (charset.name().startsWith("UTF-16")) {
            return end & 1;
        }
        if (charset != StandardCharsets.UTF_8) {
            return 0;
        }
        for (int i = 1; i <= Math.min(3, end); i++) {
            int b = buffer[end - i] & 0xff;
            if (b >= 0xc0) {
                int length = b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
                return length > i ? i : 0;
            }
            if (b < 0x80) {
                return 0;
            }
        }
        return 0;
    }

    void close() throws IOException {
        stream.close();
    }
}
