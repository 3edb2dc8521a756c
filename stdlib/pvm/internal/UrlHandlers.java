package pvm.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** The handlers of the protocols that are built in. */
public final class UrlHandlers {
    private static final URLStreamHandler FILE = new FileHandler();
    private static final URLStreamHandler JAR = new JarHandler();
    private static final URLStreamHandler LIBRARY_HANDLER = new LibraryHandler();
    /** What the URLs of the library's resources begin with. */
    static final String LIBRARY = "jrt:/java.base/";

    private static final URLStreamHandler CLASS_PATH = new ClassPathHandler();
    private static final URLStreamHandler CLASS_PATH_JAR = new ClassPathJarHandler();

    private UrlHandlers() {
    }

    /** The handler of a protocol, or null. */
    public static URLStreamHandler of(String protocol) {
        switch (protocol) {
            case "file":
                return FILE;
            case "jar":
                return JAR;
            case "jrt":
                return LIBRARY_HANDLER;
            case "http":
                return new NetworkHandler(80);
            case "https":
                return new NetworkHandler(443);
            case "ftp":
                return new NetworkHandler(21);
            default:
                return null;
        }
    }

    private static final class FileHandler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL u) {
            return new FileConnection(u);
        }
    }

    /** The handler of URLs of resources on the class path, which need no grant to be read. */
    static URLStreamHandler ofClassPath(String url) {
        return url.startsWith("jar:") ? CLASS_PATH_JAR : CLASS_PATH;
    }

    private static final class ClassPathHandler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL u) {
            return new ClassPathConnection(u);
        }
    }

    private static final class ClassPathJarHandler extends JarHandler {
        @Override
        protected URLConnection openConnection(URL u) {
            return new ClassPathConnection(u);
        }
    }

    /** Protocols whose URLs can be taken apart, but not opened. */
    private static final class NetworkHandler extends URLStreamHandler {
        private final int defaultPort;

        NetworkHandler(int defaultPort) {
            this.defaultPort = defaultPort;
        }

        @Override
        protected int getDefaultPort() {
            return defaultPort;
        }

        @Override
        protected URLConnection openConnection(URL u) throws IOException {
            int port = u.getPort() < 0 ? defaultPort : u.getPort();
            Gate.require("network", u.getHost() + ":" + port);
            throw new IOException("protocol " + u.getProtocol() + " is not supported");
        }
    }

    private static final class LibraryHandler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL u) {
            return new LibraryConnection(u);
        }
    }

    /** A connection to a resource of the class library. */
    private static final class LibraryConnection extends URLConnection {
        private byte[] bytes;

        LibraryConnection(URL url) {
            super(url);
        }

        @Override
        public void connect() throws IOException {
            if (connected) {
                return;
            }
            String text = url.toString();
            bytes = text.startsWith(LIBRARY)
                    ? Loaders.resource(null, UrlText.decoded(text.substring(LIBRARY.length())))
                    : null;
            if (bytes == null) {
                throw new IOException(url + " not found");
            }
            connected = true;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            connect();
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long getContentLengthLong() {
            return bytes == null ? -1 : bytes.length;
        }
    }

    /** jar: a URL, "!/" and the name of an entry. */
    private static class JarHandler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL u) throws IOException {
            return new JarConnection(u);
        }

        @Override
        protected void parseURL(URL u, String spec, int start, int limit) {
            String rest = spec.substring(start, limit);
            String base = u.getFile();
            if (!rest.contains("!/") && !base.isEmpty()) {
                int bang = base.lastIndexOf("!/");
                rest = rest.startsWith("/") ? base.substring(0, bang + 1) + rest
                        : base.substring(0, base.lastIndexOf('/') + 1) + rest;
            }
            if (rest.indexOf("!/") < 0) {
                throw new NullPointerException("no !/ in spec");
            }
            setURL(u, "jar", "", -1, null, null, rest, null, u.getRef());
        }

        @Override
        protected String toExternalForm(URL u) {
            return "jar:" + u.getFile() + (u.getRef() == null ? "" : "#" + u.getRef());
        }
    }
}
