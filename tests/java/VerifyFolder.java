import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;

/** Links, and so verifies, the classes named in a file; prints those that are refused, and why. */
public class VerifyFolder extends ClassLoader {
    private final Path root;

    VerifyFolder(Path root) {
        super(VerifyFolder.class.getClassLoader());
        this.root = root;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            byte[] data = Files.readAllBytes(root.resolve(name.replace('.', '/') + ".class"));
            return defineClass(name, data, 0, data.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name);
        }
    }

    /** Looking for a static method links the class but does not initialize it. */
    private static void link(Class<?> c) throws IllegalAccessException {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(c, MethodHandles.lookup());
        try {
            lookup.findStatic(c, "$no such method$", MethodType.methodType(void.class));
        } catch (NoSuchMethodException expected) {
            return;
        }
    }

    /** Arguments: the folder of the class files, and the file with their names. */
    public static void main(String[] args) throws IOException {
        VerifyFolder loader = new VerifyFolder(Path.of(args[0]));
        int linked = 0;
        for (String name : Files.readAllLines(Path.of(args[1]))) {
            try {
                link(Class.forName(name, false, loader));
                linked++;
            } catch (Throwable refused) {
                Throwable reason = refused.getCause() == null ? refused : refused.getCause();
                System.out.println(name + ": " + reason.toString().split("\n")[0]);
            }
        }
        System.out.println(linked + " linked");
    }
}
