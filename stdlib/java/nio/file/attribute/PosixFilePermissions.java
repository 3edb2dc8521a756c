package java.nio.file.attribute;

import java.util.Set;
import java.util.TreeSet;

/** Permissions as text: "rwxr-x---". */
public final class PosixFilePermissions {
    private static final String LETTERS = "rwxrwxrwx";

    private PosixFilePermissions() {
    }

    public static String toString(Set<PosixFilePermission> perms) {
        StringBuilder sb = new StringBuilder();
        for (PosixFilePermission p : PosixFilePermission.values()) {
            sb.append(perms.contains(p) ? LETTERS.charAt(p.ordinal()) : '-');
        }
        return sb.toString();
    }

    public static Set<PosixFilePermission> fromString(String perms) {
        Set<PosixFilePermission> found = new TreeSet<>();
        if (perms.length() != LETTERS.length()) {
            throw new IllegalArgumentException("Invalid mode");
        }
        for (PosixFilePermission p : PosixFilePermission.values()) {
            char c = perms.charAt(p.ordinal());
            if (c == LETTERS.charAt(p.ordinal())) {
                found.add(p);
            } else if (c != '-') {
                throw new IllegalArgumentException("Invalid mode");
            }
        }
        return found;
    }

    public static FileAttribute<Set<PosixFilePermission>> asFileAttribute(
            Set<PosixFilePermission> perms) {
        Set<PosixFilePermission> copy = new TreeSet<>(perms);
        return new FileAttribute<Set<PosixFilePermission>>() {
            @Override
            public String name() {
                return "posix:permissions";
            }

            @Override
            public Set<PosixFilePermission> value() {
                return copy;
            }
        };
    }
}
