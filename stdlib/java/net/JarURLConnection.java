package java.net;

import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** A connection to a jar file or an entry in it: "jar:" URL "!/" entry. */
public abstract class JarURLConnection extends URLConnection {
    protected URLConnection jarFileURLConnection;
    private final URL jarFileUrl;
    private final String entryName;

    protected JarURLConnection(URL url) throws MalformedURLException {
        super(url);
        String spec = url.getFile();
        int bang = spec.indexOf("!/");
        if (bang < 0) {
            throw new MalformedURLException("no !/ found in url spec:" + spec);
        }
        jarFileUrl = new URL(spec.substring(0, bang));
        String entry = spec.substring(bang + 2);
        entryName = entry.isEmpty() ? null : UriParser.decode(entry);
    }

    public URL getJarFileURL() {
        return jarFileUrl;
    }

    public String getEntryName() {
        return entryName;
    }

    public abstract JarFile getJarFile() throws IOException;

    public Manifest getManifest() throws IOException {
        return getJarFile().getManifest();
    }

    public JarEntry getJarEntry() throws IOException {
        return entryName == null ? null : getJarFile().getJarEntry(entryName);
    }

    public Attributes getAttributes() throws IOException {
        JarEntry entry = getJarEntry();
        return entry == null ? null : entry.getAttributes();
    }

    public Attributes getMainAttributes() throws IOException {
        Manifest manifest = getManifest();
        return manifest == null ? null : manifest.getMainAttributes();
    }
}
