package java.nio.file;

import java.io.Closeable;
import java.io.IOException;

/** Watches for changes. */
public interface WatchService extends Closeable {
    @Override
    void close() throws IOException;

    WatchKey poll();

    WatchKey take() throws InterruptedException;
}
