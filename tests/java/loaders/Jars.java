import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Jar files under loaders: Class-Path, Multi-Release, sealed packages, what manifests say. */
public class Jars {
    private static Path folder;

    public static class Named {
        @Override
        public String toString() {
            return "NAME";
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

    /** A class of a name whose toString gives `text`, which has as many letters as "NAME". */
    static byte[] named(String name, String text) {
        return ClassBytes.renamed(ClassBytes.renamed(ClassBytes.of("Jars$Named"), "NAME", text),
                "Jars$Named", name);
    }

    /** Entries: names and contents in turn. */
    static Path jar(String name, String manifest, Object... entries) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Manifest m = new Manifest(new java.io.ByteArrayInputStream(
                ("Manifest-Version: 1.0\n" + manifest + "\n").getBytes()));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, m)) {
            for (int i = 0; i < entries.length; i += 2) {
                jar.putNextEntry(new ZipEntry((String) entries[i]));
                jar.write(entries[i + 1] instanceof byte[] b ? b
                        : entries[i + 1].toString().getBytes());
                jar.closeEntry();
            }
        }
        return file;
    }

    static Object make(ClassLoader loader, String name) throws Exception {
        return loader.loadClass(name).getConstructor().newInstance();
    }

    static List<String> texts(ClassLoader loader, String name) throws IOException {
        List<String> found = new ArrayList<>();
        for (URL url : Collections.list(loader.getResources(name))) {
            try (InputStream in = url.openStream()) {
                found.add(new String(in.readAllBytes()));
            }
        }
        return found;
    }

    /** Jars named by manifests are searched right behind the one that names them. */
    static void classPaths() throws Exception {
        jar("lib/deep.jar", "", "order.txt", "deep", "p/Deep.class", named("p/Deep", "deep"));
        jar("lib/two.jar", "Class-Path: deep.jar ../one.jar", "order.txt", "two",
                "p/Two.class", named("p/Two", "two2"));
        Files.createDirectories(folder.resolve("classes"));
        Files.writeString(folder.resolve("classes/order.txt"), "classes");
        Path one = jar("one.jar", "Class-Path: lib/two.jar missing.jar\n  classes/ http://no.such/x",
                "order.txt", "one", "p/One.class", named("p/One", "one1"));
        Path last = jar("last.jar", "", "order.txt", "last", "p/Two.class",
                named("p/Two", "late"));
        URL[] urls = {one.toUri().toURL(), last.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            System.out.println(texts(loader, "order.txt"));
            for (String name : new String[] {"p.One", "p.Two", "p.Deep", "p.None"}) {
                attempt(name, () -> make(loader, name));
            }
            attempt("from", () -> loader.loadClass("p.Deep").getProtectionDomain()
                    .getCodeSource().getLocation());
            System.out.println(loader.getURLs().length);
        }
    }

    static void releases() throws Exception {
        Object[] entries = {"v.txt", "base", "p/V.class", named("p/V", "base"),
            "META-INF/versions/9/v.txt", "nine", "META-INF/versions/11/p/V.class",
            named("p/V", "v 11"), "META-INF/versions/17/v.txt", "seventeen",
            "META-INF/versions/99/v.txt", "far", "META-INF/versions/10/only.txt", "only 10",
            "META-INF/versions/x/v.txt", "none", "META-INF/own.txt", "meta",
            "META-INF/versions/9/META-INF/own.txt", "versioned meta"};
        Path many = jar("many.jar", "Multi-Release: true\n", entries);
        Path single = jar("single.jar", "", entries);
        for (Path file : new Path[] {many, single}) {
            try (URLClassLoader loader = new URLClassLoader(
                    new URL[] {file.toUri().toURL()}, null)) {
                attempt("class", () -> make(loader, "p.V"));
                attempt("text", () -> texts(loader, "v.txt"));
                attempt("url", () -> loader.getResource("v.txt"));
                attempt("only", () -> loader.getResource("only.txt"));
                attempt("meta", () -> texts(loader, "META-INF/own.txt"));
                attempt("explicit", () -> texts(loader, "META-INF/versions/9/v.txt"));
            }
            for (String version : new String[] {"8", "9", "10", "11.0.2", "17", "99"}) {
                Runtime.Version v = Runtime.Version.parse(version);
                try (JarFile jar = new JarFile(file.toFile(), true, ZipFile.OPEN_READ, v)) {
                    JarEntry entry = jar.getJarEntry("v.txt");
                    System.out.println(version + " " + jar.isMultiRelease() + " "
                            + jar.getVersion() + " " + entry + " " + entry.getRealName() + " "
                            + new String(jar.getInputStream(entry).readAllBytes()) + " "
                            + jar.getEntry("only.txt") + " " + jar.size());
                    System.out.println("  " + jar.versionedStream().map(JarEntry::getRealName)
                            .sorted().toList());
                }
            }
        }
        System.out.println(JarFile.baseVersion() + " " + JarFile.runtimeVersion());
    }

    static void sealing() throws Exception {
        Path sealed = jar("sealed.jar", "Sealed: true\n\nName: open/\nSealed: false\n",
                "s/A.class", named("s/A", "s  A"), "open/A.class", named("open/A", "o  A"));
        Path other = jar("other.jar", "\nName: t/\nSealed: true\nSpecification-Title: spec t\n"
                + "Implementation-Version: 3\n", "s/B.class", named("s/B", "s  B"),
                "open/B.class", named("open/B", "o  B"), "t/A.class", named("t/A", "t  A"));
        Path late = jar("late.jar", "", "t/B.class", named("t/B", "t  B"),
                "u/A.class", named("u/A", "u  A"));
        Path sealsLate = jar("seals.jar", "Sealed: TRUE\n", "u/B.class", named("u/B", "u  B"));
        URL[] urls = {sealed.toUri().toURL(), other.toUri().toURL(), late.toUri().toURL(),
            sealsLate.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            for (String name : new String[] {"s.A", "s.B", "open.A", "open.B", "t.A", "t.B",
                "u.A", "u.B"}) {
                attempt(name, () -> make(loader, name));
            }
            for (Package p : loader.getDefinedPackages()) {
                System.out.println(p.getName().length() > 0);
            }
            Package t = loader.getDefinedPackage("t");
            System.out.println(t + " " + t.getImplementationVersion() + " " + t.isSealed() + " "
                    + t.isSealed(urls[1]) + " " + t.isSealed(urls[0]));
            System.out.println(loader.getDefinedPackage("open").isSealed() + " "
                    + loader.getDefinedPackage("s").isSealed());
        }
    }

    static void manifests() throws Exception {
        Path file = jar("m.jar", "Main-Class: p.Main\nLong: " + "x".repeat(60) + "\n "
                + "y".repeat(60) + "\n\nName: a/b.txt\nColour: green\n", "a/b.txt", "text",
                "a/c.txt", "other", "empty/", "");
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes main = jar.getManifest().getMainAttributes();
            System.out.println(main.getValue("main-class") + " "
                    + main.getValue("Long").length() + " "
                    + main.getValue(Attributes.Name.MAIN_CLASS));
            System.out.println(jar.getJarEntry("a/b.txt").getAttributes().getValue("Colour") + " "
                    + jar.getJarEntry("a/c.txt").getAttributes());
            List<String> names = new ArrayList<>();
            jar.stream().forEach(e -> names.add(e.getName() + (e.isDirectory() ? " d" : "")));
            System.out.println(names);
            System.out.println(jar.getEntry("empty") + " " + jar.getEntry("no") + " "
                    + jar.getInputStream(new ZipEntry("no")));
            attempt("null", () -> jar.getEntry(null));
            jar.close();
            attempt("closed", () -> jar.getEntry("a/b.txt"));
            attempt("closed manifest", () -> jar.getManifest());
            attempt("closed entries", () -> jar.entries());
        }
        URL entry = new URL("jar:" + file.toUri() + "!/a/b.txt");
        JarURLConnection c = (JarURLConnection) entry.openConnection();
        System.out.println(plain(c.getJarFileURL()) + " " + c.getEntryName() + " "
                + c.getAttributes().getValue("Colour") + " " + c.getContentLength() + " "
                + c.getMainAttributes().getValue("Main-Class"));
        try (InputStream in = c.getInputStream()) {
            System.out.println(new String(in.readAllBytes()));
        }
        attempt("no entry", () -> new URL("jar:" + file.toUri() + "!/x").openStream());
        Path bad = folder.resolve("bad.jar");
        Files.write(bad, new byte[] {1, 2, 3});
        attempt("bad", () -> new JarFile(bad.toFile()));
        attempt("missing", () -> new JarFile(folder.resolve("nowhere.jar").toFile()));
        Files.write(bad, new byte[0]);
        attempt("empty", () -> new JarFile(bad.toFile()));
        System.out.println(Arrays.toString(new URLClassLoader(new URL[] {bad.toUri().toURL()},
                null).getDefinedPackages()));
        attempt("class in bad", () -> new URLClassLoader(new URL[] {bad.toUri().toURL()}, null)
                .loadClass("p.V"));
    }

    public static void main(String[] args) throws Exception {
        folder = Files.createTempDirectory("jars").toRealPath();
        try {
            classPaths();
            releases();
            sealing();
            manifests();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }
}

// expect:
// [one, two, deep, classes, last]
// p.One: one1
// p.Two: two2
// p.Deep: deep
// p.None: java.lang.ClassNotFoundException: p.None
// from: FOLDER/lib/deep.jar
// 2
// class: v 11
// text: [seventeen]
// url: jar:FOLDER/many.jar!/META-INF/versions/17/v.txt
// only: jar:FOLDER/many.jar!/META-INF/versions/10/only.txt
// meta: [meta]
// explicit: [nine]
// 8 true 8 v.txt v.txt base null 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, p/V.class, v.txt]
// 9 true 9 v.txt META-INF/versions/9/v.txt nine null 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/9/v.txt, p/V.class]
// 10 true 10 v.txt META-INF/versions/9/v.txt nine only.txt 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/10/only.txt, META-INF/versions/9/v.txt, p/V.class]
// 11.0.2 true 11 v.txt META-INF/versions/9/v.txt nine only.txt 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/10/only.txt, META-INF/versions/11/p/V.class, META-INF/versions/9/v.txt]
// 17 true 17 v.txt META-INF/versions/17/v.txt seventeen only.txt 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/10/only.txt, META-INF/versions/11/p/V.class, META-INF/versions/17/v.txt]
// 99 true 99 v.txt META-INF/versions/99/v.txt far only.txt 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/10/only.txt, META-INF/versions/11/p/V.class, META-INF/versions/99/v.txt]
// class: base
// text: [base]
// url: jar:FOLDER/single.jar!/v.txt
// only: null
// meta: [meta]
// explicit: [nine]
// 8 false 8 v.txt v.txt base null 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/10/only.txt, META-INF/versions/11/p/V.class, META-INF/versions/17/v.txt, META-INF/versions/9/META-INF/own.txt, META-INF/versions/9/v.txt, META-INF/versions/99/v.txt, META-INF/versions/x/v.txt, p/V.class, v.txt]
// 9 false 8 v.txt v.txt base null 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/10/only.txt, META-INF/versions/11/p/V.class, META-INF/versions/17/v.txt, META-INF/versions/9/META-INF/own.txt, META-INF/versions/9/v.txt, META-INF/versions/99/v.txt, META-INF/versions/x/v.txt, p/V.class, v.txt]
// 10 false 8 v.txt v.txt base null 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/10/only.txt, META-INF/versions/11/p/V.class, META-INF/versions/17/v.txt, META-INF/versions/9/META-INF/own.txt, META-INF/versions/9/v.txt, META-INF/versions/99/v.txt, META-INF/versions/x/v.txt, p/V.class, v.txt]
// 11.0.2 false 8 v.txt v.txt base null 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/10/only.txt, META-INF/versions/11/p/V.class, META-INF/versions/17/v.txt, META-INF/versions/9/META-INF/own.txt, META-INF/versions/9/v.txt, META-INF/versions/99/v.txt, META-INF/versions/x/v.txt, p/V.class, v.txt]
// 17 false 8 v.txt v.txt base null 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/10/only.txt, META-INF/versions/11/p/V.class, META-INF/versions/17/v.txt, META-INF/versions/9/META-INF/own.txt, META-INF/versions/9/v.txt, META-INF/versions/99/v.txt, META-INF/versions/x/v.txt, p/V.class, v.txt]
// 99 false 8 v.txt v.txt base null 11
//   [META-INF/MANIFEST.MF, META-INF/own.txt, META-INF/versions/10/only.txt, META-INF/versions/11/p/V.class, META-INF/versions/17/v.txt, META-INF/versions/9/META-INF/own.txt, META-INF/versions/9/v.txt, META-INF/versions/99/v.txt, META-INF/versions/x/v.txt, p/V.class, v.txt]
// 8 17
// s.A: s  A
// s.B: java.lang.SecurityException: sealing violation: package s is sealed
// open.A: o  A
// open.B: o  B
// t.A: t  A
// t.B: java.lang.SecurityException: sealing violation: package t is sealed
// u.A: u  A
// u.B: java.lang.SecurityException: sealing violation: can't seal package u: already loaded
// true
// true
// true
// true
// package t, spec t 3 true true false
// false true
// p.Main 120 p.Main
// green null
// [META-INF/MANIFEST.MF, a/b.txt, a/c.txt, empty/ d]
// empty/ null null
// null: java.lang.NullPointerException: name
// closed: java.lang.IllegalStateException: zip file closed
// closed manifest: java.util.jar.Manifest@ID
// closed entries: java.lang.IllegalStateException: zip file closed
// FOLDER/m.jar a/b.txt green 4 p.Main
// text
// no entry: java.io.FileNotFoundException: JAR entry x not found in FOLDER/m.jar
// bad: java.util.zip.ZipException: zip END header not found
// missing: java.nio.file.NoSuchFileException: FOLDER/nowhere.jar
// empty: java.util.zip.ZipException: zip file is empty
// []
// class in bad: java.lang.ClassNotFoundException: p.V
