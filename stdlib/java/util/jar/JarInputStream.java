package java.util.jar;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a jar file; its manifest is read first if it is at the beginning. */
public class JarInputStream extends ZipInputStream {
    private Manifest manifest;
    private ZipEntry first;

    public JarInputStream(InputStream in) throws IOException {
        this(in, true);
    }

    public JarInputStream(InputStream in, boolean verify) throws IOException {
        super(in);
        first = super.getNextEntry();
        if (first != null && first.getName().equalsIgnoreCase("META-INF/")) {
            first = super.getNextEntry();
        }
        if (first != null && first.getName().equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
            manifest = new Manifest(this);
            first = super.getNextEntry();
        }
    }

    public Manifest getManifest() {
        return manifest;
    }

    @Override
    public ZipEntry getNextEntry() throws IOException {
        ZipEntry found = first;
        first = null;
        return found == null ? super.getNextEntry() : found;
    }

    public JarEntry getNextJarEntry() throws IOException {
        return (JarEntry) getNextEntry();
    }

    @Override
    protected ZipEntry createZipEntry(String name) {
        return new JarEntry(name);
    }
}
