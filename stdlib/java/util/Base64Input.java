package java.util;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decodes what it reads: all of it, when the first byte is asked for. */
final class Base64Input extends InputStream {
    private final Base64.Decoder decoder;
    private final InputStream source;
    private ByteArrayInputStream decoded;
    private boolean closed;

    Base64Input(Base64.Decoder decoder, InputStream source) {
        this.decoder = decoder;
        this.source = source;
    }

    private InputStream decoded() throws IOException {
        if (closed) {
            throw new IOException("Stream is closed");
        }
        if (decoded == null) {
            byte[] all = source.readAllBytes();
            try {
                decoded = new ByteArrayInputStream(decoder.decode(all));
            } catch (IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return decoded;
    }

    @Override
    public int read() throws IOException {
        return decoded().read();
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        return decoded().read(b, off, len);
    }

    @Override
    public int available() throws IOException {
        return decoded().available();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        source.close();
    }
}
