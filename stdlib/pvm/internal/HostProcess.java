package pvm.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A process of the host. */
public final class HostProcess extends Process {
    private final int number;
    private final long pid;
    private final OutputStream input;
    private final InputStream output;
    private final InputStream error;
    private boolean ended;
    private int status;

    private HostProcess(int[] started) {
        input = started[0] < 0 ? OutputStream.nullOutputStream()
                : new BufferedOutputStream(new Sink(new OpenFile(started[0])));
        output = source(started[1]);
        error = source(started[2]);
        number = started[3];
        pid = started[4];
        // it has what its maker has: the handler of its exceptions may be a program's
        Thread reaper = new Thread(this::reap, "process reaper");
        reaper.setDaemon(true);
        Privileged.asLibrary(() -> {
            reaper.start();
            return null;
        });
    }

    /** Starts a process; IOException if that fails. streams: see HostProcesses.start. */
    public static Process start(String[] command, String[] environment, String folder,
            int[] streams) throws IOException {
        int[] started = java.util.Arrays.copyOf(streams, 5);
        int error = HostProcesses.start(command, environment, folder, started);
        if (error != 0) {
            throw new IOException("Cannot run program \"" + command[0] + "\""
                    + (folder == null ? "" : " (in directory \"" + folder + "\")") + ": error="
                    + error + ", " + Host.errorText(error),
                    new IOException("error=" + error + ", " + Host.errorText(error)));
        }
        return new HostProcess(started);
    }

    private static InputStream source(int fd) {
        return fd < 0 ? InputStream.nullInputStream()
                : new BufferedInputStream(new Source(new OpenFile(fd)));
    }

    private void reap() {
        int result = HostProcesses.waitFor(number);
        synchronized (this) {
            ended = true;
            status = result;
            notifyAll();
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return input;
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return error;
    }

    @Override
    public synchronized int waitFor() throws InterruptedException {
        while (!ended) {
            wait();
        }
        return status;
    }

    @Override
    public synchronized boolean waitFor(long timeout, TimeUnit unit)
            throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (!ended) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait((left + 999999) / 1000000);
        }
        return true;
    }

    @Override
    public synchronized int exitValue() {
        if (!ended) {
            throw new IllegalThreadStateException("process hasn't exited");
        }
        return status;
    }

    @Override
    public synchronized boolean isAlive() {
        return !ended;
    }

    @Override
    public long pid() {
        return pid;
    }

    private synchronized void signal(boolean kill) {
        if (!ended) {
            HostProcesses.signal(number, kill);
        }
    }

    @Override
    public void destroy() {
        signal(false);
    }

    @Override
    public Process destroyForcibly() {
        signal(true);
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return true;
    }

    @Override
    public String toString() {
        return "Process[pid=" + pid + ", exitValue="
                + (isAlive() ? "\"not exited\"" : "" + exitValue()) + "]";
    }

    /** Our end of a pipe that the process writes. */
    private static final class Source extends InputStream {
        private final OpenFile file;

        Source(OpenFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return file.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            Objects.checkFromIndexSize(off, len, b.length);
            return file.read(b, off, len);
        }

        @Override
        public int available() throws IOException {
            return file.available();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** Our end of a pipe that the process reads. */
    private static final class Sink extends OutputStream {
        private final OpenFile file;

        Sink(OpenFile file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            file.write(b, off, len);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
