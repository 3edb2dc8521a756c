package java.io;

import java.nio.channels.FileChannel;
import java.util.Objects;
import pvm.internal.HostFiles;
import pvm.internal.OpenFile;
import pvm.internal.OpenFileChannel;

/** Reads a file. */
public class FileInputStream extends InputStream {
    private final FileDescriptor descriptor;
    private final OpenFile file;
    private FileChannel channel;

    public FileInputStream(String name) throws FileNotFoundException {
        this(new FileDescriptor(OpenFile.open(Objects.requireNonNull(name), HostFiles.READ)));
    }

    public FileInputStream(File file) throws FileNotFoundException {
        this(file.getPath());
    }

    public FileInputStream(FileDescriptor fdObj) {
        descriptor = Objects.requireNonNull(fdObj);
        file = fdObj.file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return file.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b) throws IOException {
        return file.read(b, 0, b.length);
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        return file.read(b, off, len);
    }

    /** Skips bytes, also beyond the end, or goes back if n is negative; how far. */
    @Override
    public long skip(long n) throws IOException {
        long from = file.position();
        file.position(from + n);
        return n;
    }

    @Override
    public int available() throws IOException {
        return file.available();
    }

    public final FileDescriptor getFD() throws IOException {
        return descriptor;
    }

    public FileChannel getChannel() {
        synchronized (this) {
            if (channel == null) {
                channel = new OpenFileChannel(file, this, HostFiles.READ);
            }
            return channel;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        FileChannel made = channel;
        if (made != null) {
            made.close();
        }
    }
}
