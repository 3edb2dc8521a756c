package pvm.internal;

/** Other processes of the host. */
public final class HostProcesses {
    public static final int PIPE = -1;
    public static final int SAME_AS_OUTPUT = -2;
    public static final int INHERIT = -3;

    private HostProcesses() {
    }

    /**
     * Starts a process: 0, or the number of a system error. streams has room for five: it holds
     * what its input, output and error output are to be (descriptors, or one of the numbers
     * above), and then the descriptors of our ends of the pipes (-1 for none), the number for the
     * methods below, and the pid. environment: name, value, name, value…
     */
    static native int start(String[] command, String[] environment, String folder,
            int[] streams);

    /** Waits for the end: the exit status, or 128 and the number of the signal. Once only. */
    static native int waitFor(int process);

    /** Asks the process to end, or ends it. */
    static native void signal(int process, boolean kill);
}
