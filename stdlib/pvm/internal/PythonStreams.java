package pvm.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Objects;

/** Standard streams that are Python objects of the embedding program, each by its number. */
public final class PythonStreams {
    private PythonStreams() {
    }

    /** Makes them System's streams; 0 leaves one as it is. */
    static void install(int in, int out, int err) {
        if (in != 0) {
            System.setIn(new Input(in));
        }
        if (out != 0) {
            System.setOut(new PrintStream(new Output(out), true));
        }
        if (err != 0) {
            System.setErr(new PrintStream(new Output(err), true));
        }
    }

    /** Hands bytes to a Python object. */
    private static native void write(int stream, byte[] b, int off, int len) throws IOException;

    /** At most so many bytes of a Python object's; none at its end. */
    private static native byte[] read(int stream, int most) throws IOException;

    private static final class Output extends OutputStream {
        private final int stream;

        Output(int stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) throws IOException {
            PythonStreams.write(stream, new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            Objects.checkFromIndexSize(off, len, b.length);
            PythonStreams.write(stream, b, off, len);
        }
    }

    private static final class Input extends InputStream {
        private final int stream;
        private byte[] buffer = {};
        private int at;

        Input(int stream) {
            this.stream = stream;
        }

        private boolean fill() throws IOException {
            if (at == buffer.length) {
                buffer = PythonStreams.read(stream, 8192);
                at = 0;
            }
            return at < buffer.length;
        }

        @Override
        public synchronized int read() throws IOException {
            return fill() ? buffer[at++] & 0xff : -1;
        }

        @Override
        public synchronized int read(byte[] b, int off, int len) throws IOException {
            Objects.checkFromIndexSize(off, len, b.length);
            if (len == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int n = Math.min(len, buffer.length - at);
            System.arraycopy(buffer, at, b, off, n);
            at += n;
            return n;
        }

        @Override
        public synchronized int available() {
            return buffer.length - at;
        }
    }
}
