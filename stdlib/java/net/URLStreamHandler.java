package java.net;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;

/** What a protocol does with its URLs. */
public abstract class URLStreamHandler {
    public URLStreamHandler() {
    }

    protected abstract URLConnection openConnection(URL u) throws IOException;

    protected int getDefaultPort() {
        return -1;
    }

    /** Parses what is after the protocol; u has the parts of the context that it is in. */
    protected void parseURL(URL u, String spec, int start, int limit) {
        String path = u.getPath();
        String query = u.getQuery();
        String authority = u.getAuthority();
        String host = u.getHost();
        String userInfo = u.getUserInfo();
        int port = u.getPort();
        String rest = spec.substring(start, limit);
        int question = rest.indexOf('?');
        boolean onlyQuery = question == 0;
        if (question >= 0) {
            query = rest.substring(question + 1);
            rest = rest.substring(0, question);
        }
        if (rest.startsWith("//")) {
            int end = rest.indexOf('/', 2);
            authority = rest.substring(2, end < 0 ? rest.length() : end);
            rest = end < 0 ? "" : rest.substring(end);
            int at = authority.lastIndexOf('@');
            userInfo = at < 0 ? null : authority.substring(0, at);
            host = hostOf(authority.substring(at + 1));
            port = portOf(authority.substring(at + 1));
            path = "";
            query = question >= 0 ? query : null;
        }
        if (host == null) {
            host = "";
        }
        if (!rest.isEmpty()) {
            query = question >= 0 ? query : null;
            path = join(path, authority, rest);
        } else if (onlyQuery) {
            path = path == null ? "" : path.substring(0, path.lastIndexOf('/') + 1);
        }
        setURL(u, u.getProtocol(), host, port, authority, userInfo, path == null ? "" : path,
                query, u.getRef());
    }

    private static int bracketEnd(String hostPort) {
        return hostPort.startsWith("[") ? hostPort.indexOf(']') : -1;
    }

    private static String hostOf(String hostPort) {
        int colon = hostPort.indexOf(':', bracketEnd(hostPort) + 1);
        return colon < 0 ? hostPort : hostPort.substring(0, colon);
    }

    private static int portOf(String hostPort) {
        int colon = hostPort.indexOf(':', bracketEnd(hostPort) + 1);
        if (colon < 0 || colon + 1 == hostPort.length()) {
            return -1;
        }
        int port = Integer.parseInt(hostPort.substring(colon + 1));
        if (port < -1) {
            throw new IllegalArgumentException("Invalid port number :" + port);
        }
        return port;
    }

    private static String join(String base, String authority, String rest) {
        if (rest.startsWith("/")) {
            return rest;
        }
        boolean hasBase = base != null && !base.isEmpty();
        if (!hasBase) {
            return authority == null || authority.isEmpty() ? rest : "/" + rest;
        }
        return withoutDots(base.substring(0, base.lastIndexOf('/') + 1) + rest);
    }

    /** The path without "." and, where it has a folder to leave, without "..". */
    static String withoutDots(String path) {
        String p = path;
        int i = p.indexOf("/./");
        while (i >= 0) {
            p = p.substring(0, i) + p.substring(i + 2);
            i = p.indexOf("/./");
        }
        i = p.indexOf("/../");
        while (i >= 0) {
            int before = i == 0 ? -1 : p.lastIndexOf('/', i - 1);
            boolean leaves = before >= 0 && !p.startsWith("/../", before);
            if (leaves) {
                p = p.substring(0, before) + p.substring(i + 3);
            }
            i = p.indexOf("/../", leaves ? 0 : i + 3);
        }
        if (p.endsWith("/..")) {
            int before = p.lastIndexOf('/', p.length() - 4);
            p = before >= 0 ? p.substring(0, before + 1) : p;
        }
        return p.endsWith("/.") ? p.substring(0, p.length() - 1) : p;
    }

    protected void setURL(URL u, String protocol, String host, int port, String authority,
            String userInfo, String path, String query, String ref) {
        if (u.handler != this) {
            throw new SecurityException("handler for url different from this handler");
        }
        u.set(host, port, authority, userInfo, path, query, ref);
    }

    protected boolean equals(URL u1, URL u2) {
        return Objects.equals(u1.getRef(), u2.getRef()) && sameFile(u1, u2);
    }

    protected int hashCode(URL u) {
        int port = u.getPort() < 0 ? getDefaultPort() : u.getPort();
        return lower(u.getProtocol()).hashCode() + lower(u.getHost()).hashCode()
                + u.getFile().hashCode() + port + Objects.hashCode(u.getRef());
    }

    private static String lower(String s) {
        return s == null ? "" : s.toLowerCase(Locale.ROOT);
    }

    protected boolean sameFile(URL u1, URL u2) {
        int port = u1.getPort() < 0 ? u1.getDefaultPort() : u1.getPort();
        int other = u2.getPort() < 0 ? u2.getDefaultPort() : u2.getPort();
        return lower(u1.getProtocol()).equals(lower(u2.getProtocol()))
                && u1.getFile().equals(u2.getFile()) && port == other && hostsEqual(u1, u2);
    }

    /** Whether the names of the hosts are equal; their addresses are not looked up. */
    protected boolean hostsEqual(URL u1, URL u2) {
        return lower(u1.getHost()).equals(lower(u2.getHost()));
    }

    protected String toExternalForm(URL u) {
        String authority = u.getAuthority();
        return u.getProtocol() + ":"
                + (authority == null || authority.isEmpty() ? "" : "//" + authority)
                + u.getFile() + (u.getRef() == null ? "" : "#" + u.getRef());
    }
}
