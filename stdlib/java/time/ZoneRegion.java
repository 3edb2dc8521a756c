package java.time;

import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;

/** A zone that has a name. */
final class ZoneRegion extends ZoneId {
    private static final long serialVersionUID = 8386373296231747096L;

    private final String id;
    private final transient ZoneRules rules;

    ZoneRegion(String id, ZoneRules rules) {
        this.id = id;
        this.rules = rules;
    }

    static ZoneId named(String id) {
        boolean isName = id.length() >= 2 && Character.isLetter(id.charAt(0));
        for (int i = 1; isName && i < id.length(); i++) {
            char c = id.charAt(i);
            isName = c < 128 && (Character.isLetterOrDigit(c) || "/._~+-".indexOf(c) >= 0);
        }
        if (!isName) {
            throw new DateTimeException(
                    "Invalid ID for region-based ZoneId, invalid format: " + id);
        }
        return new ZoneRegion(id, ZoneRulesProvider.getRules(id, false));
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public ZoneRules getRules() {
        return rules;
    }
}
