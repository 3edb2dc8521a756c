package pvm.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The entries of a folder, read when it is opened. */
public final class FolderEntries implements DirectoryStream<Path> {
    private final Path folder;
    private final String[] names;
    private final Filter<? super Path> filter;
    private boolean used;
    private boolean closed;

    public FolderEntries(Path folder, Filter<? super Path> filter) throws IOException {
        this.folder = folder;
        this.filter = filter;
        names = names(folder);
    }

    private static String[] names(Path folder) throws IOException {
        String[] found = HostFiles.list(folder.toString());
        if (found != null) {
            return found;
        }
        if (!HostAttributes.of(folder, true).isDirectory()) {
            throw new NotDirectoryException(folder.toString());
        }
        throw FileFailures.of(HostFiles.ACCESS_DENIED, folder, null);
    }

    @Override
    public Iterator<Path> iterator() {
        if (closed) {
            throw new IllegalStateException("Directory stream is closed");
        }
        if (used) {
            throw new IllegalStateException("Iterator already obtained");
        }
        used = true;
        return new Entries();
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Entries implements Iterator<Path> {
        private int at;
        private Path next;

        @Override
        public boolean hasNext() {
            while (next == null && at < names.length && !closed) {
                Path entry = folder.resolve(names[at++]);
                try {
                    next = filter == null || filter.accept(entry) ? entry : null;
                } catch (IOException e) {
                    throw new DirectoryIteratorException(e);
                }
            }
            return next != null;
        }

        @Override
        public Path next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Path found = next;
            next = null;
            return found;
        }
    }
}
