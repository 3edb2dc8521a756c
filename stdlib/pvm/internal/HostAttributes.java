package pvm.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The attributes of a file at some time. */
public final class HostAttributes implements PosixFileAttributes {
    private static final int HIGHEST_PERMISSION = 0400;

    private final FileStatus status;

    private HostAttributes(FileStatus status) {
        this.status = status;
    }

    public static HostAttributes of(Path path, boolean followLinks) throws IOException {
        long[] values = new long[FileStatus.VALUES];
        FileFailures.check(HostFiles.status(path.toString(), followLinks, values), path);
        return new HostAttributes(new FileStatus(values));
    }

    /** The bits of permissions. */
    public static int bits(Set<PosixFilePermission> permissions) {
        int bits = 0;
        for (PosixFilePermission p : permissions) {
            bits |= HIGHEST_PERMISSION >> p.ordinal();
        }
        return bits;
    }

    public FileStatus status() {
        return status;
    }

    @Override
    public FileTime lastModifiedTime() {
        return FileTime.from(status.modified(), TimeUnit.NANOSECONDS);
    }

    @Override
    public FileTime lastAccessTime() {
        return FileTime.from(status.accessed(), TimeUnit.NANOSECONDS);
    }

    /** The time of modification: the host does not tell when a file was made. */
    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
        return status.isRegular();
    }

    @Override
    public boolean isDirectory() {
        return status.isFolder();
    }

    @Override
    public boolean isSymbolicLink() {
        return status.isLink();
    }

    @Override
    public boolean isOther() {
        return !isRegularFile() && !isDirectory() && !isSymbolicLink();
    }

    @Override
    public long size() {
        return status.size();
    }

    @Override
    public Object fileKey() {
        return "(dev=" + Long.toHexString(status.device()) + ",ino=" + status.inode() + ")";
    }

    @Override
    public Set<PosixFilePermission> permissions() {
        Set<PosixFilePermission> found = new TreeSet<>();
        for (PosixFilePermission p : PosixFilePermission.values()) {
            if ((status.permissions() & HIGHEST_PERMISSION >> p.ordinal()) != 0) {
                found.add(p);
            }
        }
        return found;
    }
}
