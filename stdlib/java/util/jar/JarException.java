package java.util.jar;

import java.util.zip.ZipException;

/** Thrown when a jar file is in error. */
public class JarException extends ZipException {
    public JarException() {
    }

    public JarException(String s) {
        super(s);
    }
}
