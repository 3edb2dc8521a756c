package java.util.jar;

import java.io.IOException;
import java.util.zip.ZipEntry;

/** An entry of a jar file. */
public class JarEntry extends ZipEntry {
    /** The file whose manifest tells the attributes, or null. */
    private JarFile file;

    public JarEntry(String name) {
        super(name);
    }

    public JarEntry(ZipEntry ze) {
        super(ze);
    }

    public JarEntry(JarEntry je) {
        super(je);
        file = je.file;
    }

    JarEntry(ZipEntry ze, JarFile file) {
        super(ze);
        this.file = file;
    }

    public Attributes getAttributes() throws IOException {
        Manifest manifest = file == null ? null : file.getManifest();
        return manifest == null ? null : manifest.getAttributes(getName());
    }

    /** Null: signatures are not checked. */
    public java.security.cert.Certificate[] getCertificates() {
        return null;
    }

    public String getRealName() {
        return getName();
    }
}
