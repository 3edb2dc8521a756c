package java.util.jar;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a jar file, its manifest first. */
public class JarOutputStream extends ZipOutputStream {
    public JarOutputStream(OutputStream out, Manifest man) throws IOException {
        super(out);
        putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
        man.write(this);
        closeEntry();
    }

    public JarOutputStream(OutputStream out) throws IOException {
        super(out);
    }
}
