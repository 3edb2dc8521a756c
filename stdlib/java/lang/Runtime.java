package java.lang;

import pvm.internal.Host;
import pvm.internal.Shutdown;

/** The runtime that the program runs in. */
public class Runtime {
    private static final Runtime CURRENT = new Runtime();

    private Runtime() {
    }

    public static Runtime getRuntime() {
        return CURRENT;
    }

    public void exit(int status) {
        Shutdown.exit(status);
    }

    public void addShutdownHook(Thread hook) {
        Shutdown.add(hook);
    }

    public boolean removeShutdownHook(Thread hook) {
        return Shutdown.remove(hook);
    }

    /** Ends the process at once. */
    public void halt(int status) {
        Host.halt(status);
    }

    public native int availableProcessors();

    public native long freeMemory();

    public native long totalMemory();

    public native long maxMemory();

    public native void gc();

    /** Does nothing: the machine runs no finalizers (JLS 12.6), so none ever waits to be run. */
    public void runFinalization() {
    }

    public void load(String filename) {
        if (!filename.startsWith("/")) {
            throw new UnsatisfiedLinkError(
                    "Expecting an absolute path of the library: " + filename);
        }
        Host.loadLibrary(filename, true);
    }

    public void loadLibrary(String libname) {
        if (libname.indexOf('/') >= 0) {
            throw new UnsatisfiedLinkError(
                    "Directory separator should not appear in library name: " + libname);
        }
        Host.loadLibrary(libname, false);
    }
}
