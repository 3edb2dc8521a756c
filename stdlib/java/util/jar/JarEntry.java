package java.util.jar;

import java.io.IOException;
import java.util.zip.ZipEntry;

/** An entry of a jar file. */
public class JarEntry extends ZipEntry {
    /** The file whose manifest tells the attributes, or null. */
    private JarFile file;
    /** The name in the file, if it is of a version (JEP 238); null if it is the entry's own. */
    private String realName;

    public JarEntry(String name) {
        super(name);
    }

    public JarEntry(ZipEntry ze) {
        super(ze);
    }

    public JarEntry(JarEntry je) {
        super(je);
        file = je.file;
        realName = je.realName;
    }

    JarEntry(ZipEntry ze, JarFile file) {
        super(ze);
        this.file = file;
    }

    /** An entry under another name. */
    JarEntry(String name, ZipEntry real, JarFile file) {
        super(name);
        this.file = file;
        realName = real.getName();
        setTime(real.getTime());
        setMethod(real.getMethod());
        setSize(real.getSize());
        setCompressedSize(real.getCompressedSize());
        setCrc(real.getCrc());
        setExtra(real.getExtra());
        setComment(real.getComment());
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
        return realName == null ? getName() : realName;
    }
}
