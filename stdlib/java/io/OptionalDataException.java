package java.io;

/** Thrown when an object is to be read where the stream has primitive data or no more. */
public class OptionalDataException extends ObjectStreamException {
    /** How many bytes of primitive data can be read. */
    public int length;
    /** Whether there is no more data in this part of the stream. */
    public boolean eof;

    OptionalDataException(int length, boolean eof) {
        this.length = length;
        this.eof = eof;
    }
}
