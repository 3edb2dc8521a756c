package java.util.jar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The manifest of a jar file: its main attributes, and those of entries by their names. */
public class Manifest implements Cloneable {
    private static final int LONGEST_LINE = 72;

    private final Attributes main = new Attributes();
    private final Map<String, Attributes> entries = new LinkedHashMap<>();

    public Manifest() {
    }

    public Manifest(InputStream is) throws IOException {
        read(is);
    }

    public Manifest(Manifest man) {
        main.putAll(man.main);
        man.entries.forEach((name, a) -> entries.put(name, new Attributes(a)));
    }

    public Attributes getMainAttributes() {
        return main;
    }

    public Map<String, Attributes> getEntries() {
        return entries;
    }

    public Attributes getAttributes(String name) {
        return entries.get(name);
    }

    public void clear() {
        main.clear();
        entries.clear();
    }

    public void read(InputStream is) throws IOException {
        String text = new String(is.readAllBytes(), StandardCharsets.UTF_8);
        // A line that begins with a space goes on with the line before.
        text = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n ", "");
        Attributes section = main;
        boolean atStart = false;
        for (String line : text.split("\n", -1)) {
            if (line.isEmpty()) {
                atStart = true;
                continue;
            }
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IOException("invalid header field");
            }
            String name = line.substring(0, colon);
            String value = line.substring(colon + 2);
            if (atStart && !(section == main && main.isEmpty())) {
                if (!name.equalsIgnoreCase("Name")) {
                    throw new IOException("invalid manifest format");
                }
                section = entries.computeIfAbsent(value, n -> new Attributes());
            } else {
                putChecked(section, name, value);
            }
            atStart = false;
        }
    }

    private static void putChecked(Attributes section, String name, String value)
            throws IOException {
        try {
            section.putValue(name, value);
        } catch (IllegalArgumentException e) {
            throw new IOException("invalid header field name: " + name);
        }
    }

    public void write(OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Attributes.Name[] first = {
            Attributes.Name.MANIFEST_VERSION, Attributes.Name.SIGNATURE_VERSION};
        Attributes rest = new Attributes(main);
        for (Attributes.Name name : first) {
            Object value = rest.remove(name);
            if (value != null) {
                writeLine(name + ": " + value, bytes);
                break;
            }
        }
        if (main.containsKey(first[0]) || main.containsKey(first[1])) {
            writeSection(rest, bytes);
        }
        writeLine("", bytes);
        for (Map.Entry<String, Attributes> e : entries.entrySet()) {
            writeLine("Name: " + e.getKey(), bytes);
            writeSection(e.getValue(), bytes);
            writeLine("", bytes);
        }
        out.write(bytes.toByteArray());
        out.flush();
    }

    private static void writeSection(Attributes section, OutputStream out) throws IOException {
        for (Map.Entry<Object, Object> e : section.entrySet()) {
            writeLine(e.getKey() + ": " + e.getValue(), out);
        }
    }

    /** Writes a line in pieces of at most 72 bytes. */
    private static void writeLine(String line, OutputStream out) throws IOException {
        byte[] b = line.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        int room = LONGEST_LINE;
        while (b.length - at > room) {
            int end = at + room;
            while ((b[end] & 0xc0) == 0x80) {
                end--;
            }
            out.write(b, at, end - at);
            out.write("\r\n ".getBytes());
            at = end;
            room = LONGEST_LINE - 1;
        }
        out.write(b, at, b.length - at);
        out.write("\r\n".getBytes());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Manifest && main.equals(((Manifest) o).main)
                && entries.equals(((Manifest) o).entries);
    }

    @Override
    public int hashCode() {
        return main.hashCode() + entries.hashCode();
    }

    @Override
    public Object clone() {
        return new Manifest(this);
    }
}
