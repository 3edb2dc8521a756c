import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** URLClassLoader: how it is made, what is added, what is there after it was closed. */
public class UrlLoaders {
    private static Path folder;

    public static class Plugin {
        @Override
        public String toString() {
            return "plugin uses " + new Helper();
        }
    }

    public static class Helper {
        @Override
        public String toString() {
            return "helper of " + (getClass().getClassLoader() instanceof URLClassLoader);
        }
    }

    static final class Open extends URLClassLoader {
        Open(URL... urls) {
            super("open", urls, null);
        }

        void add(URL url) {
            addURL(url);
        }

        @Override
        protected void addURL(URL url) {
            System.out.println("  adding " + (url == null ? "null" : "a url"));
            super.addURL(url);
        }

        @Override
        public URL findResource(String name) {
            System.out.println("  finding " + name);
            return super.findResource(name);
        }
    }

    interface Attempt {
        Object run() throws Throwable;
    }

    static void attempt(String what, Attempt attempt) {
        try {
            System.out.println(what + ": " + plain(attempt.run()));
        } catch (Throwable t) {
            System.out.println(what + ": " + plain(t));
        }
    }

    static String plain(Object text) {
        return ClassBytes.plain(text).replace(folder.toUri().toString(), "FOLDER/")
                .replace("file:" + folder, "FOLDER").replace(folder.toString(), "FOLDER");
    }

    static Path jar(String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String each : new String[] {"UrlLoaders$Plugin", "UrlLoaders$Helper"}) {
                zip.putNextEntry(new ZipEntry(each + ".class"));
                zip.write(ClassBytes.of(each));
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry("text.txt"));
            zip.write("text".getBytes());
            zip.closeEntry();
        }
        return file;
    }

    static void made(URL url) throws Exception {
        attempt("null url", () -> new URLClassLoader(new URL[] {null}));
        attempt("named", () -> new URLClassLoader("name", new URL[0], null).getName());
        attempt("empty name", () -> new URLClassLoader("", new URL[0], null));
        URLClassLoader fresh = URLClassLoader.newInstance(new URL[] {url}, null);
        attempt("new instance", () -> fresh.loadClass("UrlLoaders$Helper").getClassLoader()
                == fresh);
        attempt("parent", () -> fresh.getParent());
        attempt("default parent", () -> URLClassLoader.newInstance(new URL[] {url}).getParent()
                == ClassLoader.getSystemClassLoader());
        attempt("is url loader", () -> URLClassLoader.newInstance(new URL[0])
                instanceof URLClassLoader);
        attempt("parallel", () -> fresh.isRegisteredAsParallelCapable() + " "
                + new URLClassLoader(new URL[0]).isRegisteredAsParallelCapable());
        fresh.close();
    }

    static void added(URL url) throws Exception {
        Open open = new Open();
        attempt("nothing", () -> open.loadClass("UrlLoaders$Plugin"));
        open.add(null);
        open.add(url);
        open.add(url);
        System.out.println(open.getURLs().length + " " + open.getURLs()[0].equals(url));
        attempt("added", () -> open.loadClass("UrlLoaders$Plugin").getConstructor().newInstance());
        attempt("resource", () -> open.getResource("text.txt"));
        attempt("stream", () -> new String(open.getResourceAsStream("text.txt").readAllBytes()));
        attempt("urls in twice", () -> new URLClassLoader(new URL[] {url, url}).getURLs().length);
        open.close();
    }

    static void closed(URL url) throws Exception {
        URLClassLoader loader = new URLClassLoader(new URL[] {url}, null);
        Class<?> plugin = loader.loadClass("UrlLoaders$Plugin");
        Object made = plugin.getConstructor().newInstance();
        InputStream in = loader.getResourceAsStream("text.txt");
        loader.close();
        loader.close();
        attempt("loaded before", () -> loader.loadClass("UrlLoaders$Plugin") == plugin);
        attempt("not loaded before", () -> loader.loadClass("UrlLoaders$Helper"));
        attempt("used by loaded", () -> made.toString());
        attempt("once more", () -> made.toString());
        attempt("resource", () -> loader.getResource("text.txt"));
        attempt("resources", () -> loader.getResources("text.txt").hasMoreElements());
        attempt("stream", () -> loader.getResourceAsStream("text.txt"));
        attempt("urls", () -> loader.getURLs().length);
        in.close();
        URLClassLoader never = new URLClassLoader(new URL[] {url}, null);
        never.close();
        attempt("closed at once", () -> never.loadClass("UrlLoaders$Helper"));
    }

    /** The file may be replaced once the loader is closed. */
    static void replaced(Path file) throws Exception {
        URL url = file.toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url}, null)) {
            System.out.println(loader.loadClass("UrlLoaders$Helper").getConstructor()
                    .newInstance());
        }
        Files.delete(file);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url}, null)) {
            attempt("deleted", () -> loader.loadClass("UrlLoaders$Helper"));
        }
        jar(file.getFileName().toString());
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url}, null)) {
            attempt("again", () -> loader.loadClass("UrlLoaders$Helper").getClassLoader()
                    == loader);
        }
    }

    /** URLs of a program's own, which end in a slash and are asked for each name. */
    static void inMemory() throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        files.put("/base/UrlLoaders$Helper.class", ClassBytes.of("UrlLoaders$Helper"));
        files.put("/base/text.txt", "in memory".getBytes());
        URLStreamHandler handler = new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL u) {
                return new URLConnection(u) {
                    @Override
                    public void connect() throws IOException {
                        if (!files.containsKey(u.getPath())) {
                            throw new FileNotFoundException(u.getPath());
                        }
                    }

                    @Override
                    public InputStream getInputStream() throws IOException {
                        connect();
                        return new ByteArrayInputStream(files.get(u.getPath()));
                    }
                };
            }
        };
        URL base = new URL("memory", "", -1, "/base/", handler);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {base}, null)) {
            attempt("class", () -> loader.loadClass("UrlLoaders$Helper").getConstructor()
                    .newInstance());
            attempt("text", () -> new String(loader.getResourceAsStream("text.txt")
                    .readAllBytes()));
            attempt("url", () -> loader.getResource("text.txt"));
            attempt("missing", () -> loader.getResource("missing.txt"));
            attempt("no class", () -> loader.loadClass("UrlLoaders$Plugin"));
            attempt("source", () -> loader.loadClass("UrlLoaders$Helper").getProtectionDomain()
                    .getCodeSource().getLocation());
        }
    }

    static void kinds(Path file) throws Exception {
        Path dir = Files.createDirectories(folder.resolve("a dir+\u00e4"));
        Files.write(dir.resolve("UrlLoaders$Helper.class"), ClassBytes.of("UrlLoaders$Helper"));
        Path spaced = Files.copy(file, dir.resolve("b c%20.jar"));
        URL[] urls = {dir.toUri().toURL(), spaced.toUri().toURL(),
            new URL("jar:" + spaced.toUri() + "!/"), new URL("file:" + dir),
            folder.resolve("nowhere/").toUri().toURL()};
        for (URL url : urls) {
            try (URLClassLoader loader = new URLClassLoader(new URL[] {url}, null)) {
                attempt(plain(url), () -> loader.loadClass("UrlLoaders$Helper")
                        .getProtectionDomain().getCodeSource().getLocation());
                attempt("text", () -> loader.getResource("text.txt"));
            }
        }
    }

    public static void main(String[] args) throws Exception {
        folder = Files.createTempDirectory("urls").toRealPath();
        try {
            Path file = jar("plugin.jar");
            URL url = file.toUri().toURL();
            made(url);
            added(url);
            closed(url);
            replaced(file);
            inMemory();
            kinds(file);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }
}

// expect:
// null url: java.lang.NullPointerException
// named: name
// empty name: java.lang.IllegalArgumentException: name must be non-empty or null
// new instance: true
// parent: null
// default parent: true
// is url loader: true
// parallel: true true
// nothing: java.lang.ClassNotFoundException: UrlLoaders$Plugin
//   adding null
//   adding a url
//   adding a url
// 1 true
// added: plugin uses helper of true
//   finding text.txt
// resource: jar:FOLDER/plugin.jar!/text.txt
//   finding text.txt
// stream: text
// urls in twice: 2
// loaded before: true
// not loaded before: java.lang.ClassNotFoundException: UrlLoaders$Helper
// used by loaded: java.lang.NoClassDefFoundError: UrlLoaders$Helper
// once more: java.lang.NoClassDefFoundError: UrlLoaders$Helper
// resource: null
// resources: false
// stream: null
// urls: 1
// closed at once: java.lang.ClassNotFoundException: UrlLoaders$Helper
// helper of true
// deleted: java.lang.ClassNotFoundException: UrlLoaders$Helper
// again: true
// class: helper of true
// text: in memory
// url: memory:/base/text.txt
// missing: null
// no class: java.lang.ClassNotFoundException: UrlLoaders$Plugin
// source: memory:/base/
// FOLDER/a%20dir+%C3%A4/: FOLDER/a%20dir+%C3%A4/
// text: null
// FOLDER/a%20dir+%C3%A4/b%20c%2520.jar: FOLDER/a%20dir+%C3%A4/b%20c%2520.jar
// text: jar:FOLDER/a%20dir+%C3%A4/b%20c%2520.jar!/text.txt
// jar:FOLDER/a%20dir+%C3%A4/b%20c%2520.jar!/: FOLDER/a%20dir+%C3%A4/b%20c%2520.jar
// text: jar:FOLDER/a%20dir+%C3%A4/b%20c%2520.jar!/text.txt
// FOLDER/a dir+ä: java.lang.ClassNotFoundException: UrlLoaders$Helper
// text: null
// FOLDER/nowhere: java.lang.ClassNotFoundException: UrlLoaders$Helper
// text: null
