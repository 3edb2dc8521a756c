package pvm.internal;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** One element of the search path of a URLClassLoader: a folder, or a jar file. */
public final class UrlClassPath implements Closeable {
    private final URL url;
    private final File file;
    private final boolean isFolder;
    private JarFile jar;
    private boolean closed;

    public UrlClassPath(URL url) {
        this.url = url;
        String path = url.getPath();
        if (url.getProtocol().equals("jar") && path.startsWith("file:")) {
            path = path.substring("file:".length());
            path = path.endsWith("!/") ? path.substring(0, path.length() - 2) : path;
        }
        isFolder = url.getProtocol().equals("file") && path.endsWith("/");
        file = new File(UrlText.decoded(path));
    }

    public URL url() {
        return url;
    }

    /** The jar file; null for a folder or if it cannot be opened. */
    private JarFile jar() {
        if (jar == null && !isFolder && !closed) {
            try {
                jar = new JarFile(file);
            } catch (IOException e) {
                return null;
            }
        }
        return closed ? null : jar;
    }

    public synchronized Manifest manifest() throws IOException {
        return jar() == null ? null : jar().getManifest();
    }

    /** The bytes of a resource; null if there is none. */
    public synchronized byte[] read(String name) throws IOException {
        if (isFolder) {
            File found = new File(file, name);
            if (closed || !found.isFile()) {
                return null;
            }
            try (InputStream in = new FileInputStream(found)) {
                return in.readAllBytes();
            }
        }
        ZipEntry entry = jar() == null ? null : jar().getEntry(name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = jar().getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** The URL of a resource; null if there is none. */
    public synchronized URL find(String name) throws IOException {
        if (isFolder) {
            return !closed && new File(file, name).exists() ? new URL(url, name) : null;
        }
        boolean found = jar() != null && jar().getEntry(name) != null;
        return found ? new URL("jar:" + file.toURI() + "!/" + name) : null;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (jar != null) {
            jar.close();
        }
    }
}
