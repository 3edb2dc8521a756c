import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.Arrays;

/** Links every class file of a folder in a loader of its own and prints what HotSpot says of it. */
public class Link {
    static class Loader extends ClassLoader {
        Loader(ClassLoader parent) {
            super(parent);
        }

        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
        }
    }

    public static void main(String[] args) throws Exception {
        URL[] path = {new File(args[0]).toURI().toURL()};
        ClassLoader originals = new URLClassLoader(path);
        File[] files = new File(args[1]).listFiles();
        Arrays.sort(files);
        for (File file : files) {
            System.out.println(file.getName() + "\t" + verdict(originals, file));
        }
    }

    static String verdict(ClassLoader originals, File file) throws Exception {
        try {
            Class<?> defined = new Loader(originals).define(Files.readAllBytes(file.toPath()));
            defined.getDeclaredMethods(); // links the class, without initialising it
            return "ok\t";
        } catch (LinkageError error) {
            String message = String.valueOf(error.getMessage()).replace("\n", "\\n");
            return error.getClass().getName() + "\t" + message;
        }
    }
}
