package java.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.Locale;
import pvm.internal.UrlHandlers;

/** The place of a resource. */
public final class URL implements Serializable {
    private static final long serialVersionUID = -7627629688361524110L;
    private static volatile URLStreamHandlerFactory factory;

    private String protocol;
    private String host = "";
    private int port = -1;
    private String file = "";
    private transient String query;
    private String authority;
    private transient String path = "";
    private transient String userInfo;
    private String ref;
    transient URLStreamHandler handler;

    public URL(String protocol, String host, int port, String file)
            throws MalformedURLException {
        this(protocol, host, port, file, null);
    }

    public URL(String protocol, String host, String file) throws MalformedURLException {
        this(protocol, host, -1, file);
    }

    public URL(String protocol, String host, int port, String file, URLStreamHandler handler)
            throws MalformedURLException {
        this.protocol = protocol.toLowerCase(Locale.ROOT);
        this.handler = handlerOf(this.protocol, handler);
        if (port < -1) {
            throw new MalformedURLException("Invalid port number :" + port);
        }
        String name = host;
        if (name != null && name.indexOf(':') >= 0 && !name.startsWith("[")) {
            name = "[" + name + "]";
        }
        int hash = file.indexOf('#');
        String rest = hash < 0 ? file : file.substring(0, hash);
        int question = rest.lastIndexOf('?');
        set(name, port, name == null ? null : port < 0 ? name : name + ":" + port, null,
                question < 0 ? rest : rest.substring(0, question),
                question < 0 ? null : rest.substring(question + 1),
                hash < 0 ? null : file.substring(hash + 1));
    }

    public URL(String spec) throws MalformedURLException {
        this(null, spec);
    }

    public URL(URL context, String spec) throws MalformedURLException {
        this(context, spec, null);
    }

    public URL(URL context, String spec, URLStreamHandler handler)
            throws MalformedURLException {
        try {
            parse(context, spec, handler);
        } catch (MalformedURLException e) {
            throw e;
        } catch (RuntimeException e) {
            MalformedURLException failed = new MalformedURLException(e.getMessage());
            failed.initCause(e);
            throw failed;
        }
    }

    private void parse(URL context, String spec, URLStreamHandler given)
            throws MalformedURLException {
        String s = spec.trim();
        if (s.regionMatches(true, 0, "url:", 0, 4)) {
            s = s.substring(4);
        }
        int hash = s.indexOf('#');
        int limit = hash < 0 ? s.length() : hash;
        String named = protocolOf(s, limit);
        int start = named == null ? 0 : named.length() + 1;
        boolean inherits = context != null
                && (named == null || named.equalsIgnoreCase(context.protocol)
                        && context.path.startsWith("/"));
        boolean relative = inherits && (named == null || !s.startsWith("/", start));
        protocol = named == null ? null : named.toLowerCase(Locale.ROOT);
        if (inherits) {
            protocol = context.protocol;
            given = given == null ? context.handler : given;
        }
        if (relative || inherits) {
            set(context.host, context.port, context.authority, context.userInfo, context.path,
                    context.query, start == limit && hash < 0 ? context.ref : null);
        }
        if (protocol == null) {
            throw new MalformedURLException("no protocol: " + spec);
        }
        handler = handlerOf(protocol, given);
        if (hash >= 0) {
            ref = s.substring(hash + 1);
        }
        handler.parseURL(this, s, start, limit);
    }

    /** What is before a colon that ends a protocol; null if there is none. */
    private static String protocolOf(String s, int limit) {
        for (int i = 0; i < limit; i++) {
            char c = s.charAt(i);
            if (c == ':') {
                return i == 0 ? null : s.substring(0, i);
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean later = c >= '0' && c <= '9' || c == '.' || c == '+' || c == '-';
            if (!letter && (i == 0 || !later)) {
                return null;
            }
        }
        return null;
    }

    private static URLStreamHandler handlerOf(String protocol, URLStreamHandler given)
            throws MalformedURLException {
        URLStreamHandler found = given;
        if (found == null && factory != null) {
            found = factory.createURLStreamHandler(protocol);
        }
        found = found == null ? UrlHandlers.of(protocol) : found;
        if (found == null) {
            throw new MalformedURLException("unknown protocol: " + protocol);
        }
        return found;
    }

    public static void setURLStreamHandlerFactory(URLStreamHandlerFactory fac) {
        if (factory != null) {
            throw new Error("factory already defined");
        }
        factory = fac;
    }

    void set(String host, int port, String authority, String userInfo, String path, String query,
            String ref) {
        this.host = host;
        this.port = port;
        this.authority = authority;
        this.userInfo = userInfo;
        this.path = path;
        this.query = query;
        this.ref = ref;
        file = query == null ? path : path + "?" + query;
    }

    public String getProtocol() {
        return protocol;
    }

    public String getHost() {
        return host;
    }

    public int getPort() {
        return port;
    }

    public int getDefaultPort() {
        return handler.getDefaultPort();
    }

    public String getAuthority() {
        return authority;
    }

    public String getUserInfo() {
        return userInfo;
    }

    public String getFile() {
        return file;
    }

    public String getPath() {
        return path;
    }

    public String getQuery() {
        return query;
    }

    public String getRef() {
        return ref;
    }

    public boolean sameFile(URL other) {
        return handler.sameFile(this, other);
    }

    public URLConnection openConnection() throws IOException {
        return handler.openConnection(this);
    }

    public final InputStream openStream() throws IOException {
        return openConnection().getInputStream();
    }

    public final Object getContent() throws IOException {
        return openConnection().getContent();
    }

    public URI toURI() throws URISyntaxException {
        return new URI(toString());
    }

    public String toExternalForm() {
        return handler.toExternalForm(this);
    }

    @Override
    public String toString() {
        return toExternalForm();
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof URL && handler.equals(this, (URL) obj);
    }

    @Override
    public int hashCode() {
        return handler.hashCode(this);
    }
}
