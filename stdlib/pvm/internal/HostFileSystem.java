package pvm.internal;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The files of the host. */
public final class HostFileSystem extends FileSystem {
    public static final FileSystem THE = new HostFileSystem();

    private HostFileSystem() {
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(HostPath.of("/"));
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic", "posix", "unix");
    }

    @Override
    public Path getPath(String first, String... more) {
        StringBuilder sb = new StringBuilder(first);
        for (String name : more) {
            if (!name.isEmpty()) {
                sb.append(sb.length() > 0 ? "/" : "").append(name);
            }
        }
        return HostPath.of(sb.toString());
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        int colon = syntaxAndPattern.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException();
        }
        String syntax = syntaxAndPattern.substring(0, colon);
        String text = syntaxAndPattern.substring(colon + 1);
        if (syntax.equalsIgnoreCase("glob")) {
            text = regex(text);
        } else if (!syntax.equalsIgnoreCase("regex")) {
            throw new UnsupportedOperationException("Syntax '" + syntax + "' not recognized");
        }
        Pattern pattern = Pattern.compile(text);
        return path -> pattern.matcher(path.toString()).matches();
    }

    /** The regular expression of a glob. */
    private static String regex(String glob) {
        StringBuilder sb = new StringBuilder();
        boolean inGroup = false;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*') {
                boolean crosses = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
                sb.append(crosses ? ".*" : "[^/]*");
                i += crosses ? 1 : 0;
            } else if (c == '?') {
                sb.append("[^/]");
            } else if (c == '[') {
                i = bracket(glob, i, sb);
            } else if (c == '{') {
                if (inGroup) {
                    throw new PatternSyntaxException("Cannot nest groups", glob, i);
                }
                sb.append("(?:(?:");
                inGroup = true;
            } else if (c == '}' && inGroup) {
                sb.append("))");
                inGroup = false;
            } else if (c == ',' && inGroup) {
                sb.append(")|(?:");
            } else {
                if (c == '\\' && ++i == glob.length()) {
                    throw new PatternSyntaxException("No character to escape", glob, i - 1);
                }
                sb.append(Pattern.quote(String.valueOf(glob.charAt(i))));
            }
        }
        if (inGroup) {
            throw new PatternSyntaxException("Missing '}", glob, glob.length() - 1);
        }
        return sb.toString();
    }

    /** Appends a bracket expression; where it ends. */
    private static int bracket(String glob, int start, StringBuilder sb) {
        int i = start + 1;
        sb.append("(?!/)[");
        if (i < glob.length() && glob.charAt(i) == '!') {
            sb.append('^');
            i++;
        }
        int first = i;
        while (i < glob.length() && (glob.charAt(i) != ']' || i == first)) {
            char c = glob.charAt(i);
            boolean isRange = c == '-' && i > first && i + 1 < glob.length()
                    && glob.charAt(i + 1) != ']';
            sb.append(isRange ? "-" : Character.isLetterOrDigit(c) ? "" + c : "\\" + c);
            i++;
        }
        if (i == glob.length()) {
            throw new PatternSyntaxException("Missing ']", glob, glob.length() - 1);
        }
        sb.append(']');
        return i;
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("watching files is not supported");
    }
}
