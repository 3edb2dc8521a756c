package java.lang;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The superclass of all errors and exceptions. */
public class Throwable implements Serializable {
    private static final long serialVersionUID = -3042686055658047285L;

    private static final int LONGEST_CHAIN = 100;
    private static final StackTraceElement[] UNASSIGNED_STACK = new StackTraceElement[0];

    /** The machine's record of the frames; null when there is none. */
    private transient Object backtrace;
    private String detailMessage;
    /** This very object while the cause is not yet set. */
    private Throwable cause = this;
    /** UNASSIGNED_STACK until it is asked for, null if the trace is not writable. */
    private StackTraceElement[] stackTrace = UNASSIGNED_STACK;
    /** The number of frames in backtrace. */
    private transient int depth;
    /** Loaders that the classes of the frames in backtrace live and die with. */
    private transient Object loaders;
    /** Null while nothing is suppressed. */
    private List<Throwable> suppressedExceptions;
    private boolean suppressionDisabled;

    public Throwable() {
        fillInStackTrace();
    }

    public Throwable(String message) {
        fillInStackTrace();
        detailMessage = message;
    }

    public Throwable(String message, Throwable cause) {
        fillInStackTrace();
        detailMessage = message;
        this.cause = cause;
    }

    public Throwable(Throwable cause) {
        fillInStackTrace();
        detailMessage = cause == null ? null : cause.toString();
        this.cause = cause;
    }

    protected Throwable(String message, Throwable cause, boolean enableSuppression,
            boolean writableStackTrace) {
        if (writableStackTrace) {
            fillInStackTrace();
        } else {
            stackTrace = null;
        }
        detailMessage = message;
        this.cause = cause;
        suppressionDisabled = !enableSuppression;
    }

    public String getMessage() {
        return detailMessage;
    }

    public String getLocalizedMessage() {
        return getMessage();
    }

    public synchronized Throwable getCause() {
        return cause == this ? null : cause;
    }

    public synchronized Throwable initCause(Throwable cause) {
        if (this.cause != this) {
            throw new IllegalStateException("Can't overwrite cause with "
                    + (cause == null ? "a null" : cause.toString()), this);
        }
        if (cause == this) {
            throw new IllegalArgumentException("Self-causation not permitted", this);
        }
        this.cause = cause;
        return this;
    }

    @Override
    public String toString() {
        String name = getClass().getName();
        String message = getLocalizedMessage();
        return message == null ? name : name + ": " + message;
    }

    public void printStackTrace() {
        printStackTrace(System.err);
    }

    public void printStackTrace(PrintStream s) {
        String text = new StackTracePrinter().print(this);
        synchronized (s) {
            s.print(text);
        }
    }

    public void printStackTrace(PrintWriter s) {
        s.print(new StackTracePrinter().print(this));
    }

    public synchronized Throwable fillInStackTrace() {
        if (stackTrace != null || backtrace != null) {
            fillInStackTrace(0);
            stackTrace = UNASSIGNED_STACK;
        }
        return this;
    }

    /** Records the frames of the current thread in backtrace and depth. */
    private native Throwable fillInStackTrace(int dummy);

    /**
     * Gives the frames of backtrace as text. For frame i: text[5i...] are class name, method name,
     * file name or null, module name or null, loader name or null; lines[i] the line, -1 if it is
     * unknown, -2 for a native method.
     */
    private native void describeFrames(String[] text, int[] lines);

    /**
     * Makes text of the frames of a throwable and of its causes, so that they do not keep the
     * frames' classes. Called by the machine for throwables that it keeps.
     */
    private static void settle(Throwable t) {
        Throwable current = t;
        for (int i = 0; current != null && i < LONGEST_CHAIN; i++) {
            current.settleTrace();
            current = current.cause == current ? null : current.cause;
        }
    }

    synchronized void settleTrace() {
        frames();
        if (stackTrace != null) {
            backtrace = null;
            loaders = null;
        }
    }

    public StackTraceElement[] getStackTrace() {
        return frames().clone();
    }

    synchronized StackTraceElement[] frames() {
        StackTraceElement[] trace = stackTrace;
        if (trace == UNASSIGNED_STACK || trace == null && backtrace != null) {
            trace = new StackTraceElement[backtrace == null ? 0 : depth];
            String[] text = new String[5 * trace.length];
            int[] lines = new int[trace.length];
            if (backtrace != null) {
                describeFrames(text, lines);
            }
            for (int i = 0; i < trace.length; i++) {
                int t = 5 * i;
                trace[i] = new StackTraceElement(text[t + 4], text[t + 3], null,
                        text[t], text[t + 1], text[t + 2], lines[i]);
            }
            stackTrace = trace;
        }
        return trace == null ? UNASSIGNED_STACK : trace;
    }

    public void setStackTrace(StackTraceElement[] stackTrace) {
        StackTraceElement[] copy = stackTrace.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == null) {
                throw new NullPointerException("stackTrace[" + i + "]");
            }
        }
        synchronized (this) {
            if (this.stackTrace != null || backtrace != null) {
                this.stackTrace = copy;
            }
        }
    }

    public final synchronized void addSuppressed(Throwable exception) {
        if (exception == this) {
            throw new IllegalArgumentException("Self-suppression not permitted", exception);
        }
        if (exception == null) {
            throw new NullPointerException("Cannot suppress a null exception.");
        }
        if (suppressionDisabled) {
            return;
        }
        if (suppressedExceptions == null) {
            suppressedExceptions = new ArrayList<>(1);
        }
        suppressedExceptions.add(exception);
    }

    public final synchronized Throwable[] getSuppressed() {
        if (suppressedExceptions == null) {
            return new Throwable[0];
        }
        return suppressedExceptions.toArray(new Throwable[0]);
    }

    /** The frames are written as elements of a stack trace. */
    private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
        if (stackTrace != null || backtrace != null) {
            stackTrace = getStackTrace();
        }
        out.defaultWriteObject();
    }
}
