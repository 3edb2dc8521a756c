import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.jar.*;
import java.util.zip.*;

/** Checksums, deflate and inflate, gzip, zip files and jars. */
public class ZipStreams {
    static final byte[] TEXT = "to be or not to be, that is the question. ".repeat(500)
            .getBytes(StandardCharsets.UTF_8);

    public static void main(String[] args) throws Exception {
        checksums();
        deflate();
        gzip();
        zip();
        jar();
    }

    static void checksums() {
        CRC32 crc = new CRC32();
        Adler32 adler = new Adler32();
        for (Checksum c : new Checksum[] {crc, adler}) {
            System.out.print(c.getValue() + " ");
            c.update("hello".getBytes());
            c.update('!');
            c.update(TEXT, 3, 1000);
            System.out.print(c.getValue() + " ");
            c.reset();
            System.out.println(c.getValue());
        }
    }

    static void deflate() throws Exception {
        Deflater d = new Deflater();
        d.setInput(TEXT);
        d.finish();
        byte[] out = new byte[4096];
        int n = 0;
        while (!d.finished()) {
            n += d.deflate(out, n, 50);
        }
        System.out.println(n < 500 && d.getBytesRead() == TEXT.length);
        Inflater i = new Inflater();
        byte[] back = new byte[TEXT.length];
        i.setInput(out, 0, n);
        int m = 0;
        while (!i.finished()) {
            m += i.inflate(back, m, Math.min(1000, back.length - m));
        }
        System.out.println(Arrays.equals(TEXT, back) + " " + i.getRemaining() + " " + m);
        i.end();
        try {
            Inflater bad = new Inflater();
            bad.setInput(new byte[] {1, 2, 3, 4, 5});
            bad.inflate(back);
        } catch (DataFormatException e) {
            System.out.println(e);
        }
    }

    static void gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(TEXT);
        }
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write('x');
        }
        InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        System.out.println(in.readAllBytes().length - TEXT.length);
        try {
            new GZIPInputStream(new ByteArrayInputStream(TEXT));
        } catch (ZipException e) {
            System.out.println(e);
        }
    }

    static void zip() throws IOException {
        File file = File.createTempFile("streams", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(file))) {
            out.setComment("a comment");
            ZipEntry e = new ZipEntry("a/b.txt");
            e.setTime(1600000000000L);
            out.putNextEntry(e);
            out.write(TEXT);
            out.closeEntry();
            out.putNextEntry(new ZipEntry("a/"));
            ZipEntry stored = new ZipEntry("stored");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(3);
            CRC32 crc = new CRC32();
            crc.update("abc".getBytes());
            stored.setCrc(crc.getValue());
            out.putNextEntry(stored);
            out.write("abc".getBytes());
            try {
                out.putNextEntry(new ZipEntry("stored"));
            } catch (ZipException x) {
                System.out.println(x);
            }
        }
        try (ZipFile zip = new ZipFile(file)) {
            System.out.println(zip.size() + " " + zip.getComment());
            for (ZipEntry e : Collections.list(zip.entries())) {
                System.out.println(e + " " + e.getSize() + " " + e.getMethod() + " "
                        + e.isDirectory() + " " + Long.toHexString(e.getCrc()));
            }
            ZipEntry e = zip.getEntry("a/b.txt");
            System.out.println(Arrays.equals(zip.getInputStream(e).readAllBytes(), TEXT));
            System.out.println(zip.getEntry("none") + " " + zip.getEntry("a"));
        }
        try (ZipInputStream in = new ZipInputStream(new FileInputStream(file))) {
            ZipEntry e = in.getNextEntry();
            while (e != null) {
                System.out.println(e.getName() + " " + in.readAllBytes().length);
                e = in.getNextEntry();
            }
        }
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(TEXT);
        }
        try {
            new ZipFile(file);
        } catch (ZipException x) {
            System.out.println(x);
        }
        System.out.println(file.delete());
    }

    static void jar() throws IOException {
        Manifest m = new Manifest();
        m.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        m.getMainAttributes().putValue("Main-Class", "p.Main");
        m.getMainAttributes().putValue("Long", "0123456789".repeat(10));
        Attributes own = new Attributes();
        own.putValue("Kind", "text");
        m.getEntries().put("x.txt", own);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        m.write(text);
        System.out.print(text.toString().replace("\r", ""));
        Manifest back = new Manifest(new ByteArrayInputStream(text.toByteArray()));
        System.out.println(back.equals(m) + " " + back.getMainAttributes().getValue("main-class"));
        File file = File.createTempFile("streams", ".jar");
        try (JarOutputStream out = new JarOutputStream(new FileOutputStream(file), m)) {
            out.putNextEntry(new JarEntry("x.txt"));
            out.write(1);
        }
        try (JarFile jar = new JarFile(file)) {
            JarEntry e = jar.getJarEntry("x.txt");
            System.out.println(e.getAttributes().getValue("Kind"));
            System.out.println(jar.getManifest().getMainAttributes().getValue("Long").length());
        }
        System.out.println(file.delete());
    }
}

// expect:
// 0 3645200125 0
// 1 3769588030 1
// true
// true 0 21000
// java.util.zip.DataFormatException: incorrect header check
// 1
// java.util.zip.ZipException: Not in GZIP format
// java.util.zip.ZipException: duplicate entry: stored
// 3 a comment
// a/b.txt 21000 8 false 9545673c
// a/ 0 8 true 0
// stored 3 0 false 352441c2
// true
// null a/
// a/b.txt 21000
// a/ 0
// stored 3
// java.util.zip.ZipException: zip END header not found
// true
// Manifest-Version: 1.0
// Main-Class: p.Main
// Long: 012345678901234567890123456789012345678901234567890123456789012345
//  6789012345678901234567890123456789
//
// Name: x.txt
// Kind: text
//
// true p.Main
// text
// 100
// true
