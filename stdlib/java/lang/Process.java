package java.lang;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;

/** A process that was started by this one. */
public abstract class Process {
    public Process() {
    }

    /** What the process reads as its input. */
    public abstract OutputStream getOutputStream();

    /** What the process writes to its output. */
    public abstract InputStream getInputStream();

    public abstract InputStream getErrorStream();

    public final BufferedReader inputReader() {
        return inputReader(Charset.defaultCharset());
    }

    public final BufferedReader inputReader(Charset charset) {
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    public final BufferedReader errorReader() {
        return errorReader(Charset.defaultCharset());
    }

    public final BufferedReader errorReader(Charset charset) {
        return new BufferedReader(new InputStreamReader(getErrorStream(), charset));
    }

    public final BufferedWriter outputWriter() {
        return outputWriter(Charset.defaultCharset());
    }

    public final BufferedWriter outputWriter(Charset charset) {
        return new BufferedWriter(new OutputStreamWriter(getOutputStream(), charset));
    }

    public abstract int waitFor() throws InterruptedException;

    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (isAlive()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            Thread.sleep(Math.min(left / 1000000 + 1, 100));
        }
        return true;
    }

    public abstract int exitValue();

    public abstract void destroy();

    public Process destroyForcibly() {
        destroy();
        return this;
    }

    public boolean supportsNormalTermination() {
        throw new UnsupportedOperationException(
                getClass() + ".supportsNormalTermination() not supported");
    }

    public boolean isAlive() {
        try {
            exitValue();
            return false;
        } catch (IllegalThreadStateException e) {
            return true;
        }
    }

    public long pid() {
        throw new UnsupportedOperationException(getClass() + ".pid() not supported");
    }
}
