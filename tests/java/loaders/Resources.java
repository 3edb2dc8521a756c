import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Resources: where they are looked for, in which order, and by which names. */
public class Resources {
    private static Path folder;

    /** Finds what it is told; asked about nothing else. */
    static final class Own extends ClassLoader {
        private final String text;

        Own(ClassLoader parent, String text) {
            super(parent);
            this.text = text;
        }

        private URL url(String name) {
            try {
                return name.startsWith("own") ? new URL("file:/" + text + "/" + name) : null;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected URL findResource(String name) {
            System.out.println("  " + text + ": findResource " + name);
            return url(name);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            System.out.println("  " + text + ": findResources " + name);
            URL found = url(name);
            return Collections.enumeration(found == null ? List.of() : List.of(found, found));
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return name.startsWith("own") ? new ByteArrayInputStream(text.getBytes())
                    : super.getResourceAsStream(name);
        }
    }

    interface Attempt {
        Object run() throws Throwable;
    }

    static void attempt(String what, Attempt attempt) {
        try {
            System.out.println(what + ": " + String.valueOf(attempt.run())
                    .replace(folder.toUri().toString(), "FOLDER/")
                    .replace(folder.toUri().toURL().toString(), "FOLDER/"));
        } catch (Throwable t) {
            System.out.println(what + ": " + t.getClass().getName());
        }
    }

    static String text(InputStream in) throws IOException {
        if (in == null) {
            return "null";
        }
        try (in) {
            return new String(in.readAllBytes());
        }
    }

    static List<String> texts(Enumeration<URL> urls) throws IOException {
        List<String> texts = new ArrayList<>();
        while (urls.hasMoreElements()) {
            texts.add(text(urls.nextElement().openStream()));
        }
        return texts;
    }

    static void order() throws IOException {
        Own above = new Own(null, "above");
        Own below = new Own(above, "below");
        attempt("one", () -> below.getResource("own.txt"));
        attempt("all", () -> Collections.list(below.getResources("own.txt")));
        attempt("stream of urls", () -> below.resources("own.txt").collect(Collectors.toList()));
        attempt("none", () -> below.getResource("other.txt"));
        attempt("no resources", () -> Collections.list(below.getResources("other.txt")));
        attempt("as stream", () -> text(below.getResourceAsStream("own.txt")));
        attempt("no stream", () -> below.getResourceAsStream("other.txt"));
        attempt("null", () -> below.getResource(null));
        attempt("null resources", () -> below.getResources(null));
        attempt("null stream", () -> above.getResourceAsStream(null));
        attempt("beyond the end", () -> {
            Enumeration<URL> all = above.getResources("other.txt");
            return all.hasMoreElements() + " " + all.nextElement();
        });
    }

    static Path makeJar(String name, String text) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "a.txt", text);
            put(zip, "dir/", "");
            put(zip, "dir/b.txt", text + " b");
            put(zip, "implied/c.txt", text + " c");
            put(zip, "sp ace/\u00e4.txt", text + " d");
        }
        return jar;
    }

    static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes());
        zip.closeEntry();
    }

    static void searched() throws Exception {
        Path dir = Files.createDirectories(folder.resolve("classes/dir"));
        Files.writeString(dir.resolve("b.txt"), "folder b");
        Files.writeString(dir.resolve("../a.txt"), "folder");
        Files.createDirectories(folder.resolve("classes/sp ace"));
        Files.writeString(folder.resolve("classes/sp ace/\u00e4.txt"), "folder d");
        Files.writeString(folder.resolve("secret.txt"), "outside");
        URL[] urls = {makeJar("one.jar", "one").toUri().toURL(),
            folder.resolve("classes").toUri().toURL(), makeJar("two.jar", "two").toUri().toURL(),
            folder.resolve("missing.jar").toUri().toURL(), folder.resolve("one.jar").toUri().toURL()
        };
        try (URLClassLoader above = new URLClassLoader(new URL[] {urls[2]}, null);
                URLClassLoader loader = new URLClassLoader(urls, above)) {
            for (String name : new String[] {"a.txt", "dir/b.txt", "implied/c.txt",
                "sp ace/\u00e4.txt", "dir/", "dir", "implied/", "implied", "", "/a.txt",
                "../secret.txt", "dir/../a.txt", "./a.txt", "dir//b.txt", "A.TXT", "missing",
                "a.txt/", "sp%20ace/\u00e4.txt", "a.txt?x", "a.txt#y", "\\a.txt"}) {
                attempt("found '" + name + "'", () -> loader.findResource(name));
                attempt("  all", () -> Collections.list(loader.findResources(name)));
                attempt("  stream", () -> text(loader.getResourceAsStream(name)).length());
            }
            attempt("texts", () -> texts(loader.getResources("a.txt")));
            attempt("null", () -> loader.findResource(null));
        }
    }

    static void ofClasses() throws Exception {
        Class<?> c = Resources.class;
        attempt("relative", () -> c.getResource("Resources.class") != null);
        attempt("absolute", () -> c.getResource("/Resources.class") != null);
        attempt("nested", () -> c.getResource("Resources$Own.class") != null);
        attempt("missing", () -> c.getResource("missing"));
        attempt("missing stream", () -> c.getResourceAsStream("missing"));
        attempt("null", () -> c.getResource(null));
        attempt("null stream", () -> c.getResourceAsStream(null));
        attempt("two slashes", () -> c.getResource("//Resources.class"));
        attempt("array", () -> Resources[].class.getResource("Resources.class") != null);
        attempt("primitive", () -> int.class.getResource("Resources.class"));
        attempt("library", () -> String.class.getResourceAsStream("String.class") != null);
        attempt("library absolute", () -> String.class.getResourceAsStream(
                "/java/lang/String.class") != null);
        attempt("library url", () -> String.class.getResource("Object.class"));
        attempt("by boot", () -> ClassLoader.getSystemResource("java/lang/Object.class"));
        attempt("by platform", () -> ClassLoader.getPlatformClassLoader()
                .getResource("java/lang/Object.class"));
        attempt("url's contents", () -> {
            try (InputStream in = Object.class.getResource("Object.class").openStream()) {
                return Integer.toHexString((in.read() << 8) | in.read());
            }
        });
        attempt("all", () -> Collections.list(ClassLoader.getSystemResources(
                "java/lang/Object.class")));
        attempt("module", () -> text(c.getModule().getResourceAsStream("Resources.class"))
                .length() > 100);
        attempt("folder", () -> c.getResource("") != null);
        attempt("system folder", () -> ClassLoader.getSystemResource("").getPath().endsWith("/"));
    }

    public static void main(String[] args) throws Exception {
        folder = Files.createTempDirectory("resources").toRealPath();
        try {
            order();
            searched();
            ofClasses();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }
}

// expect:
//   above: findResource own.txt
// one: file:/above/own.txt
//   above: findResources own.txt
//   below: findResources own.txt
// all: [file:/above/own.txt, file:/above/own.txt, file:/below/own.txt, file:/below/own.txt]
//   above: findResources own.txt
//   below: findResources own.txt
// stream of urls: [file:/above/own.txt, file:/above/own.txt, file:/below/own.txt, file:/below/own.txt]
//   above: findResource other.txt
//   below: findResource other.txt
// none: null
//   above: findResources other.txt
//   below: findResources other.txt
// no resources: []
// as stream: below
//   above: findResource other.txt
//   below: findResource other.txt
// no stream: null
// null: java.lang.NullPointerException
// null resources: java.lang.NullPointerException
// null stream: java.lang.NullPointerException
//   above: findResources other.txt
// beyond the end: java.util.NoSuchElementException
// found 'a.txt': jar:FOLDER/one.jar!/a.txt
//   all: [jar:FOLDER/one.jar!/a.txt, FOLDER/classes/a.txt, jar:FOLDER/two.jar!/a.txt]
//   stream: 3
// found 'dir/b.txt': jar:FOLDER/one.jar!/dir/b.txt
//   all: [jar:FOLDER/one.jar!/dir/b.txt, FOLDER/classes/dir/b.txt, jar:FOLDER/two.jar!/dir/b.txt]
//   stream: 5
// found 'implied/c.txt': jar:FOLDER/one.jar!/implied/c.txt
//   all: [jar:FOLDER/one.jar!/implied/c.txt, jar:FOLDER/two.jar!/implied/c.txt]
//   stream: 5
// found 'sp ace/ä.txt': jar:FOLDER/one.jar!/sp%20ace/%c3%a4.txt
//   all: [jar:FOLDER/one.jar!/sp%20ace/%c3%a4.txt, FOLDER/classes/sp%20ace/%c3%a4.txt, jar:FOLDER/two.jar!/sp%20ace/%c3%a4.txt]
//   stream: 5
// found 'dir/': jar:FOLDER/one.jar!/dir/
//   all: [jar:FOLDER/one.jar!/dir/, FOLDER/classes/dir/, jar:FOLDER/two.jar!/dir/]
//   stream: 0
// found 'dir': jar:FOLDER/one.jar!/dir
//   all: [jar:FOLDER/one.jar!/dir, FOLDER/classes/dir, jar:FOLDER/two.jar!/dir]
//   stream: 0
// found 'implied/': null
//   all: []
//   stream: 4
// found 'implied': null
//   all: []
//   stream: 4
// found '': FOLDER/classes/
//   all: [FOLDER/classes/]
//   stream: 17
// found '/a.txt': null
//   all: []
//   stream: 4
// found '../secret.txt': null
//   all: []
//   stream: 4
// found 'dir/../a.txt': FOLDER/classes/a.txt
//   all: [FOLDER/classes/a.txt]
//   stream: 6
// found './a.txt': FOLDER/classes/a.txt
//   all: [FOLDER/classes/a.txt]
//   stream: 6
// found 'dir//b.txt': FOLDER/classes/dir//b.txt
//   all: [FOLDER/classes/dir//b.txt]
//   stream: 8
// found 'A.TXT': null
//   all: []
//   stream: 4
// found 'missing': null
//   all: []
//   stream: 4
// found 'a.txt/': FOLDER/classes/a.txt/
//   all: [FOLDER/classes/a.txt/]
//   stream: 6
// found 'sp%20ace/ä.txt': null
//   all: []
//   stream: 4
// found 'a.txt?x': null
//   all: []
//   stream: 4
// found 'a.txt#y': null
//   all: []
//   stream: 4
// found '\a.txt': null
//   all: []
//   stream: 4
// texts: [two, one, folder, two]
// null: java.lang.NullPointerException
// relative: true
// absolute: true
// nested: true
// missing: null
// missing stream: null
// null: java.lang.NullPointerException
// null stream: java.lang.NullPointerException
// two slashes: null
// array: true
// primitive: null
// library: true
// library absolute: true
// library url: jrt:/java.base/java/lang/Object.class
// by boot: jrt:/java.base/java/lang/Object.class
// by platform: jrt:/java.base/java/lang/Object.class
// url's contents: cafe
// all: [jrt:/java.base/java/lang/Object.class]
// module: true
// folder: true
// system folder: true
