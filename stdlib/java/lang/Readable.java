package java.lang;

import java.io.IOException;
import java.nio.CharBuffer;

/** A source of chars. */
public interface Readable {
    /** Reads chars into a buffer: how many, or -1 at the end. */
    int read(CharBuffer cb) throws IOException;
}
