package pvm.internal;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;

/** A connection to a resource on the class path, by its URL, and to nothing else. */
final class ClassPathConnection extends URLConnection {
    private byte[] bytes;

    ClassPathConnection(URL url) {
        super(url);
    }

    @Override
    public void connect() throws IOException {
        if (!connected) {
            bytes = Loaders.located(url.toExternalForm());
            if (bytes == null) {
                throw new FileNotFoundException(url + " (is not on the class path)");
            }
            connected = true;
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        connect();
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public long getContentLengthLong() {
        try {
            connect();
            return bytes.length;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public String getContentType() {
        String type = guessContentTypeFromName(url.getPath());
        return type == null ? "content/unknown" : type;
    }
}
