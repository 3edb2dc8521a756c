package pvm.internal;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/** One element of the search path of a URLClassLoader: a folder, a jar file, or a base URL. */
abstract class UrlClassPathElement implements Closeable {
    /** The URL that code from here comes from. */
    final URL url;

    private UrlClassPathElement(URL url) {
        this.url = url;
    }

    /** A folder's URL ends in "/"; anything else is a jar file. IOException if it is none. */
    static UrlClassPathElement of(URL url) throws IOException {
        String path = url.getPath();
        boolean isFile = url.getProtocol().equals("file");
        if (url.getProtocol().equals("jar") && path.startsWith("file:") && path.endsWith("!/")) {
            return new Jar(new URL(path.substring(0, path.length() - 2)));
        }
        if (path.endsWith("/")) {
            return isFile ? new Folder(url) : new Base(url);
        }
        if (!isFile) {
            throw new IOException("jar files at " + url.getProtocol() + ": are not supported");
        }
        return new Jar(url);
    }

    /** The URL of a resource; null if there is none. */
    abstract URL find(String name) throws IOException;

    /** The contents of a resource; null if there is none. */
    abstract InputStream open(String name) throws IOException;

    /** The name that a URL, which `find` has given, stands for; null if it is not from here. */
    abstract String nameOf(URL found);

    Manifest manifest() throws IOException {
        return null;
    }

    @Override
    public void close() throws IOException {
    }

    private static File fileOf(URL url) {
        return new File(UrlText.decoded(url.getPath()));
    }

    private static final class Folder extends UrlClassPathElement {
        private final File folder;

        Folder(URL url) {
            super(url);
            folder = fileOf(url);
        }

        /** Null if there is no such file, or it lies outside of the folder. */
        private URL at(String name) throws IOException {
            URL found = new URL(url, UrlText.encoded(name));
            if (!found.getFile().startsWith(new URL(url, ".").getFile())) {
                return null;
            }
            File file = new File(folder, name);
            if (name.contains("..") && !file.getCanonicalPath().startsWith(
                    folder.getCanonicalPath())) {
                return null;
            }
            return file.exists() ? found : null;
        }

        @Override
        URL find(String name) throws IOException {
            return at(name);
        }

        @Override
        InputStream open(String name) throws IOException {
            return at(name) == null ? null : new FileInputStream(new File(folder, name));
        }

        @Override
        String nameOf(URL found) {
            return null;
        }
    }

    private static final class Jar extends UrlClassPathElement {
        private final JarFile jar;

        Jar(URL url) throws IOException {
            super(url);
            jar = new JarFile(fileOf(url), true, ZipFile.OPEN_READ, JarFile.runtimeVersion());
        }

        private String base() {
            return "jar:" + url + "!/";
        }

        @Override
        URL find(String name) throws IOException {
            JarEntry entry = jar.getJarEntry(name);
            return entry == null ? null : new URL(base() + UrlText.encoded(
                    entry.getName().equals(entry.getRealName()) ? name : entry.getRealName()));
        }

        /** Read at once: closing the jar file does not end the stream. */
        @Override
        InputStream open(String name) throws IOException {
            JarEntry entry = jar.getJarEntry(name);
            if (entry == null) {
                return null;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return new ByteArrayInputStream(in.readAllBytes());
            }
        }

        @Override
        String nameOf(URL found) {
            String text = found.toString();
            return text.startsWith(base())
                    ? UrlText.decoded(text.substring(base().length())) : null;
        }

        @Override
        Manifest manifest() throws IOException {
            return jar.getManifest();
        }

        @Override
        public void close() throws IOException {
            jar.close();
        }
    }

    /** Of a protocol of which only its handler knows anything. */
    private static final class Base extends UrlClassPathElement {
        Base(URL url) {
            super(url);
        }

        @Override
        URL find(String name) throws MalformedURLException {
            URL found = new URL(url, UrlText.encoded(name));
            try {
                found.openConnection().getInputStream().close();
                return found;
            } catch (IOException e) {
                return null;
            }
        }

        @Override
        InputStream open(String name) throws IOException {
            try {
                return new URL(url, UrlText.encoded(name)).openStream();
            } catch (FileNotFoundException e) {
                return null;
            }
        }

        @Override
        String nameOf(URL found) {
            return null;
        }
    }
}
