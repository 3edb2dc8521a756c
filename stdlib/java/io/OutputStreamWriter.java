package java.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import pvm.internal.Codec;

/** Encodes chars and writes their bytes to a stream. */
public class OutputStreamWriter extends Writer {
    private final OutputStream out;
    /** What the bytes are in from now on: after the mark of UTF-16 it is UTF-16BE. */
    private Charset charset;
    private final String charsetName;
    private final CharsetEncoder encoder;
    /** A high surrogate whose low half is yet to come, or 0. */
    private char pending;
    private boolean closed;

    public OutputStreamWriter(OutputStream out) {
        this(out, Charset.defaultCharset());
    }

    public OutputStreamWriter(OutputStream out, String charsetName)
            throws UnsupportedEncodingException {
        this(out, Codec.charset(charsetName));
    }

    public OutputStreamWriter(OutputStream out, Charset cs) {
        super(out);
        this.out = out;
        charset = java.util.Objects.requireNonNull(cs, "charset");
        charsetName = Codec.historicalName(cs);
        encoder = null;
    }

    public OutputStreamWriter(OutputStream out, CharsetEncoder enc) {
        super(out);
        this.out = out;
        encoder = java.util.Objects.requireNonNull(enc, "charset encoder");
        charset = enc.charset();
        charsetName = Codec.historicalName(charset);
    }

    /** The historical name of the charset; null once this is closed. */
    public String getEncoding() {
        return closed ? null : charsetName;
    }

    private void encode(String s) throws IOException {
        if (encoder != null) {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(s));
            out.write(bytes.array(), 0, bytes.limit());
        } else if (!s.isEmpty()) {
            out.write(s.getBytes(charset));
            charset = charset == Codec.UTF_16 ? Codec.UTF_16BE : charset;
        }
    }

    @Override
    public void write(char[] cbuf, int off, int len) throws IOException {
        write(new String(cbuf, off, len));
    }

    @Override
    public void write(String str, int off, int len) throws IOException {
        synchronized (lock) {
            if (closed) {
                throw new IOException("Stream closed");
            }
            String s = str.substring(off, off + len);
            if (pending != 0) {
                s = pending + s;
                pending = 0;
            }
            int n = s.length();
            if (n > 0 && Character.isHighSurrogate(s.charAt(n - 1))) {
                pending = s.charAt(n - 1);
                s = s.substring(0, n - 1);
            }
            encode(s);
        }
    }

    @Override
    public void flush() throws IOException {
        synchronized (lock) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            if (!closed) {
                closed = true;
                if (pending != 0) {
                    encode(String.valueOf(pending));
                }
                out.flush();
                out.close();
            }
        }
    }
}
