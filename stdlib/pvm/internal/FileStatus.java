package pvm.internal;

/** What the host knows of a file at some time. */
public final class FileStatus {
    /** How many values HostFiles.status tells. */
    static final int VALUES = 10;

    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;

    private final long[] values;

    FileStatus(long[] values) {
        this.values = values;
    }

    /** The status of a file; null if there is none. */
    public static FileStatus of(String path, boolean followLinks) {
        long[] values = new long[VALUES];
        return HostFiles.status(path, followLinks, values) == 0 ? new FileStatus(values) : null;
    }

    private int type() {
        return (int) values[0] & TYPE;
    }

    public boolean isRegular() {
        return type() == REGULAR;
    }

    public boolean isFolder() {
        return type() == FOLDER;
    }

    public boolean isLink() {
        return type() == LINK;
    }

    /** Type and permissions. */
    public int mode() {
        return (int) values[0];
    }

    /** The twelve bits of the permissions. */
    public int permissions() {
        return (int) values[0] & 07777;
    }

    public long size() {
        return values[1];
    }

    /** Nanoseconds since 1970. */
    public long modified() {
        return values[2];
    }

    public long accessed() {
        return values[3];
    }

    public long changed() {
        return values[4];
    }

    public long inode() {
        return values[5];
    }

    public long device() {
        return values[6];
    }

    public long user() {
        return values[7];
    }

    public long group() {
        return values[8];
    }

    public long links() {
        return values[9];
    }
}
