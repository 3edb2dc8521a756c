package java.nio.file.attribute;

import java.util.Set;

/** What the files of POSIX systems have. */
public interface PosixFileAttributes extends BasicFileAttributes {
    Set<PosixFilePermission> permissions();
}
