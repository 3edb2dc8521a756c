package java.lang;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pvm.internal.HostFiles;
import pvm.internal.HostProcess;
import pvm.internal.HostProcesses;
import pvm.internal.OpenFile;

/** Starts processes. */
public final class ProcessBuilder {
    private static final int ANEW = HostFiles.WRITE | HostFiles.CREATE | HostFiles.TRUNCATE;
    private static final int MORE = HostFiles.WRITE | HostFiles.CREATE | HostFiles.APPEND;

    private List<String> command;
    private File directory;
    private Map<String, String> environment;
    private boolean redirectErrorStream;
    private final Redirect[] redirects = {Redirect.PIPE, Redirect.PIPE, Redirect.PIPE};

    public ProcessBuilder(List<String> command) {
        this.command = Objects.requireNonNull(command);
    }

    public ProcessBuilder(String... command) {
        this.command = new ArrayList<>(Arrays.asList(command));
    }

    /** Where a stream of a process comes from or goes. */
    public abstract static class Redirect {
        public static final Redirect PIPE = new Fixed(Type.PIPE, HostProcesses.PIPE);
        public static final Redirect INHERIT = new Fixed(Type.INHERIT, HostProcesses.INHERIT);
        public static final Redirect DISCARD = new ToFile(Type.WRITE, new File("/dev/null"));

        private Redirect() {
        }

        /** The kinds. */
        public enum Type {
            PIPE, INHERIT, READ, WRITE, APPEND
        }

        public abstract Type type();

        public File file() {
            return null;
        }

        public static Redirect from(File file) {
            return new ToFile(Type.READ, Objects.requireNonNull(file));
        }

        public static Redirect to(File file) {
            return new ToFile(Type.WRITE, Objects.requireNonNull(file));
        }

        public static Redirect appendTo(File file) {
            return new ToFile(Type.APPEND, Objects.requireNonNull(file));
        }

        @Override
        public boolean equals(Object obj) {
            return obj == this || obj instanceof Redirect && type() == ((Redirect) obj).type()
                    && Objects.equals(file(), ((Redirect) obj).file());
        }

        @Override
        public int hashCode() {
            return file() == null ? super.hashCode() : file().hashCode();
        }

        private static final class Fixed extends Redirect {
            private final Type type;
            private final int number;

            Fixed(Type type, int number) {
                this.type = type;
                this.number = number;
            }

            @Override
            public Type type() {
                return type;
            }

            @Override
            int open() {
                return number;
            }

            @Override
            public String toString() {
                return type.toString();
            }
        }

        private static final class ToFile extends Redirect {
            private final Type type;
            private final File file;

            ToFile(Type type, File file) {
                this.type = type;
                this.file = file;
            }

            @Override
            public Type type() {
                return type;
            }

            @Override
            public File file() {
                return file;
            }

            @Override
            int open() throws IOException {
                int flags = type == Type.READ ? HostFiles.READ : type == Type.WRITE ? ANEW : MORE;
                int fd = HostFiles.open(file.getPath(), flags);
                if (fd < 0) {
                    throw new java.io.FileNotFoundException(file.getPath() + " ("
                            + pvm.internal.Host.errorText(-fd) + ")");
                }
                return fd;
            }

            @Override
            public String toString() {
                String way = type == Type.READ ? "read from" : type == Type.WRITE ? "write to"
                        : "append to";
                return "redirect to " + way + " file \"" + file + "\"";
            }
        }

        /** A descriptor or one of the numbers of HostProcesses. */
        abstract int open() throws IOException;
    }

    public ProcessBuilder command(List<String> command) {
        this.command = Objects.requireNonNull(command);
        return this;
    }

    public ProcessBuilder command(String... command) {
        this.command = new ArrayList<>(Arrays.asList(command));
        return this;
    }

    public List<String> command() {
        return command;
    }

    public Map<String, String> environment() {
        if (environment == null) {
            environment = new HashMap<>(System.getenv());
        }
        return environment;
    }

    public File directory() {
        return directory;
    }

    public ProcessBuilder directory(File directory) {
        this.directory = directory;
        return this;
    }

    public boolean redirectErrorStream() {
        return redirectErrorStream;
    }

    public ProcessBuilder redirectErrorStream(boolean redirectErrorStream) {
        this.redirectErrorStream = redirectErrorStream;
        return this;
    }

    public ProcessBuilder redirectInput(Redirect source) {
        if (source.type() == Redirect.Type.WRITE || source.type() == Redirect.Type.APPEND) {
            throw new IllegalArgumentException("Redirect invalid for reading: " + source);
        }
        redirects[0] = source;
        return this;
    }

    private ProcessBuilder redirectWriting(int stream, Redirect destination) {
        if (destination.type() == Redirect.Type.READ) {
            throw new IllegalArgumentException("Redirect invalid for writing: " + destination);
        }
        redirects[stream] = destination;
        return this;
    }

    public ProcessBuilder redirectOutput(Redirect destination) {
        return redirectWriting(1, destination);
    }

    public ProcessBuilder redirectError(Redirect destination) {
        return redirectWriting(2, destination);
    }

    public ProcessBuilder redirectInput(File file) {
        return redirectInput(Redirect.from(file));
    }

    public ProcessBuilder redirectOutput(File file) {
        return redirectOutput(Redirect.to(file));
    }

    public ProcessBuilder redirectError(File file) {
        return redirectError(Redirect.to(file));
    }

    public Redirect redirectInput() {
        return redirects[0];
    }

    public Redirect redirectOutput() {
        return redirects[1];
    }

    public Redirect redirectError() {
        return redirects[2];
    }

    public ProcessBuilder inheritIO() {
        Arrays.fill(redirects, Redirect.INHERIT);
        return this;
    }

    public Process start() throws IOException {
        String[] words = command.toArray(new String[0]);
        for (String word : words) {
            Objects.requireNonNull(word);
        }
        if (words.length == 0) {
            throw new IndexOutOfBoundsException("Index 0 out of bounds for length 0");
        }
        int[] streams = {HostProcesses.PIPE, HostProcesses.PIPE, HostProcesses.SAME_AS_OUTPUT};
        try {
            for (int i = 0; i < (redirectErrorStream ? 2 : 3); i++) {
                streams[i] = redirects[i].open();
            }
            return HostProcess.start(words, pairs(),
                    directory == null ? null : directory.getPath(), streams);
        } finally {
            for (int fd : streams) {
                if (fd >= 0) {
                    new OpenFile(fd).close();
                }
            }
        }
    }

    /** Null: the variables of this process, which nobody has asked for. */
    private String[] pairs() {
        if (environment == null) {
            return null;
        }
        List<String> pairs = new ArrayList<>();
        environment.forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        return pairs.toArray(new String[0]);
    }
}
