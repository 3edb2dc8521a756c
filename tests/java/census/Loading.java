import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Class loaders written in Java; URLClassLoader over a folder and a jar; resources. */
@SuppressWarnings({"deprecation", "removal"})
public class Loading {
    public interface Task {
        String perform();
    }

    public static class Worker implements Task {
        static int instances;

        @Override
        public String perform() {
            assert instances < 0 : "asserted";
            return "worker " + ++instances;
        }
    }

    /** Defines Worker anew; the interface comes from its parent. */
    static final class Fresh extends ClassLoader {
        private final ProtectionDomain domain;

        static {
            System.out.println(registerAsParallelCapable());
        }

        Fresh(ClassLoader parent, ProtectionDomain domain) {
            super(parent);
            this.domain = domain;
        }

        Fresh() {
            domain = null;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.endsWith("Worker") ? findClass(name) : super.loadClass(name, resolve);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> c = findLoadedClass(name);
            if (c != null) {
                return c;
            }
            byte[] bytes = bytesOf(name);
            c = domain == null ? defineClass(name, bytes, 0, bytes.length)
                    : defineClass(name, bytes, 0, bytes.length, domain);
            resolveClass(c);
            setSigners(c, new Object[] {"signer of " + c.getName()});
            return c;
        }

        Package packageOf(String name) {
            return definePackage(name, "title", "1.2", "vendor", "impl", "3.4", "maker", null);
        }

        Class<?> byParent(String name) {
            try {
                return super.findClass(name);
            } catch (ClassNotFoundException e) {
                System.out.println(e);
                return null;
            }
        }

        Class<?> system(String name) throws ClassNotFoundException {
            return findSystemClass(name);
        }
    }

    /** Opens what is protected. */
    static final class Open extends URLClassLoader {
        Open(URL... urls) {
            super(urls, null);
        }

        void add(URL url) {
            addURL(url);
        }

        Class<?> find(String name) throws ClassNotFoundException {
            return findClass(name);
        }
    }

    static byte[] bytesOf(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = ClassLoader.getSystemClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    static void ownLoaders() throws Exception {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        Fresh one = new Fresh();
        Fresh two = new Fresh(system, Loading.class.getProtectionDomain());
        two.setDefaultAssertionStatus(true);
        Class<?> a = one.loadClass("Loading$Worker");
        Class<?> b = two.loadClass("Loading$Worker");
        System.out.println((a == b) + " " + (a == one.loadClass("Loading$Worker")) + " "
                + (a.getClassLoader() == one) + " " + (one.getParent() == system));
        Task first = (Task) a.newInstance();
        System.out.println(first.perform() + ", " + first.perform() + ", "
                + new Worker().perform());
        try {
            ((Task) b.newInstance()).perform();
        } catch (AssertionError e) {
            System.out.println(e.getMessage());
        }
        System.out.println(a.getSigners()[0] + " " + (b.getProtectionDomain()
                == Loading.class.getProtectionDomain()));
        one.byParent("java.lang.String");
        System.out.println(one.system("java.lang.String") + " "
                + (one.system("Loading") == Loading.class));
        Package p = one.packageOf("some.where");
        System.out.println(p + " " + p.getImplementationVersion());
        try {
            one.packageOf("some.where");
        } catch (IllegalArgumentException e) {
            System.out.println("twice: " + e.getMessage());
        }
        try {
            one.loadClass("no.such.Type");
        } catch (ClassNotFoundException e) {
            System.out.println(e);
        }
    }

    static void resources() throws IOException {
        ClassLoader loader = Loading.class.getClassLoader();
        URL url = loader.getResource("Loading.class");
        System.out.println(url.getPath().endsWith("/Loading.class") + " "
                + loader.getResource("no/such.txt"));
        System.out.println(Collections.list(loader.getResources("Loading.class")).size() + " "
                + loader.getResources("no/such.txt").hasMoreElements());
        System.out.println(loader.getResourceAsStream("no/such.txt"));
        URLConnection connection = url.openConnection();
        connection.connect();
        try (InputStream in = connection.getInputStream()) {
            System.out.println(in.readAllBytes().length > 1000);
        }
    }

    static void fromFolder(Path folder) throws Exception {
        Files.write(folder.resolve("Loading$Worker.class"), bytesOf("Loading$Worker"));
        Files.write(folder.resolve("Loading$Task.class"), bytesOf("Loading$Task"));
        Files.write(folder.resolve("Loading.class"), bytesOf("Loading"));
        Files.writeString(folder.resolve("note.txt"), "in the folder");
        Open open = new Open();
        try {
            open.find("Loading$Worker");
        } catch (ClassNotFoundException e) {
            System.out.println(e);
        }
        open.add(folder.toUri().toURL());
        Class<?> worker = open.find("Loading$Worker");
        System.out.println((worker == Worker.class) + " " + (worker.getClassLoader() == open)
                + " " + (worker.getInterfaces()[0] == Task.class));
        Object made = worker.getConstructor().newInstance();
        System.out.println(worker.getMethod("perform").invoke(made));
        try (InputStream in = open.getResourceAsStream("note.txt")) {
            System.out.println(new String(in.readAllBytes()));
        }
        open.close();
    }

    static Path makeJar(Path folder) throws Exception {
        Path jar = folder.resolve("two words.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : List.of("Loading$Worker.class", "Loading$Task.class",
                    "Loading.class", "note.txt")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith(".txt") ? "in the jar".getBytes()
                        : Files.readAllBytes(folder.resolve(name)));
                zip.closeEntry();
            }
        }
        return jar;
    }

    static void fromJar(Path folder) throws Exception {
        Path jar = makeJar(folder);
        URL[] urls = {jar.toUri().toURL(), folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            Object made = loader.loadClass("Loading$Worker").getConstructor().newInstance();
            System.out.println(made.getClass().getMethod("perform").invoke(made));
            List<String> texts = new ArrayList<>();
            for (URL url : Collections.list(loader.getResources("note.txt"))) {
                try (InputStream in = url.openStream()) {
                    texts.add(url.getProtocol() + " " + new String(in.readAllBytes()));
                }
            }
            System.out.println(texts);
            System.out.println(made.getClass().getProtectionDomain().getCodeSource().getLocation()
                    .getFile().endsWith("/two%20words.jar"));
        }
        try (URLClassLoader child = new URLClassLoader(urls)) {
            System.out.println(child.loadClass("Loading$Worker") == Worker.class);
        }
        try (ZipFile zip = new ZipFile(jar.toString());
                ZipFile named = new ZipFile(jar.toFile(), ZipFile.OPEN_READ,
                        java.nio.charset.StandardCharsets.UTF_8)) {
            ZipEntry entry = named.getEntry("note.txt");
            System.out.println(zip.size() + " " + (entry.getCompressedSize() > 0));
        }
    }

    static void urls() throws Exception {
        URL url = new URL("http://host.example:8080/a/b.txt?q=1&r=2#part");
        System.out.println(url.getHost() + " " + url.getPath() + " " + url.getQuery() + " "
                + url.getFile() + " " + url.toString());
        try {
            new URL("nonsense:thing");
        } catch (MalformedURLException e) {
            System.out.println(e.getMessage());
        }
        URLConnection counting = new URLConnection(url) {
            @Override
            public void connect() {
                connected = true;
                System.out.println("connected to " + this.url.getHost());
            }
        };
        counting.connect();
        System.out.println(counting.getURL() == url);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("loading");
        try {
            ownLoaders();
            resources();
            fromFolder(folder);
            fromJar(folder);
            urls();
        } finally {
            delete(folder);
        }
        System.out.println(Files.exists(folder));
    }
}

// expect:
// true
// false true true true
// worker 1, worker 2, worker 1
// signer of Loading$Worker true
// java.lang.ClassNotFoundException: java.lang.String
// class java.lang.String true
// package some.where, title, version 1.2 3.4
// twice: some.where
// java.lang.ClassNotFoundException: no.such.Type
// true null
// 1 false
// null
// true
// java.lang.ClassNotFoundException: Loading$Worker
// false true false
// worker 1
// in the folder
// worker 1
// [jar in the jar, file in the folder]
// true
// true
// 4 true
// host.example /a/b.txt q=1&r=2 /a/b.txt?q=1&r=2 http://host.example:8080/a/b.txt?q=1&r=2#part
// unknown protocol: nonsense
// connected to host.example
// true
// false
