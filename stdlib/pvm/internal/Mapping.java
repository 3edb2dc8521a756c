package pvm.internal;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A region of a file that was copied to memory, to be written back if it may be changed. */
public final class Mapping {
    private final OpenFile file;
    private final long position;
    private final byte[] bytes;

    Mapping(OpenFile file, long position, byte[] bytes) {
        this.file = file;
        this.position = position;
        this.bytes = bytes;
    }

    /** Writes the whole region to the file. */
    public void force() {
        try {
            synchronized (file) {
                long at = file.position();
                file.position(position);
                file.write(bytes, 0, bytes.length);
                file.position(at);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
