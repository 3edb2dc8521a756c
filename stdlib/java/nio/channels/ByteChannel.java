package java.nio.channels;

/** A channel that is read and written. */
public interface ByteChannel extends ReadableByteChannel, WritableByteChannel {
}
