package pvm.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/** Copies and moves files. */
public final class FileCopies {
    private FileCopies() {
    }

    public static void copy(Path source, Path target, CopyOption... options)
            throws IOException {
        List<CopyOption> wanted = checked(options, StandardCopyOption.COPY_ATTRIBUTES);
        boolean follows = !wanted.contains(LinkOption.NOFOLLOW_LINKS);
        HostAttributes attributes = HostAttributes.of(source, follows);
        if (isSame(source, target)) {
            return;
        }
        clear(source, target, wanted);
        copyOne(source, target, attributes);
        if (wanted.contains(StandardCopyOption.COPY_ATTRIBUTES)
                && !attributes.isSymbolicLink()) {
            copyAttributes(target, attributes);
        }
    }

    private static List<CopyOption> checked(CopyOption[] options, StandardCopyOption extra) {
        for (CopyOption option : options) {
            boolean known = option == StandardCopyOption.REPLACE_EXISTING || option == extra
                    || option == LinkOption.NOFOLLOW_LINKS;
            if (!known) {
                throw option == null ? new NullPointerException()
                        : new UnsupportedOperationException("Unsupported copy option");
            }
        }
        return Arrays.asList(options);
    }

    private static boolean isSame(Path source, Path target) throws IOException {
        FileStatus one = FileStatus.of(source.toString(), false);
        FileStatus other = FileStatus.of(target.toString(), false);
        return one != null && other != null && one.inode() == other.inode()
                && one.device() == other.device();
    }

    /** Makes sure that the target is not there. */
    private static void clear(Path source, Path target, List<CopyOption> options)
            throws IOException {
        if (FileStatus.of(target.toString(), false) == null) {
            return;
        }
        if (!options.contains(StandardCopyOption.REPLACE_EXISTING)) {
            throw FileFailures.of(HostFiles.EXISTS, target, null);
        }
        Files.delete(target);
    }

    private static void copyOne(Path source, Path target, HostAttributes attributes)
            throws IOException {
        if (attributes.isDirectory()) {
            FileFailures.check(HostFiles.makeDirectory(target.toString(),
                    attributes.status().permissions()), target);
        } else if (attributes.isSymbolicLink()) {
            FileFailures.check(HostFiles.symbolicLink(HostFiles.readLink(source.toString()),
                    target.toString()), target);
        } else {
            try (InputStream in = Files.newInputStream(source);
                    OutputStream out = Files.newOutputStream(target)) {
                in.transferTo(out);
            }
            HostFiles.setPermissions(target.toString(), attributes.status().permissions());
        }
    }

    private static void copyAttributes(Path target, HostAttributes attributes) {
        HostFiles.setPermissions(target.toString(), attributes.status().permissions());
        HostFiles.setTimes(target.toString(), attributes.status().accessed(),
                attributes.status().modified());
    }

    public static void move(Path source, Path target, CopyOption... options)
            throws IOException {
        List<CopyOption> wanted = checked(options, StandardCopyOption.ATOMIC_MOVE);
        boolean atomic = wanted.contains(StandardCopyOption.ATOMIC_MOVE);
        if (!atomic) {
            HostAttributes.of(source, false);
            if (isSame(source, target)) {
                return;
            }
            clear(source, target, wanted);
        }
        int error = HostFiles.rename(source.toString(), target.toString());
        if (error == HostFiles.CROSS_DEVICE) {
            if (atomic) {
                throw new AtomicMoveNotSupportedException(source.toString(), target.toString(),
                        Host.errorText(error));
            }
            copy(source, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            Files.delete(source);
        } else if (error != 0) {
            throw FileFailures.of(error, source, target);
        }
    }
}
