package java.net;

/** Thrown when a protocol is not kept. */
public class ProtocolException extends java.io.IOException {
    public ProtocolException() {
    }

    public ProtocolException(String message) {
        super(message);
    }
}
