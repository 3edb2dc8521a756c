package java.util;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.PrintStream;

/** Formats values by format strings, in the manner of printf. */
public final class Formatter implements Closeable, Flushable {
    private Appendable out;
    private final Locale locale;
    private IOException failure;
    private boolean closed;

    public Formatter() {
        this(new StringBuilder(), Locale.getDefault());
    }

    public Formatter(Appendable a) {
        this(a == null ? new StringBuilder() : a, Locale.getDefault());
    }

    public Formatter(Locale l) {
        this(new StringBuilder(), l);
    }

    public Formatter(Appendable a, Locale l) {
        out = a == null ? new StringBuilder() : a;
        locale = l;
    }

    public Formatter(PrintStream ps) {
        this((Appendable) Objects.requireNonNull(ps), Locale.getDefault());
    }

    private void ensureOpen() {
        if (closed) {
            throw new FormatterClosedException();
        }
    }

    public Locale locale() {
        ensureOpen();
        return locale;
    }

    public Appendable out() {
        ensureOpen();
        return out;
    }

    @Override
    public String toString() {
        ensureOpen();
        return out.toString();
    }

    @Override
    public void flush() {
        ensureOpen();
        if (out instanceof Flushable) {
            try {
                ((Flushable) out).flush();
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (out instanceof Closeable) {
                try {
                    ((Closeable) out).close();
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
    }

    public IOException ioException() {
        return failure;
    }

    public Formatter format(Locale l, String format, Object... args) {
        return format(format, args);
    }

    /** Writes the text up to where a format string is found to be wrong, then throws. */
    public Formatter format(String format, Object... args) {
        ensureOpen();
        int ordinary = -1;
        int last = -1;
        int at = 0;
        for (FormatSpecifier s : FormatSpecifier.parse(format)) {
            append(format.substring(at, s.start()));
            at = s.end();
            int index = s.index();
            if (!s.takesArgument()) {
                append(s.print(null, this));
                continue;
            }
            last = index == FormatSpecifier.SAME ? last
                    : index == FormatSpecifier.NEXT ? ++ordinary : index - 1;
            boolean missing = last < 0 || args != null && last >= args.length;
            if (missing) {
                throw new MissingFormatArgumentException(s.toString());
            }
            append(s.print(args == null ? null : args[last], this));
        }
        append(format.substring(at));
        return this;
    }

    private void append(String text) {
        try {
            if (!text.isEmpty()) {
                out.append(text);
            }
        } catch (IOException e) {
            failure = e;
        }
    }
}
