import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Runs javac on each source file of a folder by itself; its output goes beside it, to F.java.txt. */
public class CompileEach {
    public static void main(String[] args) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createTempDirectory("classes");
        Path[] sources;
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toArray(Path[]::new);
        }
        for (Path source : sources) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            String[] options = {"-Xlint:-options", "-proc:none", "-d", classes.toString(), source.toString()};
            javac.run(null, out, out, options);
            Files.write(Path.of(source + ".txt"), out.toByteArray());
        }
    }
}
