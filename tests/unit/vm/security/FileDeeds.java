import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/** Does what its arguments say, "deed path [path]" each, and prints what came of it. */
public class FileDeeds {
    interface Deed {
        Object run(String path, String other) throws Exception;
    }

    static final Map<String, Deed> DEEDS = new LinkedHashMap<>();

    static {
        DEEDS.put("stream", (p, o) -> new String(new FileInputStream(p).readAllBytes()).trim());
        DEEDS.put("random", (p, o) -> new RandomAccessFile(p, "r").read() >= 0);
        DEEDS.put("reader", (p, o) -> new FileReader(p).read() >= 0);
        DEEDS.put("scanner", (p, o) -> new Scanner(new File(p)).hasNext());
        DEEDS.put("string", (p, o) -> Files.readString(Path.of(p)).trim());
        DEEDS.put("lines", (p, o) -> Files.lines(Path.of(p)).count());
        DEEDS.put("channel", (p, o) -> FileChannel.open(Path.of(p)).size());
        DEEDS.put("url", (p, o) -> new URL("file:" + p).openStream().read() >= 0);
        DEEDS.put("jarUrl", (p, o) -> new URL("jar:file:" + p + "!/x").openStream());
        DEEDS.put("zip", (p, o) -> new ZipFile(p).size());
        DEEDS.put("exists", (p, o) -> new File(p).exists());
        DEEDS.put("canRead", (p, o) -> new File(p).canRead());
        DEEDS.put("length", (p, o) -> new File(p).length());
        DEEDS.put("modified", (p, o) -> new File(p).lastModified() >= 0);
        DEEDS.put("isFolder", (p, o) -> Files.isDirectory(Path.of(p)));
        DEEDS.put("attributes", (p, o) -> Files.readAttributes(Path.of(p), "*").size() > 0);
        DEEDS.put("list", (p, o) -> new File(p).list().length);
        DEEDS.put("entries", (p, o) -> Files.list(Path.of(p)).count());
        DEEDS.put("walk", (p, o) -> Files.walk(Path.of(p)).count());
        DEEDS.put("canonical", (p, o) -> new File(p).getCanonicalPath() != null);
        DEEDS.put("realPath", (p, o) -> Path.of(p).toRealPath() != null);
        DEEDS.put("readLink", (p, o) -> Files.readSymbolicLink(Path.of(p)) != null);
        DEEDS.put("space", (p, o) -> new File(p).getTotalSpace() > 0);
        DEEDS.put("owner", (p, o) -> Files.getPosixFilePermissions(Path.of(p),
                LinkOption.NOFOLLOW_LINKS).size() >= 0);

        DEEDS.put("race", (p, o) -> race(p));

        DEEDS.put("output", (p, o) -> {
            new FileOutputStream(p).close();
            return "made";
        });
        DEEDS.put("append", (p, o) -> {
            try (FileOutputStream out = new FileOutputStream(p, true)) {
                out.write(65);
            }
            return "made";
        });
        DEEDS.put("writer", (p, o) -> {
            new FileWriter(p).close();
            return "made";
        });
        DEEDS.put("print", (p, o) -> {
            new PrintStream(p).close();
            return "made";
        });
        DEEDS.put("randomWrite", (p, o) -> new RandomAccessFile(p, "rw").length() >= 0);
        DEEDS.put("writeString", (p, o) -> Files.writeString(Path.of(p), "x") != null);
        DEEDS.put("writeChannel", (p, o) -> FileChannel.open(Path.of(p),
                StandardOpenOption.WRITE, StandardOpenOption.CREATE) != null);
        DEEDS.put("truncate", (p, o) -> FileChannel.open(Path.of(p), StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING) != null);
        DEEDS.put("create", (p, o) -> new File(p).createNewFile());
        DEEDS.put("temporary", (p, o) -> File.createTempFile("abc", null, new File(p)) != null);
        DEEDS.put("folder", (p, o) -> new File(p).mkdir());
        DEEDS.put("createFolder", (p, o) -> Files.createDirectory(Path.of(p)) != null);
        DEEDS.put("delete", (p, o) -> new File(p).delete());
        DEEDS.put("remove", (p, o) -> {
            Files.delete(Path.of(p));
            return "removed";
        });
        DEEDS.put("deleteOnExit", (p, o) -> {
            new File(p).deleteOnExit();
            return "registered";
        });
        DEEDS.put("deleteOnClose", (p, o) -> {
            FileChannel.open(Path.of(p), StandardOpenOption.READ,
                    StandardOpenOption.DELETE_ON_CLOSE).close();
            return "removed";
        });
        DEEDS.put("readOnly", (p, o) -> new File(p).setReadOnly());
        DEEDS.put("permissions", (p, o) -> Files.setPosixFilePermissions(Path.of(p),
                PosixFilePermissions.fromString("rwxrwxrwx")) != null);
        DEEDS.put("times", (p, o) -> Files.setLastModifiedTime(Path.of(p),
                FileTime.fromMillis(0)) != null);
        DEEDS.put("setModified", (p, o) -> new File(p).setLastModified(0));
        DEEDS.put("rename", (p, o) -> new File(p).renameTo(new File(o)));
        DEEDS.put("move", (p, o) -> Files.move(Path.of(p), Path.of(o),
                StandardCopyOption.REPLACE_EXISTING) != null);
        DEEDS.put("copy", (p, o) -> Files.copy(Path.of(p), Path.of(o)) != null);
        DEEDS.put("link", (p, o) -> Files.createLink(Path.of(o), Path.of(p)) != null);
        DEEDS.put("symbolic", (p, o) -> Files.createSymbolicLink(Path.of(o), Path.of(p)) != null);
    }

    /** All that comes of reading a file very often. */
    static String race(String path) {
        TreeSet<String> found = new TreeSet<>();
        for (int i = 0; i < 5000; i++) {
            try (FileInputStream in = new FileInputStream(path)) {
                found.add(new String(in.readAllBytes()));
            } catch (SecurityException e) {
                found.add("denied");
            } catch (IOException e) {
                found.add(e.getClass().getSimpleName());
            }
        }
        return String.join(",", found);
    }

    public static void main(String[] args) {
        for (String argument : args) {
            String[] words = argument.split(" ");
            String outcome;
            try {
                outcome = String.valueOf(DEEDS.get(words[0])
                        .run(words[1], words.length > 2 ? words[2] : null));
            } catch (SecurityException e) {
                outcome = "denied " + e.getMessage().split(" ")[2];
            } catch (Exception e) {
                outcome = e.getClass().getSimpleName();
            }
            System.out.println(outcome);
        }
    }
}
