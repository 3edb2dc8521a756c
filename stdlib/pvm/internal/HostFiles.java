package pvm.internal;

/**
 * Files of the host. What can fail gives 0 or the number of a system error, and what gives
 * something else gives minus that number.
 */
public final class HostFiles {
    // How a file is opened.
    public static final int READ = 1;
    public static final int WRITE = 2;
    public static final int CREATE = 4;
    /** The file must not be there yet. */
    public static final int NEW = 8;
    public static final int TRUNCATE = 16;
    public static final int APPEND = 32;
    public static final int SYNC = 64;

    // What isAccessible asks for.
    public static final int EXECUTABLE = 1;
    public static final int WRITABLE = 2;
    public static final int READABLE = 4;

    // The numbers of errors that get exceptions of their own.
    public static final int NOT_PERMITTED = 1;
    public static final int NO_ENTRY = 2;
    public static final int ACCESS_DENIED = 13;
    public static final int EXISTS = 17;
    public static final int CROSS_DEVICE = 18;
    public static final int NOT_DIRECTORY = 20;
    public static final int NOT_EMPTY = 39;
    public static final int LOOP = 40;

    private HostFiles() {
    }

    /** Opens a file; its descriptor. */
    public static native int open(String path, int flags);

    /**
     * What is known of a file, into an array of at least 10: mode, size, the times of
     * modification, access and change in nanoseconds, inode, device, user, group, links.
     */
    public static native int status(String path, boolean followLinks, long[] status);

    public static native boolean isAccessible(String path, int how);

    /** The names in a folder; null if they cannot be read. */
    public static native String[] list(String path);

    public static native int makeDirectory(String path, int permissions);

    /** Removes a file or an empty folder. */
    public static native int remove(String path);

    public static native int rename(String from, String to);

    public static native int link(String existing, String path);

    public static native int symbolicLink(String target, String path);

    /** Where a symbolic link leads; null if it is none. */
    public static native String readLink(String path);

    /** The absolute path without symbolic links; what is not there stays as it is. */
    public static native String realPath(String path);

    public static native int setPermissions(String path, int permissions);

    /** Sets the times of access and modification, in nanoseconds. */
    public static native int setTimes(String path, long accessed, long modified);

    /** Bytes of the file's file system: 0 all, 1 free, 2 free for this user. */
    public static native long space(String path, int kind);

    /** Moves the position of a descriptor, from 0 the start, 1 here, 2 the end; the new one. */
    public static native long seek(int fd, long offset, int from);

    public static native long size(int fd);

    public static native int truncate(int fd, long size);

    /** Waits until all that was written is on the device. */
    public static native int sync(int fd);
}
