import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Contacts go to files and come back: as text, as data, as objects, compressed. */
public class RoundTrip {
    static final class Contact implements Serializable {
        private static final long serialVersionUID = 2L;
        final String name;
        final List<String> numbers;
        transient int calls = 5;

        Contact(String name, String... numbers) {
            this.name = name;
            this.numbers = new ArrayList<>(List.of(numbers));
        }

        @Override
        public String toString() {
            return name + numbers + calls;
        }
    }

    static final List<Contact> CONTACTS = List.of(new Contact("J\u00FCrgen", "01", "02"),
            new Contact("\u6771\u4EAC"), new Contact("A;B", "7"));

    static void text(Path file) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            for (Contact c : CONTACTS) {
                out.printf("%s;%s%n", c.name.replace(";", "\\;"), String.join(",", c.numbers));
            }
        }
        System.out.println(Files.size(file) + " " + Files.readAllLines(file));
        try (Stream<String> lines = Files.lines(file)) {
            System.out.println(lines.map(l -> l.split("(?<!\\\\);", 2)[0]).toList());
        }
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1,
                StandardOpenOption.APPEND)) {
            out.write("caf\u00E9");
            out.newLine();
        }
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            System.out.println(in.lines().skip(3).findFirst().orElse("none") + " " + in.ready());
        }
        try {
            Files.readString(file);
        } catch (IOException e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }

    static void data(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Contact c : CONTACTS) {
                out.writeUTF(c.name);
                out.writeShort(c.numbers.size());
                for (String n : c.numbers) {
                    out.writeInt(Integer.parseInt(n));
                }
            }
            System.out.println(out.size() + " bytes");
        }
        Map<String, Integer> sums = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                String name = in.readUTF();
                sums.put(name, 0);
                for (int i = in.readUnsignedShort(); i > 0; i--) {
                    sums.merge(name, in.readInt(), Integer::sum);
                }
            }
        } catch (EOFException e) {
            System.out.println("end: " + sums);
        }
    }

    static void objects(Path file) throws IOException, ClassNotFoundException {
        try (ObjectOutputStream out = new ObjectOutputStream(
                new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.writeObject(new ArrayList<>(CONTACTS));
            out.writeObject(CONTACTS.get(0));
        }
        byte[] bytes = Files.readAllBytes(file);
        System.out.println(Integer.toHexString(bytes[0] & 0xff) + (bytes[1] & 0xff));
        try (ObjectInputStream in = new ObjectInputStream(
                new GZIPInputStream(Files.newInputStream(file)))) {
            List<?> read = (List<?>) in.readObject();
            System.out.println(read + " " + (in.readObject() == read.get(0)));
        }
    }

    static void folders(Path root) throws IOException {
        Path deep = Files.createDirectories(root.resolve("a/b/c"));
        Files.writeString(deep.resolve("x.txt"), "x".repeat(100));
        Files.copy(deep.resolve("x.txt"), root.resolve("a/y.txt"));
        Files.move(root.resolve("a/y.txt"), root.resolve("a/z.txt"),
                StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> all = Files.walk(root.resolve("a"))) {
            System.out.println(all.map(p -> root.relativize(p).toString()).sorted().toList());
        }
        Path odd = root.resolve("a/../a/./b");
        System.out.println(root.relativize(odd.normalize()) + " " + odd.getNameCount() + " "
                + deep.getParent().getFileName() + " " + Files.isSameFile(odd, deep.getParent()));
        for (Runnable wrong : new Runnable[] {() -> io(() -> Files.delete(deep)),
            () -> io(() -> Files.createDirectory(deep)),
            () -> io(() -> Files.size(deep.resolve("none")))}) {
            try {
                wrong.run();
            } catch (UncheckedIOException e) {
                IOException cause = e.getCause();
                System.out.println(cause.getClass().getSimpleName() + " "
                        + (cause instanceof DirectoryNotEmptyException
                        || cause instanceof FileAlreadyExistsException
                        || cause instanceof NoSuchFileException));
            }
        }
    }

    interface Action {
        void run() throws IOException;
    }

    static void io(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int delete(Path root) throws IOException {
        int[] count = {0};
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
                count[0]++;
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e)
                    throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
        return count[0];
    }

    public static void main(String[] args) throws Exception {
        Path root = Files.createTempDirectory("trip");
        try {
            text(root.resolve("contacts.txt"));
            data(root.resolve("contacts.bin"));
            objects(root.resolve("contacts.gz"));
            folders(root);
        } finally {
            System.out.println(delete(root) + " files deleted");
        }
        System.out.println(Files.notExists(root));
    }
}

// expect:
// 29 [Jürgen;01,02, 東京;, A\;B;7]
// [Jürgen, 東京, A\;B]
// café false
// MalformedInputException
// 40 bytes
// end: {A;B=7, Jürgen=3, 東京=0}
// 1f139
// [Jürgen[01, 02]0, 東京[]0, A;B[7]0] true
// [a, a/b, a/b/c, a/b/c/x.txt, a/z.txt]
// a/b 7 b true
// DirectoryNotEmptyException true
// FileAlreadyExistsException true
// NoSuchFileException true
// 5 files deleted
// true
