package java.nio.channels.spi;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.InterruptibleChannel;

/** A channel that closes once. */
public abstract class AbstractInterruptibleChannel implements Channel, InterruptibleChannel {
    private final Object closing = new Object();
    private volatile boolean closed;

    protected AbstractInterruptibleChannel() {
    }

    @Override
    public final void close() throws IOException {
        synchronized (closing) {
            if (closed) {
                return;
            }
            closed = true;
            implCloseChannel();
        }
    }

    protected abstract void implCloseChannel() throws IOException;

    @Override
    public final boolean isOpen() {
        return !closed;
    }

    protected final void begin() {
    }

    protected final void end(boolean completed) throws AsynchronousCloseException {
        if (!completed && closed) {
            throw Thread.currentThread().isInterrupted() ? new ClosedByInterruptException()
                    : new AsynchronousCloseException();
        }
    }
}
