package java.io;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import pvm.internal.FileStatus;
import pvm.internal.FileUris;
import pvm.internal.HostFiles;
import pvm.internal.Shutdown;
import pvm.internal.UniqueNumbers;

/** The path of a file or folder, which need not be there. */
public class File implements Serializable, Comparable<File> {
    private static final long serialVersionUID = 301077366599181567L;

    public static final char separatorChar = "/".charAt(0);
    public static final String separator = String.valueOf(separatorChar);
    public static final char pathSeparatorChar = ":".charAt(0);
    public static final String pathSeparator = String.valueOf(pathSeparatorChar);

    private final String path;

    public File(String pathname) {
        path = normalize(Objects.requireNonNull(pathname));
    }

    public File(String parent, String child) {
        path = parent == null ? normalize(child) : join(normalize(parent), normalize(child));
    }

    public File(File parent, String child) {
        path = parent == null ? normalize(child) : join(parent.path, normalize(child));
    }

    public File(URI uri) {
        path = normalize(FileUris.pathOf(uri));
    }

    private static String join(String parent, String child) {
        if (parent.isEmpty()) {
            parent = "/";
        }
        if (child.isEmpty() || child.equals("/")) {
            return parent;
        }
        boolean single = child.startsWith("/");
        if (parent.equals("/")) {
            return single ? child : "/" + child;
        }
        return single ? parent + child : parent + "/" + child;
    }

    /** The path without doubled slashes and without one at its end. */
    private static String normalize(String p) {
        int n = p.length();
        if (p.indexOf("//") < 0 && (n < 2 || p.charAt(n - 1) != '/')) {
            return p;
        }
        StringBuilder sb = new StringBuilder(n);
        for (int i = 0; i < n; i++) {
            char c = p.charAt(i);
            if (c != '/' || i == 0 || p.charAt(i - 1) != '/') {
                sb.append(c);
            }
        }
        int end = sb.length();
        if (end > 1 && sb.charAt(end - 1) == '/') {
            sb.setLength(end - 1);
        }
        return sb.toString();
    }

    public String getName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public String getParent() {
        int i = path.lastIndexOf('/');
        if (i > 0) {
            return path.substring(0, i);
        }
        return i == 0 && path.length() > 1 ? "/" : null;
    }

    public File getParentFile() {
        String parent = getParent();
        return parent == null ? null : new File(parent);
    }

    public String getPath() {
        return path;
    }

    public boolean isAbsolute() {
        return path.startsWith("/");
    }

    public String getAbsolutePath() {
        if (isAbsolute()) {
            return path;
        }
        String here = pvm.internal.Host.workingFolder();
        return path.isEmpty() ? here : join(here, path);
    }

    public File getAbsoluteFile() {
        return new File(getAbsolutePath());
    }

    public String getCanonicalPath() throws IOException {
        if (isInvalid()) {
            throw new IOException("Invalid file path");
        }
        return HostFiles.realPath(getAbsolutePath());
    }

    public File getCanonicalFile() throws IOException {
        return new File(getCanonicalPath());
    }

    private boolean isInvalid() {
        return path.indexOf('\0') >= 0;
    }

    private FileStatus status() {
        return FileStatus.of(path, true);
    }

    public Path toPath() {
        return Path.of(path);
    }

    public URI toURI() {
        String p = getAbsolutePath();
        boolean isFolder = !p.endsWith("/") && getAbsoluteFile().isDirectory();
        try {
            return new URI("file", null, isFolder ? p + "/" : p, null);
        } catch (URISyntaxException e) {
            throw new Error(e);
        }
    }

    @Deprecated
    public URL toURL() throws MalformedURLException {
        if (isInvalid()) {
            throw new MalformedURLException("Invalid file path");
        }
        String p = getAbsolutePath();
        return new URL("file", "", !p.endsWith("/") && isDirectory() ? p + "/" : p);
    }

    public boolean canRead() {
        return HostFiles.isAccessible(path, HostFiles.READABLE);
    }

    public boolean canWrite() {
        return HostFiles.isAccessible(path, HostFiles.WRITABLE);
    }

    public boolean canExecute() {
        return HostFiles.isAccessible(path, HostFiles.EXECUTABLE);
    }

    public boolean exists() {
        return status() != null;
    }

    public boolean isDirectory() {
        FileStatus status = status();
        return status != null && status.isFolder();
    }

    public boolean isFile() {
        FileStatus status = status();
        return status != null && status.isRegular();
    }

    public boolean isHidden() {
        return getName().startsWith(".");
    }

    /** Milliseconds since 1970; 0 if there is no such file. */
    public long lastModified() {
        FileStatus status = status();
        return status == null ? 0 : Math.floorDiv(status.modified(), 1000000L);
    }

    public long length() {
        FileStatus status = status();
        return status == null ? 0 : status.size();
    }

    public boolean createNewFile() throws IOException {
        if (isInvalid()) {
            throw new IOException("Invalid file path");
        }
        int fd = HostFiles.open(path, HostFiles.WRITE | HostFiles.NEW);
        if (fd == -HostFiles.EXISTS || fd < 0 && exists()) {
            return false;
        }
        if (fd < 0) {
            throw new IOException(pvm.internal.Host.errorText(-fd));
        }
        new pvm.internal.OpenFile(fd).close();
        return true;
    }

    public static File createTempFile(String prefix, String suffix) throws IOException {
        return createTempFile(prefix, suffix, null);
    }

    public static File createTempFile(String prefix, String suffix, File directory)
            throws IOException {
        if (prefix.length() < 3) {
            throw new IllegalArgumentException("Prefix string \"" + prefix
                    + "\" too short: length must be at least 3");
        }
        File folder = directory != null ? directory
                : new File(System.getProperty("java.io.tmpdir"));
        String end = suffix == null ? ".tmp" : suffix;
        while (true) {
            File made = new File(folder, prefix + UniqueNumbers.next() + end);
            if (made.createNewFile()) {
                return made;
            }
        }
    }

    public boolean delete() {
        return HostFiles.remove(path) == 0;
    }

    public void deleteOnExit() {
        Shutdown.removeAtEnd(path);
    }

    public String[] list() {
        return HostFiles.list(path);
    }

    public String[] list(FilenameFilter filter) {
        String[] names = list();
        if (names == null || filter == null) {
            return names;
        }
        ArrayList<String> found = new ArrayList<>();
        for (String name : names) {
            if (filter.accept(this, name)) {
                found.add(name);
            }
        }
        return found.toArray(new String[0]);
    }

    public File[] listFiles() {
        return listFiles((FilenameFilter) null);
    }

    public File[] listFiles(FilenameFilter filter) {
        String[] names = list(filter);
        if (names == null) {
            return null;
        }
        File[] files = new File[names.length];
        for (int i = 0; i < files.length; i++) {
            files[i] = path.isEmpty() ? new File(names[i]) : new File(this, names[i]);
        }
        return files;
    }

    public File[] listFiles(FileFilter filter) {
        File[] all = listFiles();
        if (all == null || filter == null) {
            return all;
        }
        ArrayList<File> found = new ArrayList<>();
        for (File f : all) {
            if (filter.accept(f)) {
                found.add(f);
            }
        }
        return found.toArray(new File[0]);
    }

    public static File[] listRoots() {
        return new File[] {new File("/")};
    }

    public boolean mkdir() {
        return HostFiles.makeDirectory(path, 0777) == 0;
    }

    public boolean mkdirs() {
        if (exists()) {
            return false;
        }
        if (mkdir()) {
            return true;
        }
        File parent = getAbsoluteFile().getParentFile();
        return parent != null && (parent.mkdirs() || parent.exists()) && mkdir();
    }

    public boolean renameTo(File dest) {
        return HostFiles.rename(path, Objects.requireNonNull(dest).path) == 0;
    }

    public boolean setLastModified(long time) {
        if (time < 0) {
            throw new IllegalArgumentException("Negative time");
        }
        FileStatus status = status();
        return status != null
                && HostFiles.setTimes(path, status.accessed(), time * 1000000L) == 0;
    }

    public boolean setReadOnly() {
        return change(0222, false);
    }

    public boolean setWritable(boolean writable, boolean ownerOnly) {
        return change(ownerOnly ? 0200 : 0222, writable);
    }

    public boolean setWritable(boolean writable) {
        return setWritable(writable, true);
    }

    public boolean setReadable(boolean readable, boolean ownerOnly) {
        return change(ownerOnly ? 0400 : 0444, readable);
    }

    public boolean setReadable(boolean readable) {
        return setReadable(readable, true);
    }

    public boolean setExecutable(boolean executable, boolean ownerOnly) {
        return change(ownerOnly ? 0100 : 0111, executable);
    }

    public boolean setExecutable(boolean executable) {
        return setExecutable(executable, true);
    }

    /** Sets or clears bits of the permissions. */
    private boolean change(int bits, boolean on) {
        FileStatus status = status();
        if (status == null) {
            return false;
        }
        int old = status.permissions();
        return HostFiles.setPermissions(path, on ? old | bits : old & ~bits) == 0;
    }

    public long getTotalSpace() {
        return HostFiles.space(path, 0);
    }

    public long getFreeSpace() {
        return HostFiles.space(path, 1);
    }

    public long getUsableSpace() {
        return HostFiles.space(path, 2);
    }

    @Override
    public int compareTo(File pathname) {
        return path.compareTo(pathname.path);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof File && path.equals(((File) obj).path);
    }

    @Override
    public int hashCode() {
        return path.hashCode() ^ 1234321;
    }

    @Override
    public String toString() {
        return path;
    }
}
