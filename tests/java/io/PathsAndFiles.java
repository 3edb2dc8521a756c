import java.io.*;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.*;
import java.nio.file.attribute.FileTime;
import java.util.*;
import java.util.stream.*;

/** java.nio.file: paths, whole files, trees, copies, channels, errors. */
public class PathsAndFiles {
    interface Action {
        Object run() throws Exception;
    }

    static Path top;

    static void show(Action a) {
        try {
            System.out.println(String.valueOf(a.run()).replace(top.toString(), "TOP"));
        } catch (Exception e) {
            System.out.println(e.toString().replace(top.toString(), "TOP"));
        }
    }

    public static void main(String[] args) throws Exception {
        top = Files.createTempDirectory("paths");
        Path a = top.resolve("a.txt");
        Path p = Path.of("/x//y/../z/./w/");
        show(() -> p + " " + p.normalize() + " " + p.getNameCount() + " " + p.subpath(1, 3));
        show(() -> Path.of("a", "b/c").relativize(Path.of("a/d")) + " " + p.startsWith("/x")
                + " " + p.endsWith("w") + " " + p.resolveSibling("v") + " " + p.getParent());
        show(() -> Files.writeString(a, "one\ntwo\r\nthrée"));
        show(() -> Files.readAllLines(a) + " " + Files.size(a) + " " + Files.lines(a).count());
        show(() -> Files.write(a, List.of("four"), StandardOpenOption.APPEND));
        show(() -> Files.readString(a).length());
        show(() -> Files.createDirectories(top.resolve("d/e/f")));
        show(() -> Files.copy(a, top.resolve("d/e/b.txt")));
        show(() -> Files.copy(a, top.resolve("d/e/b.txt")));
        show(() -> Files.move(top.resolve("d/e/b.txt"), top.resolve("c.txt")));
        show(() -> Files.walk(top).map(q -> top.relativize(q).toString()).sorted().toList());
        show(() -> Files.list(top).count() + " " + Files.exists(a) + Files.isDirectory(a));
        show(() -> {
            Files.delete(top.resolve("d"));
            return "deleted";
        });
        show(() -> Files.deleteIfExists(top.resolve("none")));
        show(() -> Files.readAllBytes(top.resolve("none")));
        show(() -> Files.newDirectoryStream(a));
        show(() -> Files.setLastModifiedTime(a, FileTime.fromMillis(1234567890123L)));
        show(() -> Files.getLastModifiedTime(a) + " " + Files.getLastModifiedTime(a).toMillis());
        show(() -> FileSystems.getDefault().getPathMatcher("glob:*.{txt,md}")
                .matches(a.getFileName()));
        try (FileChannel c = FileChannel.open(a, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            c.position(4);
            c.write(ByteBuffer.wrap("TWO".getBytes()));
            ByteBuffer b = ByteBuffer.allocate(7);
            System.out.println(c.read(b, 0) + " " + new String(b.array()).replace('\n', '|')
                    + " " + c.position() + " " + c.map(FileChannel.MapMode.READ_ONLY, 4, 3).get(0));
            c.truncate(7);
            System.out.println(c.size());
        }
        try (BufferedReader in = new BufferedReader(new FileReader(a.toFile()))) {
            System.out.println(in.lines().collect(Collectors.joining("+")));
        }
        List<Path> all = new ArrayList<>(Files.walk(top).toList());
        Collections.reverse(all);
        for (Path q : all) {
            Files.delete(q);
        }
        System.out.println(Files.exists(top));
    }
}

// expect:
// /x/y/../z/./w /x/z/w 6 y/..
// ../../d true true /x/y/../z/./v /x/y/../z/.
// TOP/a.txt
// [one, two, thrée] 15 3
// TOP/a.txt
// 19
// TOP/d/e/f
// TOP/d/e/b.txt
// java.nio.file.FileAlreadyExistsException: TOP/d/e/b.txt
// TOP/c.txt
// [, a.txt, c.txt, d, d/e, d/e/f]
// 3 truefalse
// java.nio.file.DirectoryNotEmptyException: TOP/d
// false
// java.nio.file.NoSuchFileException: TOP/none
// java.nio.file.NotDirectoryException: TOP/a.txt
// TOP/a.txt
// 2009-02-13T23:31:30.123Z 1234567890123
// true
// 7 one|TWO 7 84
// 7
// one+TWO
// false
