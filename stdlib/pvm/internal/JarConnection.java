package pvm.internal;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** A connection to a jar file on the host, or to an entry of one. */
final class JarConnection extends JarURLConnection {
    private JarFile jar;
    private JarEntry entry;

    JarConnection(URL url) throws MalformedURLException {
        super(url);
    }

    @Override
    public void connect() throws IOException {
        if (connected) {
            return;
        }
        URL file = getJarFileURL();
        if (!file.getProtocol().equals("file")) {
            throw new IOException("jar files at " + file.getProtocol() + ": are not supported");
        }
        boolean isVersioned = "runtime".equals(url.getRef());
        jar = new JarFile(new File(UrlText.decoded(file.getPath())), true, ZipFile.OPEN_READ,
                isVersioned ? JarFile.runtimeVersion() : JarFile.baseVersion());
        String name = getEntryName();
        entry = name == null ? null : jar.getJarEntry(name);
        if (name != null && entry == null) {
            jar.close();
            throw new FileNotFoundException(
                    "JAR entry " + name + " not found in " + jar.getName());
        }
        connected = true;
    }

    @Override
    public JarFile getJarFile() throws IOException {
        connect();
        return jar;
    }

    @Override
    public JarEntry getJarEntry() throws IOException {
        connect();
        return entry;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        connect();
        if (entry == null) {
            throw new IOException("no entry name specified");
        }
        return new FilterInputStream(jar.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                super.close();
                jar.close();
            }
        };
    }

    @Override
    public long getContentLengthLong() {
        try {
            connect();
            return entry == null ? -1 : entry.getSize();
        } catch (IOException e) {
            return -1;
        }
    }
}
