import java.io.*;
import java.util.concurrent.TimeUnit;

/** Processes: streams, exit values, environment, folders, redirection, waiting and ending. */
public class Processes {
    static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes());
    }

    public static void main(String[] args) throws Exception {
        Process p = new ProcessBuilder("sh", "-c", "echo out; echo err >&2; exit 3").start();
        System.out.print(text(p.getInputStream()) + text(p.getErrorStream()));
        System.out.println(p.waitFor() + " " + p.exitValue() + " " + p.isAlive());

        p = new ProcessBuilder("sh", "-c", "echo out; echo err >&2").redirectErrorStream(true)
                .start();
        System.out.print(text(p.getInputStream()));

        p = Runtime.getRuntime().exec(new String[] {"cat"});
        try (OutputStream out = p.getOutputStream()) {
            out.write("through cat\n".getBytes());
        }
        System.out.print(text(p.getInputStream()));

        ProcessBuilder b = new ProcessBuilder("sh", "-c", "echo $GREETING; pwd");
        b.environment().put("GREETING", "bonjour");
        System.out.print(text(b.directory(new File("/")).start().getInputStream()));
        p = Runtime.getRuntime().exec("printenv A", new String[] {"A=1 2"});
        System.out.print(text(p.getInputStream()));

        File file = File.createTempFile("processes", ".txt");
        b = new ProcessBuilder("echo", "into a file");
        b.redirectOutput(file).start().waitFor();
        b.redirectOutput(ProcessBuilder.Redirect.appendTo(file)).start().waitFor();
        System.out.print(text(new ProcessBuilder("cat").redirectInput(file).start()
                .getInputStream()));
        System.out.println(file.delete());

        p = new ProcessBuilder("sleep", "60").start();
        System.out.println(p.isAlive() + " " + p.waitFor(10, TimeUnit.MILLISECONDS));
        try {
            p.exitValue();
        } catch (IllegalThreadStateException e) {
            System.out.println(e);
        }
        p.destroy();
        System.out.println(p.waitFor());
        p = new ProcessBuilder("sleep", "60").start();
        System.out.println(p.destroyForcibly().waitFor());

        Thread main = Thread.currentThread();
        p = new ProcessBuilder("sleep", "60").start();
        Thread t = new Thread(() -> main.interrupt());
        t.start();
        try {
            p.waitFor();
        } catch (InterruptedException e) {
            System.out.println("interrupted");
        }
        p.destroy();
        try {
            new ProcessBuilder("/no/such/program", "x").start();
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }
}

// expect:
// out
// err
// 3 3 false
// out
// err
// through cat
// bonjour
// /
// 1 2
// into a file
// into a file
// true
// true false
// java.lang.IllegalThreadStateException: process hasn't exited
// 143
// 137
// interrupted
// Cannot run program "/no/such/program": error=2, No such file or directory
