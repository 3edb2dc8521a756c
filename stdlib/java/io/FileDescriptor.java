package java.io;

import pvm.internal.OpenFile;

/** A file, pipe or terminal that is open. */
public final class FileDescriptor {
    public static final FileDescriptor in = new FileDescriptor(new OpenFile(0));
    public static final FileDescriptor out = new FileDescriptor(new OpenFile(1));
    public static final FileDescriptor err = new FileDescriptor(new OpenFile(2));

    final OpenFile file;

    /** A descriptor that is not valid. */
    public FileDescriptor() {
        this(new OpenFile(-1));
    }

    FileDescriptor(OpenFile file) {
        this.file = file;
    }

    public boolean valid() {
        return file.isOpen();
    }

    /** Waits until all that was written is on the device. */
    public void sync() throws SyncFailedException {
        if (file.sync() != 0) {
            throw new SyncFailedException("sync failed");
        }
    }
}
