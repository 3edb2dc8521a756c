package java.io;

import java.nio.channels.FileChannel;
import java.util.Objects;
import pvm.internal.HostFiles;
import pvm.internal.OpenFile;
import pvm.internal.OpenFileChannel;

/** Writes a file. */
public class FileOutputStream extends OutputStream {
    private static final int ANEW = HostFiles.WRITE | HostFiles.CREATE | HostFiles.TRUNCATE;
    private static final int MORE = HostFiles.WRITE | HostFiles.CREATE | HostFiles.APPEND;

    private final FileDescriptor descriptor;
    private final OpenFile file;
    private FileChannel channel;

    public FileOutputStream(String name) throws FileNotFoundException {
        this(name, false);
    }

    public FileOutputStream(String name, boolean append) throws FileNotFoundException {
        this(new FileDescriptor(
                OpenFile.open(Objects.requireNonNull(name), append ? MORE : ANEW)));
    }

    public FileOutputStream(File file) throws FileNotFoundException {
        this(file.getPath(), false);
    }

    public FileOutputStream(File file, boolean append) throws FileNotFoundException {
        this(file.getPath(), append);
    }

    public FileOutputStream(FileDescriptor fdObj) {
        descriptor = Objects.requireNonNull(fdObj);
        file = fdObj.file;
    }

    @Override
    public void write(int b) throws IOException {
        file.write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b) throws IOException {
        file.write(b, 0, b.length);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        file.write(b, off, len);
    }

    public final FileDescriptor getFD() throws IOException {
        return descriptor;
    }

    public FileChannel getChannel() {
        synchronized (this) {
            if (channel == null) {
                channel = new OpenFileChannel(file, this, HostFiles.WRITE);
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
