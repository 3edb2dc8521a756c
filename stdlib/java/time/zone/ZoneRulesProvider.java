package java.time.zone;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pvm.internal.Privileged;

/** The rules of named zones, from the files of the system's time zone database. */
public abstract class ZoneRulesProvider {
    private static final String FOLDER = "/usr/share/zoneinfo/";
    private static final Map<String, ZoneRules> KNOWN = new ConcurrentHashMap<>();

    protected ZoneRulesProvider() {
    }

    public static ZoneRules getRules(String zoneId, boolean forCaching) {
        ZoneRules rules = KNOWN.get(zoneId);
        if (rules == null) {
            rules = read(zoneId);
            KNOWN.put(zoneId, rules);
        }
        return rules;
    }

    /** The zones are part of the library, though their files are not. */
    private static ZoneRules read(String zoneId) {
        return Privileged.asLibrary(() -> readFile(zoneId));
    }

    private static ZoneRules readFile(String zoneId) {
        File file = new File(FOLDER + zoneId);
        if (zoneId.contains("..") || !file.isFile()) {
            throw new ZoneRulesException("Unknown time-zone ID: " + zoneId);
        }
        try (FileInputStream in = new FileInputStream(file)) {
            return ZoneFile.parse(in.readAllBytes());
        } catch (IOException | RuntimeException e) {
            throw new ZoneRulesException("Unable to load zone rules: " + zoneId, e);
        }
    }
}
