package java.lang;

/** Writes stack traces in the form of Throwable.printStackTrace. */
final class StackTracePrinter {
    private final StringBuilder out = new StringBuilder();
    /** The throwables printed so far, to catch circles. */
    private Throwable[] seen = new Throwable[8];
    private int seenCount;

    String print(Throwable t) {
        print(t, null, "", "");
        return out.toString();
    }

    private void print(Throwable t, StackTraceElement[] enclosing, String caption,
            String prefix) {
        out.append(prefix).append(caption);
        if (wasSeen(t)) {
            out.append("[CIRCULAR REFERENCE: ").append(t).append("]\n");
            return;
        }
        remember(t);
        StackTraceElement[] trace = t.frames();
        int shown = enclosing == null ? trace.length : trace.length - inCommon(trace, enclosing);
        out.append(t).append('\n');
        for (int i = 0; i < shown; i++) {
            out.append(prefix).append("\tat ").append(trace[i]).append('\n');
        }
        if (shown < trace.length) {
            out.append(prefix).append("\t... ").append(trace.length - shown).append(" more\n");
        }
        for (Throwable s : t.getSuppressed()) {
            print(s, trace, "Suppressed: ", prefix + "\t");
        }
        Throwable cause = t.getCause();
        if (cause != null) {
            print(cause, trace, "Caused by: ", prefix);
        }
    }

    private boolean wasSeen(Throwable t) {
        for (int i = 0; i < seenCount; i++) {
            if (seen[i] == t) {
                return true;
            }
        }
        return false;
    }

    private void remember(Throwable t) {
        if (seenCount == seen.length) {
            Throwable[] larger = new Throwable[2 * seenCount];
            System.arraycopy(seen, 0, larger, 0, seenCount);
            seen = larger;
        }
        seen[seenCount++] = t;
    }

    private static int inCommon(StackTraceElement[] a, StackTraceElement[] b) {
        int n = 0;
        while (n < a.length && n < b.length && a[a.length - 1 - n].equals(b[b.length - 1 - n])) {
            n++;
        }
        return n;
    }
}
