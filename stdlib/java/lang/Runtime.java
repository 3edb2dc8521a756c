package java.lang;

import java.io.File;
import java.io.IOException;
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

    public Process exec(String command) throws IOException {
        return exec(command, null, null);
    }

    public Process exec(String command, String[] envp) throws IOException {
        return exec(command, envp, null);
    }

    public Process exec(String command, String[] envp, File dir) throws IOException {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("Empty command");
        }
        return exec(command.trim().split("[ \\t\\n\\r\\f]+"), envp, dir);
    }

    public Process exec(String[] cmdarray) throws IOException {
        return exec(cmdarray, null, null);
    }

    public Process exec(String[] cmdarray, String[] envp) throws IOException {
        return exec(cmdarray, envp, null);
    }

    public Process exec(String[] cmdarray, String[] envp, File dir) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(cmdarray).directory(dir);
        if (envp != null) {
            builder.environment().clear();
            for (String variable : envp) {
                int i = variable.indexOf('=');
                if (i >= 0) {
                    builder.environment().put(variable.substring(0, i),
                            variable.substring(i + 1));
                }
            }
        }
        return builder.start();
    }
}
