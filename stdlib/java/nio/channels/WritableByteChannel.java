package java.nio.channels;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A channel that bytes are written to. */
public interface WritableByteChannel extends Channel {
    /** Writes the bytes of a buffer; how many. */
    int write(ByteBuffer src) throws IOException;
}
