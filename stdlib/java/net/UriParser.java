package java.net;

/** Parses a URI by the grammar of RFC 2396, with the extensions that class URI documents. */
final class UriParser {
    private static final String MARKS = "-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,[]";
    private static final String PATH_MORE = ":@&=+$,;/";
    private static final String AUTHORITY_MORE = "$,;:@&=+[]%";

    private final URI uri;
    private final String input;

    UriParser(URI uri, String input) {
        this.uri = uri;
        this.input = input;
    }

    private URISyntaxException failure(String reason, int at) {
        return new URISyntaxException(input, reason, at);
    }

    void parse(boolean needsServer) throws URISyntaxException {
        int n = input.length();
        int hash = input.indexOf('#');
        int end = hash < 0 ? n : hash;
        int start = 0;
        int colon = schemeEnd(end);
        if (colon >= 0) {
            checkScheme(colon);
            uri.scheme = input.substring(0, colon);
            start = colon + 1;
            if (start == end) {
                throw failure("Expected scheme-specific part", start);
            }
        }
        uri.schemePart = input.substring(start, end);
        if (colon >= 0 && input.charAt(start) != '/') {
            check(start, end, MARKS + RESERVED, "opaque part");
        } else {
            hierarchical(start, end, needsServer);
        }
        if (hash >= 0) {
            check(hash + 1, n, MARKS + RESERVED, "fragment");
            uri.fragment = input.substring(hash + 1);
        }
    }

    /** Where the colon after a scheme is; -1 if there is none. */
    private int schemeEnd(int end) {
        for (int i = 0; i < end; i++) {
            char c = input.charAt(i);
            if (c == ':') {
                return i;
            }
            if (c == '/' || c == '?') {
                return -1;
            }
        }
        return -1;
    }

    private void checkScheme(int colon) throws URISyntaxException {
        if (colon == 0) {
            throw failure("Expected scheme name", 0);
        }
        for (int i = 0; i < colon; i++) {
            char c = input.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean later = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !later)) {
                throw failure("Illegal character in scheme name", i);
            }
        }
    }

    private void hierarchical(int start, int end, boolean needsServer)
            throws URISyntaxException {
        int at = start;
        if (input.startsWith("//", at)) {
            at += 2;
            int stop = scan(at, end, "/?");
            if (stop > at) {
                authority(at, stop, needsServer);
            } else if (stop == end) {
                throw failure("Expected authority", at);
            }
            at = stop;
        }
        int question = scan(at, end, "?");
        check(at, question, MARKS + PATH_MORE, "path");
        uri.path = input.substring(at, question);
        if (question < end) {
            check(question + 1, end, MARKS + RESERVED, "query");
            uri.query = input.substring(question + 1, end);
        }
    }

    private int scan(int from, int end, String stops) {
        int i = from;
        while (i < end && stops.indexOf(input.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private void check(int from, int end, String more, String what) throws URISyntaxException {
        for (int i = from; i < end; i++) {
            char c = input.charAt(i);
            if (c == '%' && more.indexOf('%') < 0) {
                if (i + 2 >= end || !isHex(i + 1) || !isHex(i + 2)) {
                    throw failure("Malformed escape pair", i);
                }
                i += 2;
            } else if (!isAllowed(c, more)) {
                throw failure("Illegal character in " + what, i);
            }
        }
    }

    private boolean isHex(int i) {
        return Character.digit(input.charAt(i), 16) >= 0 && input.charAt(i) < 0x80;
    }

    static boolean isAllowed(char c, String more) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || more.indexOf(c) >= 0;
        }
        return !Character.isISOControl(c) && !Character.isSpaceChar(c);
    }

    private void authority(int start, int end, boolean needsServer) throws URISyntaxException {
        check(start, end, MARKS + AUTHORITY_MORE, "authority");
        uri.authority = input.substring(start, end);
        int at = input.lastIndexOf('@', end - 1);
        int hostStart = at >= start ? at + 1 : start;
        boolean literal = hostStart < end && input.charAt(hostStart) == '[';
        int hostEnd = literal ? input.indexOf(']', hostStart) + 1 : scan(hostStart, end, ":");
        boolean server = hostEnd > hostStart && hostEnd <= end
                && input.indexOf('@', start) >= hostStart - 1 | at < start
                && isHost(hostStart, hostEnd, literal) && isPort(hostEnd, end);
        if (!server) {
            if (needsServer) {
                throw failure("Illegal character in hostname", hostStart);
            }
            return;
        }
        uri.userInfo = at >= start ? input.substring(start, at) : null;
        uri.host = input.substring(hostStart, hostEnd);
        uri.port = hostEnd + 1 < end ? Integer.parseInt(input.substring(hostEnd + 1, end)) : -1;
    }

    private boolean isPort(int from, int end) {
        if (from < end && input.charAt(from) != ':' || end - from > 10) {
            return false;
        }
        for (int i = from + 1; i < end; i++) {
            if (input.charAt(i) < '0' || input.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private boolean isHost(int from, int end, boolean literal) {
        for (int i = from; i < end; i++) {
            char c = input.charAt(i);
            if (!isAllowed(c, literal ? "[]:.%-_" : "-.") || c >= 0x80) {
                return false;
            }
        }
        if (literal) {
            return true;
        }
        String host = input.substring(from, end);
        if (host.startsWith("-") || host.startsWith(".") || host.contains("..")) {
            return false;
        }
        String last = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        last = last.substring(last.lastIndexOf('.') + 1);
        // The last label of a name begins with a letter, unless the host is an IPv4 address.
        return Character.isLetter(last.charAt(0)) || host.matches("[0-9]+(\\.[0-9]+){3}");
    }

    /** The text with what is not allowed in it escaped; '%' stays if keepsEscapes says so. */
    static String quote(String s, String more, boolean keepsEscapes) {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            boolean escape = keepsEscapes && c == '%' && i + 2 < s.length()
                    && Character.digit(s.charAt(i + 1), 16) >= 0
                    && Character.digit(s.charAt(i + 2), 16) >= 0;
            if (escape || isAllowed(c, more)) {
                sb.append(c);
            } else {
                escape(String.valueOf(c), sb);
            }
        }
        return sb.toString();
    }

    static void escape(String s, StringBuilder sb) {
        for (byte b : s.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            sb.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
                    .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        }
    }

    static String quotePath(String s) {
        return quote(s, MARKS + PATH_MORE, false);
    }

    static String quoteAny(String s) {
        return quote(s, MARKS + RESERVED, true);
    }

    static String quoteText(String s) {
        return quote(s, MARKS + RESERVED, false);
    }

    static String quoteAuthority(String s) {
        return quote(s, MARKS + AUTHORITY_MORE, false);
    }

    static String quoteUser(String s) {
        return quote(s, MARKS + ";:&=+$,", false);
    }

    /** The text with its escapes decoded as UTF-8. */
    static String decode(String s) {
        if (s == null || s.indexOf('%') < 0) {
            return s;
        }
        StringBuilder sb = new StringBuilder();
        byte[] bytes = new byte[s.length() / 3];
        for (int i = 0; i < s.length();) {
            int n = 0;
            while (i < s.length() && s.charAt(i) == '%') {
                bytes[n++] = (byte) Integer.parseInt(s.substring(i + 1, i + 3), 16);
                i += 3;
            }
            if (n > 0) {
                sb.append(new String(bytes, 0, n, java.nio.charset.StandardCharsets.UTF_8));
            } else {
                sb.append(s.charAt(i++));
            }
        }
        return sb.toString();
    }
}
