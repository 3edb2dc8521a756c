package java.net;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A uniform resource identifier (RFC 2396). */
public final class URI implements Comparable<URI>, Serializable {
    private static final long serialVersionUID = -6052424284110960213L;

    // Set by the parser; the raw texts.
    transient String scheme;
    transient String schemePart;
    transient String authority;
    transient String userInfo;
    transient String host;
    transient int port = -1;
    transient String path;
    transient String query;
    transient String fragment;
    private volatile String string;

    private URI() {
    }

    public URI(String str) throws URISyntaxException {
        parse(str, false);
    }

    private void parse(String str, boolean needsServer) throws URISyntaxException {
        string = str;
        new UriParser(this, str).parse(needsServer);
    }

    public URI(String scheme, String userInfo, String host, int port, String path, String query,
            String fragment) throws URISyntaxException {
        StringBuilder sb = start(scheme);
        if (host != null) {
            sb.append("//");
            if (userInfo != null) {
                sb.append(UriParser.quoteUser(userInfo)).append('@');
            }
            boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
            sb.append(bare ? "[" + host + "]" : host);
            if (port >= 0) {
                sb.append(':').append(port);
            }
        }
        parse(finish(sb, scheme, path, query, fragment), true);
    }

    public URI(String scheme, String authority, String path, String query, String fragment)
            throws URISyntaxException {
        StringBuilder sb = start(scheme);
        if (authority != null) {
            sb.append("//").append(UriParser.quoteAuthority(authority));
        }
        parse(finish(sb, scheme, path, query, fragment), false);
    }

    public URI(String scheme, String host, String path, String fragment)
            throws URISyntaxException {
        this(scheme, null, host, -1, path, null, fragment);
    }

    public URI(String scheme, String ssp, String fragment) throws URISyntaxException {
        StringBuilder sb = start(scheme).append(UriParser.quoteAny(ssp));
        parse(appendFragment(sb, fragment), false);
    }

    private static StringBuilder start(String scheme) {
        StringBuilder sb = new StringBuilder();
        return scheme == null ? sb : sb.append(scheme).append(':');
    }

    private static String finish(StringBuilder sb, String scheme, String path, String query,
            String fragment) throws URISyntaxException {
        if (path != null) {
            sb.append(UriParser.quotePath(path));
        }
        if (query != null) {
            sb.append('?').append(UriParser.quoteText(query));
        }
        String made = appendFragment(sb, fragment);
        if (scheme != null && path != null && !path.isEmpty() && !path.startsWith("/")) {
            throw new URISyntaxException(made, "Relative path in absolute URI");
        }
        return made;
    }

    private static String appendFragment(StringBuilder sb, String fragment) {
        if (fragment != null) {
            sb.append('#').append(UriParser.quoteText(fragment));
        }
        return sb.toString();
    }

    public static URI create(String str) {
        try {
            return new URI(str);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public URI parseServerAuthority() throws URISyntaxException {
        if (host == null && authority != null) {
            new URI().parse(toString(), true);
        }
        return this;
    }

    public String getScheme() {
        return scheme;
    }

    public boolean isAbsolute() {
        return scheme != null;
    }

    public boolean isOpaque() {
        return path == null;
    }

    public String getRawSchemeSpecificPart() {
        return schemePart;
    }

    public String getSchemeSpecificPart() {
        return UriParser.decode(schemePart);
    }

    public String getRawAuthority() {
        return authority;
    }

    public String getAuthority() {
        return UriParser.decode(authority);
    }

    public String getRawUserInfo() {
        return userInfo;
    }

    public String getUserInfo() {
        return UriParser.decode(userInfo);
    }

    public String getHost() {
        return host;
    }

    public int getPort() {
        return port;
    }

    public String getRawPath() {
        return path;
    }

    public String getPath() {
        return UriParser.decode(path);
    }

    public String getRawQuery() {
        return query;
    }

    public String getQuery() {
        return UriParser.decode(query);
    }

    public String getRawFragment() {
        return fragment;
    }

    public String getFragment() {
        return UriParser.decode(fragment);
    }

    /** A URI of raw parts that come from other URIs. */
    private static URI of(URI base, String path, String query, String fragment) {
        URI made = new URI();
        made.scheme = base.scheme;
        made.authority = base.authority;
        made.userInfo = base.userInfo;
        made.host = base.host;
        made.port = base.port;
        made.path = path;
        made.query = query;
        made.fragment = fragment;
        made.schemePart = (made.authority == null ? "" : "//" + made.authority) + path
                + (query == null ? "" : "?" + query);
        return made;
    }

    public URI normalize() {
        if (isOpaque() || path.isEmpty()) {
            return this;
        }
        String normal = normalize(path);
        return normal.equals(path) ? this : of(this, normal, query, fragment);
    }

    /** RFC 2396 5.2 step 6, c to f, and the removal of empty segments. */
    private static String normalize(String path) {
        boolean absolute = path.startsWith("/");
        String[] segments = path.split("/", -1);
        List<String> kept = new ArrayList<>();
        boolean folder = false;
        for (String s : segments) {
            int last = kept.size() - 1;
            folder = s.isEmpty() || s.equals(".");
            if (s.equals("..") && last >= 0 && !kept.get(last).equals("..")) {
                kept.remove(last);
                folder = true;
            } else if (!folder) {
                kept.add(s);
            }
        }
        String joined = String.join("/", kept);
        boolean slash = folder && !kept.isEmpty();
        // A first segment with a colon must not look like a scheme.
        boolean colon = !absolute && !kept.isEmpty() && kept.get(0).indexOf(':') >= 0;
        return (absolute ? "/" : colon ? "./" : "") + joined + (slash ? "/" : "");
    }

    /** RFC 2396 5.2. */
    public URI resolve(URI uri) {
        if (uri.isOpaque() || isOpaque() || uri.scheme != null) {
            return uri;
        }
        if (uri.path.isEmpty() && uri.authority == null && uri.query == null
                && uri.fragment != null) {
            return fragment != null && uri.fragment.equals(fragment) ? this
                    : of(this, path, query, uri.fragment);
        }
        if (uri.authority != null) {
            URI made = of(uri, uri.path, uri.query, uri.fragment);
            made.scheme = scheme;
            return made;
        }
        if (uri.path.startsWith("/")) {
            return of(this, uri.path, uri.query, uri.fragment);
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return of(this, normalize(folder + uri.path), uri.query, uri.fragment);
    }

    public URI resolve(String str) {
        return resolve(create(str));
    }

    public URI relativize(URI uri) {
        boolean related = !isOpaque() && !uri.isOpaque() && equalIgnoringCase(scheme, uri.scheme)
                && Objects.equals(authority, uri.authority);
        if (!related) {
            return uri;
        }
        String base = normalize(path);
        String other = normalize(uri.path);
        if (base.equals(other)) {
            return relative("", uri);
        }
        base = base.isEmpty() || base.endsWith("/") ? base : base + "/";
        return other.startsWith(base) ? relative(other.substring(base.length()), uri) : uri;
    }

    private static URI relative(String path, URI uri) {
        URI nothing = new URI();
        return of(nothing, path, uri.query, uri.fragment);
    }

    public URL toURL() throws MalformedURLException {
        if (!isAbsolute()) {
            throw new IllegalArgumentException("URI is not absolute");
        }
        return new URL(toString());
    }

    private static boolean equalIgnoringCase(String s, String t) {
        return s == null ? t == null : s.equalsIgnoreCase(t);
    }

    /** The text with the digits of escapes in lower case, for comparisons. */
    private static String folded(String s) {
        if (s == null || s.indexOf('%') < 0) {
            return s;
        }
        StringBuilder sb = new StringBuilder(s);
        for (int i = 0; i + 2 < sb.length(); i++) {
            if (sb.charAt(i) == '%') {
                sb.setCharAt(i + 1, Character.toLowerCase(sb.charAt(i + 1)));
                sb.setCharAt(i + 2, Character.toLowerCase(sb.charAt(i + 2)));
            }
        }
        return sb.toString();
    }

    @Override
    public boolean equals(Object ob) {
        return ob == this || ob instanceof URI && isOpaque() == ((URI) ob).isOpaque()
                && compareTo((URI) ob) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower(scheme), folded(fragment), isOpaque() ? folded(schemePart)
                : folded(path) + folded(query) + lower(host == null ? authority : host) + port);
    }

    private static String lower(String s) {
        return s == null ? null : s.toLowerCase(Locale.ROOT);
    }

    private static int compare(String s, String t) {
        return s == null ? t == null ? 0 : -1 : t == null ? 1 : s.compareTo(t);
    }

    @Override
    public int compareTo(URI that) {
        int c = compare(lower(scheme), lower(that.scheme));
        if (c == 0 && isOpaque() != that.isOpaque()) {
            return isOpaque() ? 1 : -1;
        }
        if (c == 0 && isOpaque()) {
            c = compare(folded(schemePart), folded(that.schemePart));
        } else if (c == 0) {
            c = compareHierarchical(that);
        }
        return c != 0 ? c : compare(folded(fragment), folded(that.fragment));
    }

    private int compareHierarchical(URI that) {
        int c;
        if (host != null && that.host != null) {
            c = compare(folded(userInfo), folded(that.userInfo));
            c = c != 0 ? c : compare(lower(host), lower(that.host));
            c = c != 0 ? c : port - that.port;
        } else {
            c = compare(folded(authority), folded(that.authority));
        }
        c = c != 0 ? c : compare(folded(path), folded(that.path));
        return c != 0 ? c : compare(folded(query), folded(that.query));
    }

    @Override
    public String toString() {
        String s = string;
        if (s == null) {
            s = (scheme == null ? "" : scheme + ":") + schemePart
                    + (fragment == null ? "" : "#" + fragment);
            string = s;
        }
        return s;
    }

    public String toASCIIString() {
        StringBuilder sb = new StringBuilder();
        String s = toString();
        for (int i = 0; i < s.length();) {
            int c = s.codePointAt(i);
            if (c < 0x80) {
                sb.append((char) c);
            } else {
                UriParser.escape(Character.toString(c), sb);
            }
            i += Character.charCount(c);
        }
        return sb.toString();
    }
}
