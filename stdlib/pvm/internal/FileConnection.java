package pvm.internal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Arrays;

/** A connection to a file: its content, or the names in a folder, one a line. */
final class FileConnection extends URLConnection {
    private final File file;
    private InputStream in;

    FileConnection(URL url) {
        super(url);
        file = new File(UrlText.decoded(url.getPath()));
    }

    @Override
    public void connect() throws IOException {
        if (connected) {
            return;
        }
        String[] names = file.list();
        if (names == null) {
            in = new FileInputStream(file);
        } else {
            Arrays.sort(names);
            in = new ByteArrayInputStream(String.join("\n", names).concat("\n").getBytes());
        }
        connected = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        connect();
        return in;
    }

    @Override
    public long getContentLengthLong() {
        return file.isDirectory() ? -1 : file.length();
    }

    @Override
    public long getLastModified() {
        return file.lastModified();
    }

    @Override
    public String getContentType() {
        String type = guessContentTypeFromName(file.getName());
        return file.isDirectory() ? "text/plain" : type == null ? "content/unknown" : type;
    }
}
