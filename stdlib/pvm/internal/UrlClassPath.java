package pvm.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * The search path of a URLClassLoader. An element is opened when all before it have been searched;
 * those that a jar's manifest names come right behind it (JAR File Specification, Class-Path).
 */
public final class UrlClassPath implements Closeable {
    private final List<URL> urls = new ArrayList<>();
    private final ArrayDeque<URL> unopened = new ArrayDeque<>();
    private final List<UrlClassPathElement> opened = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<InputStream> streams = Collections.newSetFromMap(new WeakHashMap<>());
    /** What the code had that made the loader: it searches with that, whose code is loaded. */
    private final int context = Gate.context();
    private boolean closed;

    /** A resource: its contents, and where it is from. */
    public static final class Found {
        public final byte[] bytes;
        public final URL source;
        public final Manifest manifest;

        Found(byte[] bytes, UrlClassPathElement element) throws IOException {
            this.bytes = bytes;
            source = element.url;
            manifest = element.manifest();
        }
    }

    public UrlClassPath(URL[] urls) {
        for (URL url : urls) {
            this.urls.add(Objects.requireNonNull(url));
            unopened.add(url);
        }
    }

    public synchronized void add(URL url) {
        if (url != null && !closed && !urls.contains(url)) {
            urls.add(url);
            unopened.add(url);
        }
    }

    /** Those that were given, without those that manifests name. */
    public synchronized URL[] urls() {
        return urls.toArray(new URL[0]);
    }

    /** The element at an index; null behind the last one, and when all are closed. */
    private synchronized UrlClassPathElement element(int index) {
        while (!closed && opened.size() <= index && !unopened.isEmpty()) {
            URL url = unopened.remove();
            if (seen.add(url.toString())) {
                try {
                    openElement(url);
                } catch (IOException e) {
                    // an element that is not there, or is damaged, is as good as empty
                    continue;
                }
            }
        }
        return closed || index >= opened.size() ? null : opened.get(index);
    }

    private void openElement(URL url) throws IOException {
        UrlClassPathElement element = UrlClassPathElement.of(url);
        opened.add(element);
        Manifest manifest = element.manifest();
        String named = manifest == null ? null
                : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        if (named == null) {
            return;
        }
        String[] parts = named.trim().split("\\s+");
        for (int i = parts.length - 1; i >= 0; i--) {
            try {
                unopened.addFirst(new URL(url, parts[i]));
            } catch (MalformedURLException e) {
                // JAR File Specification: invalid entries are ignored
                continue;
            }
        }
    }

    /** The first resource of a name; null if there is none. */
    public Found read(String name) throws IOException {
        return isPrivileged(name) ? Privileged.within(context, () -> search(name)) : search(name);
    }

    public boolean isGuarded() {
        return Gate.ON;
    }

    /** Runs a block with what the code had that made the loader. */
    public <T, X extends Throwable> T privileged(Privileged.Block<T, X> block) throws X {
        return Privileged.within(context, block);
    }

    /** Names that lead to other folders are looked for with the caller's own grants. */
    private static boolean isPrivileged(String name) {
        return Gate.ON && !name.contains("..");
    }

    private Found search(String name) throws IOException {
        UrlClassPathElement element;
        for (int i = 0; (element = element(i)) != null; i++) {
            try (InputStream in = element.open(name)) {
                if (in != null) {
                    return new Found(in.readAllBytes(), element);
                }
            }
        }
        return null;
    }

    /** The URL of the first resource of a name from an element on; null if there is none. */
    public URL find(String name) throws IOException {
        List<URL> found = find(name, 1);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The URLs of the first `most` resources of a name. */
    public List<URL> find(String name, int most) throws IOException {
        return isPrivileged(name) ? Privileged.within(context, () -> searchAll(name, most))
                : searchAll(name, most);
    }

    private List<URL> searchAll(String name, int most) throws IOException {
        List<URL> found = new ArrayList<>();
        UrlClassPathElement element;
        for (int i = 0; found.size() < most && (element = element(i)) != null; i++) {
            URL url = element.find(name);
            if (url != null) {
                found.add(url);
            }
        }
        return found;
    }

    /** The contents that a URL stands for, which `find` or somebody else has given. */
    public InputStream open(URL url) throws IOException {
        UrlClassPathElement element;
        for (int i = 0; (element = element(i)) != null; i++) {
            String name = element.nameOf(url);
            if (name != null) {
                UrlClassPathElement found = element;
                return isPrivileged(name) ? Privileged.within(context, () -> found.open(name))
                        : element.open(name);
            }
        }
        InputStream in = url.openStream();
        synchronized (this) {
            streams.add(in);
        }
        return in;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        List<Closeable> all = new ArrayList<>(opened);
        all.addAll(streams);
        streams.clear();
        IOException failure = null;
        for (Closeable each : all) {
            try {
                each.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
