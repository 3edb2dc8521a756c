package java.io;

/** Reads text and counts its lines; every end of a line is read as '\n'. */
public class LineNumberReader extends BufferedReader {
    private int lineNumber;
    private int markedLineNumber;
    private boolean skipsNewline;
    private boolean markSkipsNewline;

    public LineNumberReader(Reader in) {
        super(in);
    }

    public LineNumberReader(Reader in, int sz) {
        super(in, sz);
    }

    public void setLineNumber(int lineNumber) {
        this.lineNumber = lineNumber;
    }

    public int getLineNumber() {
        return lineNumber;
    }

    @Override
    public int read() throws IOException {
        synchronized (lock) {
            int c = super.read();
            if (skipsNewline && c == '\n') {
                c = super.read();
            }
            skipsNewline = c == '\r';
            if (c == '\n' || c == '\r') {
                lineNumber++;
                return '\n';
            }
            return c;
        }
    }

    @Override
    public int read(char[] cbuf, int off, int len) throws IOException {
        synchronized (lock) {
            int n = super.read(cbuf, off, len);
            for (int i = off; i < off + n; i++) {
                char c = cbuf[i];
                if (c == '\r' || c == '\n' && !skipsNewline) {
                    lineNumber++;
                }
                skipsNewline = c == '\r';
            }
            return n;
        }
    }

    @Override
    public String readLine() throws IOException {
        synchronized (lock) {
            int c = read();
            if (c < 0) {
                return null;
            }
            if (c == '\n') {
                return "";
            }
            String rest = super.readLine();
            lineNumber++;
            skipsNewline = false;
            return rest == null ? String.valueOf((char) c) : (char) c + rest;
        }
    }

    @Override
    public long skip(long n) throws IOException {
        if (n < 0) {
            throw new IllegalArgumentException("skip() value is negative");
        }
        synchronized (lock) {
            char[] waste = new char[(int) Math.min(n, 8192)];
            long left = n;
            while (left > 0) {
                int got = read(waste, 0, (int) Math.min(left, waste.length));
                if (got < 0) {
                    break;
                }
                left -= got;
            }
            return n - left;
        }
    }

    @Override
    public void mark(int readAheadLimit) throws IOException {
        synchronized (lock) {
            super.mark(readAheadLimit);
            markedLineNumber = lineNumber;
            markSkipsNewline = skipsNewline;
        }
    }

    @Override
    public void reset() throws IOException {
        synchronized (lock) {
            super.reset();
            lineNumber = markedLineNumber;
            skipsNewline = markSkipsNewline;
        }
    }
}
