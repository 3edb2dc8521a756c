package java.lang;

/** A set of threads and of further groups. */
public class ThreadGroup implements Thread.UncaughtExceptionHandler {
    private final ThreadGroup parent;
    private final String name;
    private int maxPriority = Thread.MAX_PRIORITY;
    private boolean daemon;
    private boolean destroyed;
    private int unstarted;
    private Thread[] threads = new Thread[4];
    private int threadCount;
    private ThreadGroup[] groups;
    private int groupCount;

    /** Makes the system group; called by the machine. */
    private ThreadGroup() {
        parent = null;
        name = "system";
    }

    public ThreadGroup(String name) {
        this(Thread.currentThread().getThreadGroup(), name);
    }

    public ThreadGroup(ThreadGroup parent, String name) {
        this.parent = parent;
        this.name = name;
        maxPriority = parent.maxPriority;
        daemon = parent.daemon;
        parent.add(this);
    }

    public final String getName() {
        return name;
    }

    public final ThreadGroup getParent() {
        return parent;
    }

    public final int getMaxPriority() {
        return maxPriority;
    }

    @Deprecated(since = "16", forRemoval = true)
    public final boolean isDaemon() {
        return daemon;
    }

    @Deprecated(since = "16", forRemoval = true)
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    @Deprecated(since = "16", forRemoval = true)
    public final void setDaemon(boolean daemon) {
        this.daemon = daemon;
    }

    public final synchronized void setMaxPriority(int pri) {
        if (pri < Thread.MIN_PRIORITY || pri > Thread.MAX_PRIORITY) {
            return;
        }
        maxPriority = parent == null ? pri : Math.min(pri, parent.maxPriority);
        for (int i = 0; i < groupCount; i++) {
            groups[i].setMaxPriority(pri);
        }
    }

    public final boolean parentOf(ThreadGroup g) {
        while (g != null && g != this) {
            g = g.parent;
        }
        return g == this;
    }

    @Deprecated(since = "17", forRemoval = true)
    public final void checkAccess() {
    }

    synchronized void addUnstarted() {
        if (destroyed) {
            throw new IllegalThreadStateException();
        }
        unstarted++;
    }

    synchronized void add(Thread t) {
        if (destroyed) {
            throw new IllegalThreadStateException();
        }
        if (threadCount == threads.length) {
            Thread[] larger = new Thread[2 * threadCount];
            System.arraycopy(threads, 0, larger, 0, threadCount);
            threads = larger;
        }
        threads[threadCount++] = t;
        if (unstarted > 0) {
            unstarted--;
        }
    }

    private synchronized void add(ThreadGroup g) {
        if (destroyed) {
            throw new IllegalThreadStateException();
        }
        if (groups == null) {
            groups = new ThreadGroup[4];
        } else if (groupCount == groups.length) {
            ThreadGroup[] larger = new ThreadGroup[2 * groupCount];
            System.arraycopy(groups, 0, larger, 0, groupCount);
            groups = larger;
        }
        groups[groupCount++] = g;
    }

    void remove(Thread t) {
        boolean nowEmpty;
        synchronized (this) {
            for (int i = 0; i < threadCount; i++) {
                if (threads[i] == t) {
                    System.arraycopy(threads, i + 1, threads, i, --threadCount - i);
                    threads[threadCount] = null;
                    break;
                }
            }
            if (threadCount == 0) {
                notifyAll();
            }
            nowEmpty = daemon && threadCount == 0 && unstarted == 0 && groupCount == 0;
        }
        if (nowEmpty) {
            destroy();
        }
    }

    private synchronized void remove(ThreadGroup g) {
        for (int i = 0; i < groupCount; i++) {
            if (groups[i] == g) {
                System.arraycopy(groups, i + 1, groups, i, --groupCount - i);
                groups[groupCount] = null;
                return;
            }
        }
    }

    @Deprecated(since = "16", forRemoval = true)
    public final void destroy() {
        synchronized (this) {
            if (destroyed || threadCount > 0) {
                throw new IllegalThreadStateException();
            }
            while (groupCount > 0) {
                groups[groupCount - 1].destroy();
            }
            destroyed = parent != null;
        }
        if (parent != null) {
            parent.remove(this);
        }
    }

    public synchronized int activeCount() {
        int n = threadCount;
        for (int i = 0; i < groupCount; i++) {
            n += groups[i].activeCount();
        }
        return n;
    }

    public int enumerate(Thread[] list) {
        return enumerate(list, 0, true);
    }

    public int enumerate(Thread[] list, boolean recurse) {
        return enumerate(list, 0, recurse);
    }

    private synchronized int enumerate(Thread[] list, int n, boolean recurse) {
        for (int i = 0; i < threadCount && n < list.length; i++) {
            if (threads[i].isAlive()) {
                list[n++] = threads[i];
            }
        }
        for (int i = 0; recurse && i < groupCount; i++) {
            n = groups[i].enumerate(list, n, true);
        }
        return n;
    }

    public synchronized int activeGroupCount() {
        int n = groupCount;
        for (int i = 0; i < groupCount; i++) {
            n += groups[i].activeGroupCount();
        }
        return n;
    }

    public int enumerate(ThreadGroup[] list) {
        return enumerate(list, 0, true);
    }

    public int enumerate(ThreadGroup[] list, boolean recurse) {
        return enumerate(list, 0, recurse);
    }

    private synchronized int enumerate(ThreadGroup[] list, int n, boolean recurse) {
        for (int i = 0; i < groupCount && n < list.length; i++) {
            list[n++] = groups[i];
        }
        for (int i = 0; recurse && i < groupCount; i++) {
            n = groups[i].enumerate(list, n, true);
        }
        return n;
    }

    public final synchronized void interrupt() {
        for (int i = 0; i < threadCount; i++) {
            threads[i].interrupt();
        }
        for (int i = 0; i < groupCount; i++) {
            groups[i].interrupt();
        }
    }

    public void list() {
        list("");
    }

    private synchronized void list(String indent) {
        System.out.println(indent + this);
        for (int i = 0; i < threadCount; i++) {
            System.out.println(indent + "    " + threads[i]);
        }
        for (int i = 0; i < groupCount; i++) {
            groups[i].list(indent + "    ");
        }
    }

    @Override
    public void uncaughtException(Thread t, Throwable e) {
        if (parent != null) {
            parent.uncaughtException(t, e);
            return;
        }
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        if (handler != null) {
            handler.uncaughtException(t, e);
        } else if (!(e instanceof ThreadDeath)) {
            System.err.print("Exception in thread \"" + t.getName() + "\" ");
            e.printStackTrace(System.err);
        }
    }

    @Override
    public String toString() {
        return getClass().getName() + "[name=" + name + ",maxpri=" + maxPriority + "]";
    }
}
