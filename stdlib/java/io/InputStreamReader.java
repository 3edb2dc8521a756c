package java.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;
import pvm.internal.Codec;

/** Reads bytes from a stream and decodes them. */
public class InputStreamReader extends Reader {
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final String charsetName;
    /** Bytes that were read and are not decoded yet, from its position to its limit. */
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).limit(0);
    /** The second half of a surrogate pair whose first half alone was wanted, or 0. */
    private char kept;
    private boolean ended;
    private boolean closed;

    public InputStreamReader(InputStream in) {
        this(in, Charset.defaultCharset());
    }

    public InputStreamReader(InputStream in, String charsetName)
            throws UnsupportedEncodingException {
        this(in, Codec.charset(charsetName));
    }

    public InputStreamReader(InputStream in, Charset cs) {
        this(in, Objects.requireNonNull(cs, "charset").newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    public InputStreamReader(InputStream in, CharsetDecoder dec) {
        super(in);
        this.in = in;
        decoder = Objects.requireNonNull(dec, "charset decoder");
        charsetName = Codec.historicalName(dec.charset());
    }

    /** The historical name of the charset; null once this is closed. */
    public String getEncoding() {
        return closed ? null : charsetName;
    }

    private void ensureOpen() throws IOException {
        if (closed) {
            throw new IOException("Stream closed");
        }
    }

    @Override
    public int read() throws IOException {
        synchronized (lock) {
            ensureOpen();
            if (kept != 0) {
                char c = kept;
                kept = 0;
                return c;
            }
            char[] pair = new char[2];
            int n = decode(pair, 0, 2, 1);
            if (n == 2) {
                kept = pair[1];
            }
            return n < 0 ? -1 : pair[0];
        }
    }

    @Override
    public int read(char[] cbuf, int off, int len) throws IOException {
        synchronized (lock) {
            ensureOpen();
            Objects.checkFromIndexSize(off, len, cbuf.length);
            if (len == 0) {
                return 0;
            }
            if (kept != 0 || len == 1) {
                int c = read();
                if (c >= 0) {
                    cbuf[off] = (char) c;
                }
                return c < 0 ? -1 : 1;
            }
            return decode(cbuf, off, len, 1);
        }
    }

    /** Decodes at least so many chars, unless the input ends; -1 if there are none at all. */
    private int decode(char[] cbuf, int off, int len, int least) throws IOException {
        CharBuffer chars = CharBuffer.wrap(cbuf, off, len);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int n = chars.position() - off;
            if (result.isError()) {
                result.throwException();
            }
            if (n >= least) {
                return n;
            }
            if (ended) {
                decoder.flush(chars);
                decoder.reset();
                return n > 0 ? n : -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = n < 0;
        bytes.position(bytes.position() + Math.max(n, 0));
        bytes.flip();
    }

    @Override
    public boolean ready() throws IOException {
        synchronized (lock) {
            ensureOpen();
            return kept != 0 || bytes.hasRemaining() || in.available() > 0;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            if (!closed) {
                closed = true;
                in.close();
            }
        }
    }
}
