package java.util.jar;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip file that may have a manifest. Signatures are not checked. */
public class JarFile extends ZipFile {
    public static final String MANIFEST_NAME = "META-INF/MANIFEST.MF";

    private Manifest manifest;

    public JarFile(String name) throws IOException {
        super(name);
    }

    public JarFile(String name, boolean verify) throws IOException {
        super(name);
    }

    public JarFile(File file) throws IOException {
        super(file);
    }

    public JarFile(File file, boolean verify) throws IOException {
        super(file);
    }

    public JarFile(File file, boolean verify, int mode) throws IOException {
        super(file, mode);
    }

    public Manifest getManifest() throws IOException {
        if (manifest == null) {
            ZipEntry entry = getEntry(MANIFEST_NAME);
            if (entry != null) {
                try (InputStream in = getInputStream(entry)) {
                    manifest = new Manifest(in);
                }
            }
        }
        return manifest;
    }

    public JarEntry getJarEntry(String name) {
        return (JarEntry) getEntry(name);
    }

    @Override
    public ZipEntry getEntry(String name) {
        ZipEntry found = super.getEntry(name);
        return found == null ? null : new JarEntry(found, this);
    }

    @Override
    public Enumeration<JarEntry> entries() {
        List<JarEntry> found = new ArrayList<>();
        Enumeration<? extends ZipEntry> all = super.entries();
        while (all.hasMoreElements()) {
            found.add(new JarEntry(all.nextElement(), this));
        }
        return Collections.enumeration(found);
    }

    @Override
    public Stream<JarEntry> stream() {
        return Collections.list(entries()).stream();
    }
}
