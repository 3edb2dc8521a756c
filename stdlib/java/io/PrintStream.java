package java.io;

import java.nio.charset.Charset;
import java.util.Formatter;
import java.util.Locale;
import pvm.internal.Codec;
import pvm.internal.Utf8Encoder;

/**
 * Prints values as text. Every print or write reaches the underlying stream before it returns;
 * println writes its text and the line's end in one piece.
 */
public class PrintStream extends FilterOutputStream implements Appendable, Closeable {
    private final boolean autoFlush;
    /** Null stands for UTF-8. */
    private final Charset charset;
    private boolean trouble;
    private boolean closing;

    public PrintStream(OutputStream out) {
        this(out, false);
    }

    public PrintStream(OutputStream out, boolean autoFlush) {
        super(out);
        if (out == null) {
            throw new NullPointerException("Null output stream");
        }
        this.autoFlush = autoFlush;
        charset = null;
    }

    public PrintStream(OutputStream out, boolean autoFlush, String encoding)
            throws UnsupportedEncodingException {
        this(out, autoFlush, Codec.charset(encoding));
    }

    public PrintStream(OutputStream out, boolean autoFlush, Charset charset) {
        super(out);
        if (out == null) {
            throw new NullPointerException("Null output stream");
        }
        this.autoFlush = autoFlush;
        this.charset = charset;
    }

    public PrintStream(String fileName) throws FileNotFoundException {
        this(new FileOutputStream(fileName), false);
    }

    public PrintStream(String fileName, String csn)
            throws FileNotFoundException, UnsupportedEncodingException {
        this(new FileOutputStream(fileName), false, Codec.charset(csn));
    }

    public PrintStream(String fileName, Charset charset) throws IOException {
        this(new FileOutputStream(fileName), false, charset);
    }

    public PrintStream(File file) throws FileNotFoundException {
        this(new FileOutputStream(file), false);
    }

    public PrintStream(File file, String csn)
            throws FileNotFoundException, UnsupportedEncodingException {
        this(new FileOutputStream(file), false, Codec.charset(csn));
    }

    public PrintStream(File file, Charset charset) throws IOException {
        this(new FileOutputStream(file), false, charset);
    }

    @Override
    public void flush() {
        synchronized (this) {
            try {
                ensureOpen();
                out.flush();
            } catch (IOException e) {
                trouble = true;
            }
        }
    }

    private void ensureOpen() throws IOException {
        if (out == null) {
            throw new IOException("Stream closed");
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (!closing) {
                closing = true;
                try {
                    out.flush();
                    out.close();
                } catch (IOException e) {
                    trouble = true;
                }
                out = null;
            }
        }
    }

    public boolean checkError() {
        if (out != null) {
            flush();
        }
        if (out instanceof PrintStream) {
            return trouble | ((PrintStream) out).checkError();
        }
        return trouble;
    }

    protected void setError() {
        trouble = true;
    }

    protected void clearError() {
        trouble = false;
    }

    @Override
    public void write(int b) {
        synchronized (this) {
            try {
                ensureOpen();
                out.write(b);
                if (b == '\n' && autoFlush) {
                    out.flush();
                }
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    private void failed(IOException e) {
        if (e instanceof InterruptedIOException) {
            Thread.currentThread().interrupt();
        } else {
            trouble = true;
        }
    }

    @Override
    public void write(byte[] buf, int off, int len) {
        synchronized (this) {
            try {
                ensureOpen();
                out.write(buf, off, len);
                if (autoFlush) {
                    out.flush();
                }
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    @Override
    public void write(byte[] buf) throws IOException {
        write(buf, 0, buf.length);
    }

    public void writeBytes(byte[] buf) {
        write(buf, 0, buf.length);
    }

    /** Writes text and perhaps a line's end as one array of bytes. */
    private void emit(String s, boolean line) {
        byte[] bytes = charset == null ? Utf8Encoder.encode(s, line)
                : Codec.encode(line ? s.concat("\n") : s, charset);
        write(bytes, 0, bytes.length);
    }

    public void print(boolean b) {
        emit(b ? "true" : "false", false);
    }

    public void print(char c) {
        emit(String.valueOf(c), false);
    }

    public void print(int i) {
        emit(Integer.toString(i), false);
    }

    public void print(long l) {
        emit(Long.toString(l), false);
    }

    public void print(float f) {
        emit(Float.toString(f), false);
    }

    public void print(double d) {
        emit(Double.toString(d), false);
    }

    public void print(char[] s) {
        emit(new String(s), false);
    }

    public void print(String s) {
        emit(s == null ? "null" : s, false);
    }

    public void print(Object obj) {
        emit(textOf(obj), false);
    }

    private static String textOf(Object obj) {
        String s = obj == null ? null : obj.toString();
        return s == null ? "null" : s;
    }

    private boolean isPlain() {
        return getClass() == PrintStream.class;
    }

    public void println() {
        emit("", true);
    }

    public void println(boolean x) {
        println(x ? "true" : "false");
    }

    public void println(char x) {
        println(String.valueOf(x));
    }

    public void println(int x) {
        if (isPlain()) {
            emit(Integer.toString(x), true);
        } else {
            synchronized (this) {
                print(x);
                println();
            }
        }
    }

    public void println(long x) {
        if (isPlain()) {
            emit(Long.toString(x), true);
        } else {
            synchronized (this) {
                print(x);
                println();
            }
        }
    }

    public void println(float x) {
        if (isPlain()) {
            emit(Float.toString(x), true);
        } else {
            synchronized (this) {
                print(x);
                println();
            }
        }
    }

    public void println(double x) {
        if (isPlain()) {
            emit(Double.toString(x), true);
        } else {
            synchronized (this) {
                print(x);
                println();
            }
        }
    }

    public void println(char[] x) {
        println(new String(x));
    }

    public void println(String x) {
        if (isPlain()) {
            emit(x == null ? "null" : x, true);
        } else {
            synchronized (this) {
                print(x);
                println();
            }
        }
    }

    public void println(Object x) {
        String s = String.valueOf(x);
        if (isPlain()) {
            emit(s == null ? "null" : s, true);
        } else {
            synchronized (this) {
                print(s);
                println();
            }
        }
    }

    public PrintStream printf(String format, Object... args) {
        return format(format, args);
    }

    public PrintStream printf(Locale l, String format, Object... args) {
        return format(l, format, args);
    }

    public PrintStream format(String format, Object... args) {
        synchronized (this) {
            new Formatter(this).format(format, args);
        }
        return this;
    }

    public PrintStream format(Locale l, String format, Object... args) {
        synchronized (this) {
            new Formatter(this, l).format(format, args);
        }
        return this;
    }

    @Override
    public PrintStream append(CharSequence csq) {
        print(String.valueOf(csq));
        return this;
    }

    @Override
    public PrintStream append(CharSequence csq, int start, int end) {
        return append((csq == null ? "null" : csq).subSequence(start, end));
    }

    @Override
    public PrintStream append(char c) {
        print(c);
        return this;
    }
}
