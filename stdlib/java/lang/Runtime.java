package java.lang;

import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pvm.internal.Host;
import pvm.internal.Shutdown;

/** The runtime that the program runs in. */
public class Runtime {
    private static final Runtime CURRENT = new Runtime();

    private Runtime() {
    }

    public static Runtime getRuntime() {
        return CURRENT;
    }

    public void exit(int status) {
        Shutdown.exit(status);
    }

    public void addShutdownHook(Thread hook) {
        Shutdown.add(hook);
    }

    public boolean removeShutdownHook(Thread hook) {
        return Shutdown.remove(hook);
    }

    /** Ends the process at once. */
    public void halt(int status) {
        Host.halt(status);
    }

    public native int availableProcessors();

    public native long freeMemory();

    public native long totalMemory();

    public native long maxMemory();

    public native void gc();

    /** Does nothing: the machine runs no finalizers (JLS 12.6), so none ever waits to be run. */
    public void runFinalization() {
    }

    public void load(String filename) {
        if (!filename.startsWith("/")) {
            throw new UnsatisfiedLinkError(
                    "Expecting an absolute path of the library: " + filename);
        }
        Host.loadLibrary(filename, true);
    }

    public void loadLibrary(String libname) {
        if (libname.indexOf('/') >= 0) {
            throw new UnsatisfiedLinkError(
                    "Directory separator should not appear in library name: " + libname);
        }
        Host.loadLibrary(libname, false);
    }

    public Process exec(String command) throws IOException {
        return exec(command, null, null);
    }

    public Process exec(String command, String[] envp) throws IOException {
        return exec(command, envp, null);
    }

    public Process exec(String command, String[] envp, File dir) throws IOException {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("Empty command");
        }
        return exec(command.trim().split("[ \\t\\n\\r\\f]+"), envp, dir);
    }

    public Process exec(String[] cmdarray) throws IOException {
        return exec(cmdarray, null, null);
    }

    public Process exec(String[] cmdarray, String[] envp) throws IOException {
        return exec(cmdarray, envp, null);
    }

    public Process exec(String[] cmdarray, String[] envp, File dir) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(cmdarray).directory(dir);
        if (envp != null) {
            builder.environment().clear();
            for (String variable : envp) {
                int i = variable.indexOf('=');
                if (i >= 0) {
                    builder.environment().put(variable.substring(0, i),
                            variable.substring(i + 1));
                }
            }
        }
        return builder.start();
    }

    /** The version of the platform, as its system property tells it. */
    public static Version version() {
        return Version.parse(System.getProperty("java.version"));
    }

    /** A version: numbers, and what may follow "-" and "+" (JEP 322). */
    public static final class Version implements Comparable<Version> {
        private static final int PRE = 2;
        private static final int BUILD = 4;
        private static final int OPTIONAL = 5;

        private final List<Integer> version;
        private final Optional<String> pre;
        private final Optional<Integer> build;
        private final Optional<String> optional;

        private Version(List<Integer> version, String pre, Integer build, String optional) {
            this.version = version;
            this.pre = Optional.ofNullable(pre);
            this.build = Optional.ofNullable(build);
            this.optional = Optional.ofNullable(optional);
        }

        public static Version parse(String s) {
            Objects.requireNonNull(s);
            boolean isPlain = !s.isEmpty() && s.chars().allMatch(c -> c >= '0' && c <= '9');
            if (s.isEmpty() || isPlain && s.charAt(0) != '0') {
                return new Version(List.of(Integer.parseInt(s)), null, null, null);
            }
            Matcher m = Pattern.compile("([1-9][0-9]*(?:(?:\\.0)*\\.[1-9][0-9]*)*)"
                    + "(?:-([a-zA-Z0-9]+))?(\\+)?(0|[1-9][0-9]*)?(?:-([-a-zA-Z0-9.]+))?")
                    .matcher(s);
            if (!m.matches() || m.group(PRE + 1) == null && m.group(BUILD) != null) {
                throw new IllegalArgumentException("Invalid version string: '" + s + "'");
            }
            checkParts(s, m);
            List<Integer> numbers = new ArrayList<>();
            for (String number : m.group(1).split("\\.")) {
                numbers.add(Integer.valueOf(number));
            }
            return new Version(Collections.unmodifiableList(numbers), m.group(PRE),
                    m.group(BUILD) == null ? null : Integer.valueOf(m.group(BUILD)),
                    m.group(OPTIONAL));
        }

        private static void checkParts(String s, Matcher m) {
            if (m.group(BUILD) != null) {
                return;
            }
            boolean hasPlus = m.group(PRE + 1) != null;
            boolean hasOptional = m.group(OPTIONAL) != null;
            if (hasPlus && (!hasOptional || m.group(PRE) != null)) {
                throw new IllegalArgumentException("'+' found with "
                        + (hasOptional ? "pre-release and optional components: '"
                        : "neither build or optional components: '") + s + "'");
            }
            if (!hasPlus && hasOptional && m.group(PRE) == null) {
                throw new IllegalArgumentException("optional component must be preceded by a "
                        + "pre-release component or '+': '" + s + "'");
            }
        }

        private int number(int index) {
            return index < version.size() ? version.get(index) : 0;
        }

        public int feature() {
            return version.get(0);
        }

        public int interim() {
            return number(1);
        }

        public int update() {
            return number(2);
        }

        public int patch() {
            return number(3);
        }

        @Deprecated(since = "10")
        public int major() {
            return feature();
        }

        @Deprecated(since = "10")
        public int minor() {
            return interim();
        }

        @Deprecated(since = "10")
        public int security() {
            return update();
        }

        public List<Integer> version() {
            return version;
        }

        public Optional<String> pre() {
            return pre;
        }

        public Optional<Integer> build() {
            return build;
        }

        public Optional<String> optional() {
            return optional;
        }

        @Override
        public int compareTo(Version obj) {
            int result = compareToIgnoreOptional(obj);
            return result != 0 ? result : compareAbsentFirst(optional, obj.optional);
        }

        public int compareToIgnoreOptional(Version obj) {
            for (int i = 0; i < Math.min(version.size(), obj.version.size()); i++) {
                int result = version.get(i) - obj.version.get(i);
                if (result != 0) {
                    return result;
                }
            }
            int result = version.size() - obj.version.size();
            if (result == 0) {
                result = comparePre(obj);
            }
            return result != 0 ? result : compareAbsentFirst(build, obj.build);
        }

        /** A version without is later; numbers come before other texts. */
        private int comparePre(Version obj) {
            if (pre.isEmpty() || obj.pre.isEmpty()) {
                return Boolean.compare(pre.isEmpty(), obj.pre.isEmpty());
            }
            String mine = pre.get();
            String other = obj.pre.get();
            boolean isNumber = mine.matches("\\d+");
            if (isNumber != other.matches("\\d+")) {
                return isNumber ? -1 : 1;
            }
            return isNumber ? new BigInteger(mine).compareTo(new BigInteger(other))
                    : mine.compareTo(other);
        }

        private static <T extends Comparable<T>> int compareAbsentFirst(Optional<T> one,
                Optional<T> other) {
            return one.isPresent() && other.isPresent() ? one.get().compareTo(other.get())
                    : Boolean.compare(one.isPresent(), other.isPresent());
        }

        @Override
        public String toString() {
            StringJoiner numbers = new StringJoiner(".");
            version.forEach(number -> numbers.add(number.toString()));
            StringBuilder text = new StringBuilder(numbers.toString());
            pre.ifPresent(value -> text.append('-').append(value));
            if (build.isPresent()) {
                text.append('+').append(build.get());
            } else if (optional.isPresent() && pre.isEmpty()) {
                text.append('+');
            }
            optional.ifPresent(value -> text.append('-').append(value));
            return text.toString();
        }

        @Override
        public boolean equals(Object obj) {
            return equalsIgnoreOptional(obj) && optional.equals(((Version) obj).optional);
        }

        public boolean equalsIgnoreOptional(Object obj) {
            return obj instanceof Version v && version.equals(v.version) && pre.equals(v.pre)
                    && build.equals(v.build);
        }

        @Override
        public int hashCode() {
            return Objects.hash(version, pre, build, optional);
        }
    }
}
