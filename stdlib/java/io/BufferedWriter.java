package java.io;

/** Collects chars before it writes them to another writer. */
public class BufferedWriter extends Writer {
    private final Writer out;
    private final StringBuilder buffer = new StringBuilder();
    private final int size;
    private boolean closed;

    public BufferedWriter(Writer out) {
        this(out, 8192);
    }

    public BufferedWriter(Writer out, int sz) {
        super(out);
        if (sz <= 0) {
            throw new IllegalArgumentException("Buffer size <= 0");
        }
        this.out = out;
        size = sz;
    }

    private void drain() throws IOException {
        if (closed) {
            throw new IOException("Stream closed");
        }
        if (buffer.length() > 0) {
            String text = buffer.toString();
            buffer.setLength(0);
            out.write(text);
        }
    }

    @Override
    public void write(int c) throws IOException {
        write(String.valueOf((char) c));
    }

    @Override
    public void write(char[] cbuf, int off, int len) throws IOException {
        write(new String(cbuf, off, len));
    }

    @Override
    public void write(String s, int off, int len) throws IOException {
        synchronized (lock) {
            buffer.append(s, off, off + len);
            if (closed || buffer.length() >= size) {
                drain();
            }
        }
    }

    public void newLine() throws IOException {
        write("\n");
    }

    @Override
    public void flush() throws IOException {
        synchronized (lock) {
            drain();
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            if (!closed) {
                try {
                    drain();
                } finally {
                    closed = true;
                    out.close();
                }
            }
        }
    }
}
