package java.util.zip;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Compresses data and writes it. */
public class DeflaterOutputStream extends FilterOutputStream {
    protected Deflater def;
    protected byte[] buf;
    private final boolean syncFlush;
    private boolean ownsDeflater;
    private boolean closed;

    public DeflaterOutputStream(OutputStream out, Deflater def, int size, boolean syncFlush) {
        super(Objects.requireNonNull(out));
        this.def = Objects.requireNonNull(def);
        if (size <= 0) {
            throw new IllegalArgumentException("buffer size <= 0");
        }
        buf = new byte[size];
        this.syncFlush = syncFlush;
    }

    public DeflaterOutputStream(OutputStream out, Deflater def, int size) {
        this(out, def, size, false);
    }

    public DeflaterOutputStream(OutputStream out, Deflater def, boolean syncFlush) {
        this(out, def, 8192, syncFlush);
    }

    public DeflaterOutputStream(OutputStream out, Deflater def) {
        this(out, def, 8192, false);
    }

    public DeflaterOutputStream(OutputStream out, boolean syncFlush) {
        this(out, new Deflater(), 8192, syncFlush);
        ownsDeflater = true;
    }

    public DeflaterOutputStream(OutputStream out) {
        this(out, false);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        if (def.finished()) {
            throw new IOException("write beyond end of stream");
        }
        Objects.checkFromIndexSize(off, len, b.length);
        if (len > 0) {
            def.setInput(b, off, len);
            while (!def.needsInput()) {
                deflate();
            }
        }
    }

    protected void deflate() throws IOException {
        int n = def.deflate(buf, 0, buf.length);
        while (n > 0) {
            out.write(buf, 0, n);
            n = n == buf.length ? def.deflate(buf, 0, buf.length) : 0;
        }
    }

    public void finish() throws IOException {
        if (!def.finished()) {
            def.finish();
            while (!def.finished()) {
                deflate();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (syncFlush && !def.finished()) {
            int n = def.deflate(buf, 0, buf.length, Deflater.SYNC_FLUSH);
            while (n > 0) {
                out.write(buf, 0, n);
                n = n == buf.length ? def.deflate(buf, 0, buf.length) : 0;
            }
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            finish();
            if (ownsDeflater) {
                def.end();
            }
            out.close();
        }
    }
}
