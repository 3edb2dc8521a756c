package java.io;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads chars in large pieces from another reader, and lines. */
public class BufferedReader extends Reader {
    private static final int DEFAULT_SIZE = 8192;

    private Reader in;
    private char[] buffer;
    private int at;
    private int end;
    /** Where the mark is in the buffer, -1 for none. */
    private int mark = -1;
    private int readAhead;
    /** A line ended in '\r': a '\n' that comes next belongs to it. */
    private boolean skipsNewline;
    private boolean markSkipsNewline;

    public BufferedReader(Reader in) {
        this(in, DEFAULT_SIZE);
    }

    public BufferedReader(Reader in, int sz) {
        super(in);
        if (sz <= 0) {
            throw new IllegalArgumentException("Buffer size <= 0");
        }
        this.in = in;
        buffer = new char[sz];
    }

    private void ensureOpen() throws IOException {
        if (in == null) {
            throw new IOException("Stream closed");
        }
    }

    /** Makes sure that there is a char in the buffer; false at the end of the input. */
    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        if (mark >= 0 && at - mark >= readAhead) {
            mark = -1;
        }
        keepMarked();
        int n = in.read(buffer, end, buffer.length - end);
        while (n == 0) {
            n = in.read(buffer, end, buffer.length - end);
        }
        end += Math.max(n, 0);
        return n > 0;
    }

    /** Empties the buffer but for what is after the mark, and makes room. */
    private void keepMarked() {
        int kept = mark < 0 ? 0 : end - mark;
        char[] target = buffer;
        if (kept == buffer.length) {
            target = new char[Math.max(Math.min(2 * kept, readAhead), kept + 1)];
        }
        if (kept > 0) {
            System.arraycopy(buffer, mark, target, 0, kept);
            mark = 0;
        }
        buffer = target;
        at = kept;
        end = kept;
    }

    /** As fill, but past the '\n' of a line that ended in "\r\n". */
    private boolean fillSkipping() throws IOException {
        if (!fill()) {
            return false;
        }
        if (skipsNewline) {
            skipsNewline = false;
            if (buffer[at] == '\n') {
                at++;
                return fill();
            }
        }
        return true;
    }

    @Override
    public int read() throws IOException {
        synchronized (lock) {
            ensureOpen();
            return fillSkipping() ? buffer[at++] : -1;
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
            int total = 0;
            while (total < len && (total == 0 || at < end || in.ready()) && fillSkipping()) {
                int n = Math.min(len - total, end - at);
                System.arraycopy(buffer, at, cbuf, off + total, n);
                at += n;
                total += n;
            }
            return total == 0 ? -1 : total;
        }
    }

    public String readLine() throws IOException {
        synchronized (lock) {
            ensureOpen();
            StringBuilder start = null;
            while (fillSkipping()) {
                int i = endOfLine();
                String part = new String(buffer, at, i - at);
                boolean found = i < end;
                at = found ? i + 1 : i;
                if (found) {
                    skipsNewline = buffer[i] == '\r';
                    return start == null ? part : start.append(part).toString();
                }
                start = start == null ? new StringBuilder(80) : start;
                start.append(part);
            }
            return start == null ? null : start.toString();
        }
    }

    /** The lines from here on; an IOException becomes an UncheckedIOException. */
    public Stream<String> lines() {
        Iterator<String> lines = new Iterator<>() {
            private String next;

            @Override
            public boolean hasNext() {
                try {
                    next = next == null ? readLine() : next;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return next != null;
            }

            @Override
            public String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                String line = next;
                next = null;
                return line;
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines,
                Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private int endOfLine() {
        char[] b = buffer;
        int n = end;
        for (int i = at; i < n; i++) {
            char c = b[i];
            if (c == '\n' || c == '\r') {
                return i;
            }
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        if (n < 0) {
            throw new IllegalArgumentException("skip value is negative");
        }
        synchronized (lock) {
            ensureOpen();
            long left = n;
            while (left > 0 && fillSkipping()) {
                int k = (int) Math.min(left, end - at);
                at += k;
                left -= k;
            }
            return n - left;
        }
    }

    @Override
    public boolean ready() throws IOException {
        synchronized (lock) {
            ensureOpen();
            if (skipsNewline && (at < end || in.ready()) && fill() && buffer[at] == '\n') {
                at++;
                skipsNewline = false;
            }
            return at < end || in.ready();
        }
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int readAheadLimit) throws IOException {
        if (readAheadLimit < 0) {
            throw new IllegalArgumentException("Read-ahead limit < 0");
        }
        synchronized (lock) {
            ensureOpen();
            readAhead = readAheadLimit;
            mark = at;
            markSkipsNewline = skipsNewline;
        }
    }

    @Override
    public void reset() throws IOException {
        synchronized (lock) {
            ensureOpen();
            if (mark < 0) {
                throw new IOException(readAhead > 0 ? "Mark invalid" : "Stream not marked");
            }
            at = mark;
            skipsNewline = markSkipsNewline;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            if (in != null) {
                try {
                    in.close();
                } finally {
                    in = null;
                    buffer = null;
                }
            }
        }
    }
}
