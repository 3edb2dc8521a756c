package pvm.internal;

/** What the host gives to the machine. */
public final class Host {
    private Host() {
    }

    /** The system properties: key, value, key, value… */
    public static native String[] properties();

    /** The environment: name, value, name, value… */
    public static native String[] environment();

    /** One variable of the environment, or null. */
    public static native String variable(String name);

    /** The folder that relative paths start from. */
    public static native String currentFolder();

    /** The same as the property says, which is not there if the program may not know. */
    public static String workingFolder() {
        String known = System.getProperty("user.dir");
        return known == null ? currentFolder() : known;
    }

    /** Ends the runtime at once with an exit status; does not return. */
    public static native void halt(int status);

    /** Loads a native library by its path or by its name, or throws UnsatisfiedLinkError. */
    public static native void loadLibrary(String name, boolean isPath);

    /** Writes all n bytes; 0, or the number of a system error. */
    public static native int write(int fd, byte[] b, int off, int n);

    /** Reads at most n bytes; how many, -1 at the end, or minus 2 minus a system error's number. */
    public static native int read(int fd, byte[] b, int off, int n);

    /** How many bytes can be read without waiting. */
    public static native int available(int fd);

    /** Closes a descriptor; 0, or the number of a system error. */
    public static native int close(int fd);

    /** The system's text for the number of an error, such as "No such file or directory". */
    public static native String errorText(int number);
}
