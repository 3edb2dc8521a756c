import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;

/** java.io.File and the streams over files and arrays, in a folder of their own. */
public class FilesAndStreams {
    static void files(File folder) throws IOException {
        File file = new File(folder, "a.txt");
        File same = new File(folder.getPath(), "a.txt");
        System.out.println(file.equals(same) + " " + file.exists() + " " + file.createNewFile()
                + " " + file.createNewFile() + " " + file.isFile() + file.isDirectory());
        System.out.println(file.canRead() + " " + file.canWrite() + " " + file.canExecute() + " "
                + file.setExecutable(true) + " " + file.canExecute());
        System.out.println(file.getName() + " " + file.length() + " " + file.isAbsolute() + " "
                + file.getParentFile().equals(folder) + " "
                + file.getParent().equals(folder.getPath()));
        File relative = new File("x" + File.separator + ".." + File.separatorChar + "y");
        System.out.println(relative.toString() + " " + relative.getPath() + " "
                + relative.isAbsolute() + " " + relative.getAbsolutePath().endsWith("/x/../y")
                + " " + relative.getAbsoluteFile().getName() + " "
                + relative.getCanonicalPath().endsWith("/x/../y") + " "
                + relative.getCanonicalFile().getName());
        System.out.println(file.setLastModified(1_600_000_000_000L) + " " + file.lastModified());
        File deep = new File(folder, "p/q");
        System.out.println(deep.mkdir() + " " + deep.mkdirs() + " " + new File(folder, "r").mkdir());
        File moved = new File(deep, "b.txt");
        System.out.println(file.renameTo(moved) + " " + file.exists() + " " + moved.exists());
        File[] listed = folder.listFiles();
        Arrays.sort(listed);
        for (File f : listed) {
            System.out.println(f.getName() + (f.isDirectory() ? "/" : ""));
        }
        System.out.println(moved.listFiles() == null);
    }

    static void inputFiles(File folder) throws IOException {
        String name = new File(folder, "bytes").getPath();
        try (OutputStream out = new FileOutputStream(name)) {
            out.write(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 200});
        }
        FileInputStream in = new FileInputStream(name);
        byte[] three = new byte[3];
        System.out.println(in.available() + " " + in.read() + " " + in.read(three) + " "
                + Arrays.toString(three) + in.read(three, 1, 1) + Arrays.toString(three));
        FileChannel channel = in.getChannel();
        System.out.println(channel.position() + " " + channel.size() + " "
                + in.getFD().valid());
        in.close();
        InputStream abstractly = new FileInputStream(name);
        System.out.println(abstractly.read() + " " + abstractly.read(three) + " "
                + abstractly.read(three, 0, 2) + " " + abstractly.available());
        abstractly.close();
        try {
            in.read();
        } catch (IOException e) {
            System.out.println(e);
        }
        try (FileReader reader = new FileReader(folder + "/none")) {
            System.out.println(reader.read());
        } catch (FileNotFoundException e) {
            System.out.println(e.getMessage().endsWith("/none (No such file or directory)"));
        }
    }

    static void randomAccess(File folder) throws IOException {
        File file = new File(folder, "random");
        RandomAccessFile random = new RandomAccessFile(file, "rw");
        random.write(65);
        random.writeChars("hi");
        random.setLength(10);
        random.seek(8);
        random.write(66);
        System.out.println(random.getFilePointer() + " " + random.length());
        random.seek(1);
        byte[] some = new byte[4];
        random.readFully(some);
        System.out.println(Arrays.toString(some) + random.skipBytes(2) + " "
                + random.skipBytes(100) + " " + random.read(some, 0, 4));
        System.out.println(random.getChannel().size() + " " + random.getFD().valid());
        random.close();
        try (RandomAccessFile read = new RandomAccessFile(file.getPath(), "r")) {
            read.write(1);
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }

    static void texts(File folder) throws IOException {
        String name = new File(folder, "text").getPath();
        try (FileWriter writer = new FileWriter(name)) {
            writer.write("first\r\nsecond\nthird");
        }
        try (BufferedReader reader = new BufferedReader(new FileReader(name))) {
            System.out.println(reader.readLine() + reader.readLine() + reader.readLine()
                    + reader.readLine());
        }
        CharBuffer buffer = CharBuffer.allocate(5);
        try (InputStreamReader reader = new InputStreamReader(new FileInputStream(name))) {
            System.out.println(reader.read(buffer) + " " + buffer.flip());
        }
        byte[] latin = {(byte) 0xe4, 'b'};
        try (Reader reader =
                new InputStreamReader(new ByteArrayInputStream(latin), "ISO-8859-1")) {
            char[] chars = new char[5];
            System.out.println(reader.read(chars, 1, 4) + " " + (int) chars[1]);
        }
    }

    static void arrays() throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(new byte[] {9, 8, 7, 6});
        byte[] two = new byte[2];
        System.out.println(in.available() + " " + in.read(two, 0, 2) + " " + in.available());
        in.close();
        ByteArrayOutputStream out = new ByteArrayOutputStream(2);
        out.write(new byte[] {1, 2, 3, 4}, 1, 3);
        System.out.println(out.size() + " " + Arrays.toString(out.toByteArray()));
        out.reset();
        out.close();
        System.out.println(out.size());
        FilterOutputStream filter = new FilterOutputStream(out);
        filter.write('x');
        filter.close();
        Closeable closeable = () -> System.out.println("closed " + out);
        closeable.close();
        PrintStream print = new PrintStream(out);
        print.print(1L << 40);
        print.printf("[%d]", 5).format("<%s>", "s");
        print.flush();
        System.out.println(out);
        PrintStream named = new PrintStream(out, true, "UTF-16BE");
        named.print("e");
        System.out.println(out.size());
    }

    static void primitives() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectOutputStream out = new ObjectOutputStream(bytes);
        out.writeBoolean(true);
        out.writeByte(200);
        out.writeChar('z');
        out.flush();
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            System.out.println(in.readBoolean() + " " + in.readByte() + " " + in.readChar());
            in.close();
        }
    }

    static void delete(File file) {
        File[] files = file.listFiles();
        if (files != null) {
            for (File f : files) {
                delete(f);
            }
        }
        file.delete();
    }

    public static void main(String[] args) throws Exception {
        File folder = Files.createTempDirectory("files").toFile();
        try {
            files(folder);
            inputFiles(folder);
            randomAccess(folder);
            texts(folder);
            arrays();
            primitives();
        } finally {
            delete(folder);
        }
        File last = File.createTempFile("last", null);
        last.deleteOnExit();
        System.out.println(folder.exists() + " " + last.exists());
        InputStream in = System.in;
        System.out.println(in.read());
    }
}

// expect:
// true false true false truefalse
// true true false true true
// a.txt 0 true true true
// x/../y x/../y false true y false y
// true 1600000000000
// false true true
// true false true
// p/
// r/
// true
// 8 1 3 [2, 3, 4]1[2, 5, 4]
// 5 8 true
// 1 3 2 2
// java.io.IOException: Stream Closed
// true
// 9 10
// [0, 104, 0, 105]2 3 -1
// 10 true
// Bad file descriptor
// firstsecondthirdnull
// 5 first
// 2 228
// 4 2 2
// 3 [2, 3, 4]
// 0
// closed x
// x1099511627776[5]<s>
// 22
// true -56 z
// false true
// -1
