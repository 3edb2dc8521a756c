package java.io;

import java.nio.charset.Charset;
import pvm.internal.Codec;

/** Encodes chars and writes their bytes to a stream. */
public class OutputStreamWriter extends Writer {
    private final OutputStream out;
    private final Charset charset;
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
            out.write(s.getBytes(charset));
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
                    out.write(String.valueOf(pending).getBytes(charset));
                }
                out.flush();
                out.close();
            }
        }
    }
}
