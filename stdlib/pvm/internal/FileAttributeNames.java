package pvm.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Attributes of files by their names: "size", "posix:permissions", "basic:*". */
public final class FileAttributeNames {
    private FileAttributeNames() {
    }

    /** The permissions that an attribute of a new file asks for. */
    public static int permissions(FileAttribute<?> attribute) {
        if (!attribute.name().equals("posix:permissions")) {
            throw new UnsupportedOperationException("'" + attribute.name()
                    + "' not supported as initial attribute");
        }
        return HostAttributes.bits(permissionSet(attribute.value()));
    }

    @SuppressWarnings("unchecked")
    private static Set<PosixFilePermission> permissionSet(Object value) {
        return (Set<PosixFilePermission>) value;
    }

    public static Map<String, Object> read(Path path, String attributes, boolean followLinks)
            throws IOException {
        int colon = attributes.indexOf(':');
        String view = colon < 0 ? "basic" : attributes.substring(0, colon);
        Map<String, Object> all = all(HostAttributes.of(path, followLinks), view);
        Map<String, Object> found = new LinkedHashMap<>();
        for (String name : attributes.substring(colon + 1).split(",")) {
            if (name.equals("*")) {
                return all;
            }
            if (!all.containsKey(name)) {
                throw new IllegalArgumentException("'" + name + "' not recognized");
            }
            found.put(name, all.get(name));
        }
        return found;
    }

    private static Map<String, Object> all(HostAttributes a, String view) {
        if (!view.equals("basic") && !view.equals("posix") && !view.equals("unix")) {
            throw new UnsupportedOperationException("View '" + view + "' not available");
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("lastAccessTime", a.lastAccessTime());
        all.put("lastModifiedTime", a.lastModifiedTime());
        all.put("size", a.size());
        all.put("creationTime", a.creationTime());
        all.put("isSymbolicLink", a.isSymbolicLink());
        all.put("isRegularFile", a.isRegularFile());
        all.put("fileKey", a.fileKey());
        all.put("isOther", a.isOther());
        all.put("isDirectory", a.isDirectory());
        if (!view.equals("basic")) {
            all.put("permissions", a.permissions());
        }
        if (view.equals("unix")) {
            addUnix(a.status(), all);
        }
        return all;
    }

    private static void addUnix(FileStatus status, Map<String, Object> all) {
        all.put("mode", status.mode());
        all.put("ino", status.inode());
        all.put("dev", status.device());
        all.put("nlink", (int) status.links());
        all.put("uid", (int) status.user());
        all.put("gid", (int) status.group());
    }

    public static void set(Path path, String attribute, Object value) throws IOException {
        switch (attribute) {
            case "lastModifiedTime": case "basic:lastModifiedTime":
                setModified(path, (FileTime) value);
                break;
            case "posix:permissions":
                FileFailures.check(HostFiles.setPermissions(path.toString(),
                        HostAttributes.bits(permissionSet(value))), path);
                break;
            default:
                throw new IllegalArgumentException("'" + attribute + "' not recognized");
        }
    }

    public static void setModified(Path path, FileTime time) throws IOException {
        FileStatus status = HostAttributes.of(path, true).status();
        FileFailures.check(HostFiles.setTimes(path.toString(), status.accessed(),
                time.toMillis() * 1000000L), path);
    }
}
