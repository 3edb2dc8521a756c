package java.nio.channels;

import java.io.Closeable;
import java.io.IOException;

/** A connection to something that is read or written. */
public interface Channel extends Closeable {
    boolean isOpen();

    @Override
    void close() throws IOException;
}
