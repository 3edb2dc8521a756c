package pvm.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Opens files as java.nio.file's options say. */
public final class FileOpening {
    private FileOpening() {
    }

    public static FileChannel channel(Path path, Set<? extends OpenOption> options)
            throws IOException {
        int flags = flags(options);
        int fd = HostFiles.open(path.toString(), flags);
        if (fd < 0) {
            throw FileFailures.of(-fd, path, null);
        }
        if (options.contains(StandardOpenOption.DELETE_ON_CLOSE)) {
            // As on POSIX systems: the name goes at once, the file when it is closed.
            HostFiles.remove(path.toString());
        }
        return new OpenFileChannel(new OpenFile(fd), null, flags);
    }

    private static int flags(Set<? extends OpenOption> options) {
        int flags = 0;
        for (OpenOption option : options) {
            flags |= flag(option);
        }
        if ((flags & HostFiles.APPEND) != 0) {
            if ((flags & HostFiles.READ) != 0) {
                throw new IllegalArgumentException("READ + APPEND not allowed");
            }
            if ((flags & HostFiles.TRUNCATE) != 0) {
                throw new IllegalArgumentException("APPEND + TRUNCATE_EXISTING not allowed");
            }
        }
        if ((flags & HostFiles.WRITE) == 0) {
            // Without WRITE the options of writing mean nothing.
            return HostFiles.READ;
        }
        return flags;
    }

    private static int flag(OpenOption option) {
        if (option == LinkOption.NOFOLLOW_LINKS) {
            return 0;
        }
        if (option == null) {
            throw new NullPointerException();
        }
        if (!(option instanceof StandardOpenOption)) {
            throw new UnsupportedOperationException(option + " not supported");
        }
        switch ((StandardOpenOption) option) {
            case READ:
                return HostFiles.READ;
            case WRITE:
                return HostFiles.WRITE;
            case APPEND:
                return HostFiles.WRITE | HostFiles.APPEND;
            case TRUNCATE_EXISTING:
                return HostFiles.TRUNCATE;
            case CREATE:
                return HostFiles.CREATE;
            case CREATE_NEW:
                return HostFiles.NEW;
            case SYNC: case DSYNC:
                return HostFiles.SYNC;
            default:
                return 0;
        }
    }
}
