import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Links the classes of each folder in the given one, and prints what HotSpot's verifier refuses. */
public class VerifyFolders {
    public static void main(String[] args) throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(args[0]))) {
            for (Path folder : folders.sorted().toArray(Path[]::new)) {
                verify(folder);
            }
        }
    }

    private static void verify(Path folder) throws IOException {
        Path[] files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toArray(Path[]::new);
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            for (Path file : files) {
                String path = folder.relativize(file).toString();
                String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
                try {
                    Class.forName(name, false, loader).getDeclaredMethods(); // which links it
                } catch (VerifyError | ClassFormatError | IncompatibleClassChangeError error) {
                    String message = error.toString();
                    System.out.println(folder.getFileName() + " " + name + " " + message);
                } catch (NoClassDefFoundError | ClassNotFoundException | TypeNotPresentException missing) {
                    continue; // our library has classes of its own
                }
            }
        }
    }
}
