package pvm.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A path of the host: names between slashes, absolute if it begins with one. */
final class HostPath implements Path {
    private final String text;
    /** The names, made when first asked for. The empty path has one empty name. */
    private String[] names;

    private HostPath(String text) {
        this.text = text;
    }

    static HostPath of(String input) {
        int nul = input.indexOf('\0');
        if (nul >= 0) {
            throw new InvalidPathException(input, "Nul character not allowed");
        }
        String s = input;
        while (s.indexOf("//") >= 0) {
            s = s.replace("//", "/");
        }
        return new HostPath(s.length() > 1 && s.endsWith("/") ? s.substring(0, s.length() - 1) : s);
    }

    private static HostPath cast(Path p) {
        if (!(Objects.requireNonNull(p) instanceof HostPath)) {
            throw new ProviderMismatchException();
        }
        return (HostPath) p;
    }

    private String[] names() {
        if (names == null) {
            String relative = isAbsolute() ? text.substring(1) : text;
            names = text.equals("/") ? new String[0] : relative.split("/", -1);
        }
        return names;
    }

    /** The path of some of the names, from one index to before another. */
    private HostPath part(int from, int to, boolean absolute) {
        StringBuilder sb = new StringBuilder(absolute ? "/" : "");
        for (int i = from; i < to; i++) {
            sb.append(i == from ? "" : "/").append(names()[i]);
        }
        return new HostPath(sb.toString());
    }

    @Override
    public FileSystem getFileSystem() {
        return HostFileSystem.THE;
    }

    @Override
    public boolean isAbsolute() {
        return text.startsWith("/");
    }

    @Override
    public Path getRoot() {
        return isAbsolute() ? new HostPath("/") : null;
    }

    @Override
    public Path getFileName() {
        int n = getNameCount();
        return n == 0 ? null : part(n - 1, n, false);
    }

    @Override
    public Path getParent() {
        int n = getNameCount();
        return n == 0 ? null : n == 1 ? getRoot() : part(0, n - 1, isAbsolute());
    }

    @Override
    public int getNameCount() {
        return names().length;
    }

    @Override
    public Path getName(int index) {
        if (index < 0 || index >= getNameCount()) {
            throw new IllegalArgumentException();
        }
        return part(index, index + 1, false);
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        if (beginIndex < 0 || endIndex <= beginIndex || endIndex > getNameCount()) {
            throw new IllegalArgumentException();
        }
        return part(beginIndex, endIndex, false);
    }

    private boolean isEmpty() {
        return text.isEmpty();
    }

    private boolean matches(HostPath other, int at) {
        for (int i = 0; i < other.getNameCount(); i++) {
            if (!names()[at + i].equals(other.names()[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean startsWith(Path other) {
        if (!(Objects.requireNonNull(other) instanceof HostPath)) {
            return false;
        }
        HostPath that = (HostPath) other;
        return that.isAbsolute() == isAbsolute() && that.isEmpty() == isEmpty()
                && that.getNameCount() <= getNameCount() && matches(that, 0);
    }

    @Override
    public boolean endsWith(Path other) {
        if (!(Objects.requireNonNull(other) instanceof HostPath)) {
            return false;
        }
        HostPath that = (HostPath) other;
        int shift = getNameCount() - that.getNameCount();
        if (shift < 0 || that.isEmpty() != isEmpty()
                || that.isAbsolute() && !(isAbsolute() && shift == 0)) {
            return false;
        }
        return matches(that, shift);
    }

    @Override
    public Path normalize() {
        List<String> kept = new ArrayList<>();
        for (String name : names()) {
            int last = kept.size() - 1;
            if (name.equals("..") && last >= 0 && !kept.get(last).equals("..")) {
                kept.remove(last);
            } else if (!name.equals(".") && !(name.equals("..") && isAbsolute())) {
                kept.add(name);
            }
        }
        return of((isAbsolute() ? "/" : "") + String.join("/", kept));
    }

    @Override
    public Path resolve(Path other) {
        HostPath that = cast(other);
        if (that.isAbsolute() || isEmpty()) {
            return that;
        }
        return that.isEmpty() ? this : of(text + "/" + that.text);
    }

    @Override
    public Path relativize(Path other) {
        HostPath that = cast(other);
        if (that.equals(this)) {
            return new HostPath("");
        }
        if (isAbsolute() != that.isAbsolute()) {
            throw new IllegalArgumentException("'other' is different type of Path");
        }
        if (isEmpty()) {
            return that;
        }
        HostPath base = (HostPath) normalize();
        HostPath target = (HostPath) that.normalize();
        String[] from = base.isEmpty() ? new String[0] : base.names();
        String[] to = target.isEmpty() ? new String[0] : target.names();
        int common = 0;
        while (common < from.length && common < to.length
                && from[common].equals(to[common])) {
            common++;
        }
        List<String> steps = new ArrayList<>();
        for (int i = common; i < from.length; i++) {
            if (from[i].equals("..")) {
                throw new IllegalArgumentException(
                        "Unable to compute relative  path from " + this + " to " + other);
            }
            steps.add("..");
        }
        for (int i = common; i < to.length; i++) {
            steps.add(to[i]);
        }
        return of(String.join("/", steps));
    }

    @Override
    public URI toUri() {
        return URI.create(toFile().toURI().toASCIIString());
    }

    @Override
    public Path toAbsolutePath() {
        return isAbsolute() ? this : of(Host.workingFolder()).resolve(this);
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        HostAttributes.of(this, true);
        if (options.length > 0) {
            return toAbsolutePath().normalize();
        }
        return of(HostFiles.realPath(toAbsolutePath().toString()));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events,
            WatchEvent.Modifier... modifiers) {
        Objects.requireNonNull(watcher);
        throw new ProviderMismatchException();
    }

    @Override
    public int compareTo(Path other) {
        return text.compareTo(((HostPath) other).text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostPath && text.equals(((HostPath) other).text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
