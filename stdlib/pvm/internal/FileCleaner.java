package pvm.internal;

import java.io.IOException;
import java.lang.ref.Cleaner;

/** Closes files whose owners have become unreachable without closing them. */
public final class FileCleaner {
    /** Null where code that may not start threads was the first to need it. */
    private static final Cleaner CLEANER = cleaner();

    private FileCleaner() {
    }

    /** A thread that belongs to nobody: neither to a program's group nor to its loader. */
    private static Thread thread(Runnable work) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread t = new Worker(group, work);
        t.setContextClassLoader(null);
        return t;
    }

    /** No limit on a program's threads is about this one. */
    private static final class Worker extends Thread {
        Worker(ThreadGroup group, Runnable work) {
            super(group, work, "File-Cleaner", 0, false);
        }
    }

    private static Cleaner cleaner() {
        try {
            return Cleaner.create(FileCleaner::thread);
        } catch (SecurityException e) {
            return null;
        }
    }

    /** Closes a file after its owner's end. */
    public static Cleaner.Cleanable register(Object owner, OpenFile file) {
        return CLEANER == null ? () -> { } : CLEANER.register(owner, () -> {
            try {
                file.close();
            } catch (IOException e) {
                // nobody is left to be told
                return;
            }
        });
    }
}
