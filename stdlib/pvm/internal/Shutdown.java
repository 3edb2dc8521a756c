package pvm.internal;

import java.util.ArrayList;

/** The orderly end of the runtime: hooks first, then the process. */
public final class Shutdown {
    private static ArrayList<Thread> hooks = new ArrayList<>();
    private static boolean started;
    /** Paths that are removed after all hooks, the last one first. */
    private static ArrayList<String> removals;

    private Shutdown() {
    }

    public static synchronized void add(Thread hook) {
        Gate.require("threads");
        if (started) {
            throw new IllegalStateException("Shutdown in progress");
        }
        if (isRegistered(hook)) {
            throw new IllegalArgumentException("Hook previously registered");
        }
        if (hook.isAlive()) {
            throw new IllegalArgumentException("Hook already running");
        }
        hooks.add(hook);
    }

    private static boolean isRegistered(Thread hook) {
        for (int i = 0; i < hooks.size(); i++) {
            if (hooks.get(i) == hook) {
                return true;
            }
        }
        return false;
    }

    public static synchronized boolean remove(Thread hook) {
        if (started) {
            throw new IllegalStateException("Shutdown in progress");
        }
        if (hook == null) {
            throw new NullPointerException();
        }
        for (int i = 0; i < hooks.size(); i++) {
            if (hooks.get(i) == hook) {
                hooks.remove(i);
                return true;
            }
        }
        return false;
    }

    /** Has a file or empty folder removed when all hooks are done. */
    public static synchronized void removeAtEnd(String path) {
        Gate.require("write", path);
        if (started) {
            throw new IllegalStateException("Shutdown in progress");
        }
        removals = removals == null ? new ArrayList<>() : removals;
        removals.remove(path);
        removals.add(path);
    }

    private static void removeFiles() {
        for (int i = removals == null ? -1 : removals.size() - 1; i >= 0; i--) {
            HostFiles.remove(removals.get(i));
        }
    }

    /** Runs the hooks and ends the process. A second caller waits for the end. */
    public static void exit(int status) {
        Gate.require("exit");
        runHooks();
        Host.halt(status);
    }

    /**
     * Runs the hooks, each in its thread, and waits for them. The machine calls this when the last
     * thread that is no daemon has ended, and on signals. Once only: later callers wait for ever,
     * since the first one is about to end the process.
     */
    public static void runHooks() {
        if (!begin()) {
            waitForever();
        }
        for (int i = 0; i < hooks.size(); i++) {
            hooks.get(i).start();
        }
        for (int i = 0; i < hooks.size(); i++) {
            joinFully(hooks.get(i));
        }
        removeFiles();
    }

    private static synchronized boolean begin() {
        boolean first = !started;
        started = true;
        return first;
    }

    private static void waitForever() {
        Object never = new Object();
        while (true) {
            synchronized (never) {
                try {
                    never.wait();
                } catch (InterruptedException e) {
                    continue;
                }
            }
        }
    }

    private static void joinFully(Thread t) {
        boolean done = false;
        while (!done) {
            try {
                t.join();
                done = true;
            } catch (InterruptedException e) {
                done = false;
            }
        }
    }
}
