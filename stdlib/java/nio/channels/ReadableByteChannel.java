package java.nio.channels;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A channel that bytes are read from. */
public interface ReadableByteChannel extends Channel {
    /** Reads bytes into a buffer: how many, -1 at the end. */
    int read(ByteBuffer dst) throws IOException;
}
