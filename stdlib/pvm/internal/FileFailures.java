package pvm.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The exceptions of java.nio.file for the errors of the system. */
public final class FileFailures {
    private FileFailures() {
    }

    /** The exception for an error with a path, and another one or null. */
    public static IOException of(int error, Path path, Path other) {
        String file = path.toString();
        String second = other == null ? null : other.toString();
        switch (error) {
            case HostFiles.NO_ENTRY:
                return new NoSuchFileException(file, second, null);
            case HostFiles.EXISTS:
                return new FileAlreadyExistsException(file, second, null);
            case HostFiles.ACCESS_DENIED:
                return new AccessDeniedException(file, second, null);
            case HostFiles.NOT_EMPTY:
                return new DirectoryNotEmptyException(file);
            default:
                return new FileSystemException(file, second, Host.errorText(error));
        }
    }

    /** Throws the exception for an error, unless it is 0. */
    public static void check(int error, Path path) throws IOException {
        if (error != 0) {
            throw of(error, path, null);
        }
    }
}
