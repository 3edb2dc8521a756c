package java.util;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** How far local time is ahead of UTC, by the rules of a zone. */
public abstract class TimeZone implements Serializable, Cloneable {
    private static final long serialVersionUID = 3581463369166924961L;

    public static final int SHORT = 0;
    public static final int LONG = 1;

    private static volatile TimeZone defaultZone;

    private String id;

    public TimeZone() {
    }

    /** Unknown names mean GMT. */
    public static TimeZone getTimeZone(String id) {
        TimeZone zone = find(id);
        return zone == null ? new Named("GMT", ZoneOffset.UTC) : zone;
    }

    public static TimeZone getTimeZone(ZoneId zoneId) {
        String name = zoneId.getId();
        return new Named(name.equals("Z") ? "UTC" : name.startsWith("+") || name.startsWith("-")
                ? "GMT" + name : name, zoneId);
    }

    private static TimeZone find(String id) {
        try {
            if (id.startsWith("GMT+") || id.startsWith("GMT-")) {
                ZoneOffset offset = offset(id.substring(3));
                return new Named(offset == ZoneOffset.UTC ? "GMT" : "GMT" + offset, offset);
            }
            boolean isCustom = id.startsWith("UTC") && id.length() > 3 || id.startsWith("+")
                    || id.startsWith("-") || id.equals("Z");
            return isCustom ? null : new Named(id, ZoneId.of(id));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** h, hh, hmm, hhmm or hh:mm after a sign. */
    private static ZoneOffset offset(String text) {
        if (text.matches(".\\d:\\d\\d") || text.matches(".\\d{3}")) {
            return ZoneOffset.of(text.charAt(0) + "0" + text.substring(1));
        }
        return ZoneOffset.of(text);
    }

    public static TimeZone getDefault() {
        TimeZone zone = defaultZone;
        if (zone == null) {
            String name = System.getProperty("user.timezone", "");
            zone = name.isEmpty() ? find("Etc/UTC") : find(name);
            zone = zone == null ? getTimeZone("GMT") : zone;
            defaultZone = zone;
        }
        return (TimeZone) zone.clone();
    }

    public static void setDefault(TimeZone zone) {
        defaultZone = zone == null ? null : (TimeZone) zone.clone();
    }

    public String getID() {
        return id;
    }

    public void setID(String id) {
        this.id = Objects.requireNonNull(id);
    }

    public abstract int getOffset(int era, int year, int month, int day, int dayOfWeek,
            int milliseconds);

    public int getOffset(long date) {
        return getRawOffset() + (inDaylightTime(new Date(date)) ? getDSTSavings() : 0);
    }

    public abstract void setRawOffset(int offsetMillis);

    public abstract int getRawOffset();

    /** The offset without daylight saving that holds at a moment. */
    int standardOffset(long date) {
        return getRawOffset();
    }

    public abstract boolean useDaylightTime();

    public abstract boolean inDaylightTime(Date date);

    public int getDSTSavings() {
        return useDaylightTime() ? 3_600_000 : 0;
    }

    public ZoneId toZoneId() {
        return ZoneId.of(id);
    }

    public final String getDisplayName() {
        return getDisplayName(false, LONG);
    }

    public final String getDisplayName(boolean daylight, int style) {
        return getDisplayName(daylight, style, Locale.getDefault());
    }

    /** The zone's name, since the names of the zones in words are not built. */
    public String getDisplayName(boolean daylight, int style, Locale locale) {
        if (style == LONG && id.equals("UTC")) {
            return "Coordinated Universal Time";
        }
        if (style == LONG && id.equals("GMT")) {
            return "Greenwich Mean Time";
        }
        return id.equals("Etc/UTC") ? "UTC" : id;
    }

    public boolean hasSameRules(TimeZone other) {
        return other != null && toZoneId().getRules().equals(other.toZoneId().getRules());
    }

    @Override
    public Object clone() {
        try {
            return super.clone();
        } catch (CloneNotSupportedException e) {
            throw new InternalError(e);
        }
    }

    /** A zone with the rules of a ZoneId; its standard offset is the smaller of this year's. */
    private static final class Named extends TimeZone {
        private static final long serialVersionUID = 4043692321214451962L;

        private final ZoneId zone;

        Named(String id, ZoneId zone) {
            this.zone = zone;
            setID(id);
        }

        @Override
        public ZoneId toZoneId() {
            return zone;
        }

        @Override
        public int getOffset(long date) {
            return zone.getRules().getOffset(Instant.ofEpochMilli(date)).getTotalSeconds() * 1000;
        }

        @Override
        public int getOffset(int era, int year, int month, int day, int dayOfWeek,
                int milliseconds) {
            LocalDateTime local = LocalDateTime.of(era == 0 ? 1 - year : year, month + 1, day, 0, 0)
                    .plusNanos(milliseconds * 1_000_000L);
            return zone.getRules().getOffset(local).getTotalSeconds() * 1000;
        }

        @Override
        public void setRawOffset(int offsetMillis) {
            throw new UnsupportedOperationException("other offsets for the zone " + getID());
        }

        private static int offset(ZoneRules rules, int month) {
            return offset(rules, LocalDateTime.now(java.time.Clock.systemUTC()).getYear(), month);
        }

        private static int offset(ZoneRules rules, int year, int month) {
            return rules.getOffset(LocalDateTime.of(year, month, 1, 0, 0)).getTotalSeconds();
        }

        @Override
        public int getRawOffset() {
            ZoneRules rules = zone.getRules();
            return Math.min(offset(rules, 1), offset(rules, 7)) * 1000;
        }

        /** The smaller offset of the moment's year. */
        @Override
        int standardOffset(long date) {
            ZoneRules rules = zone.getRules();
            if (rules.isFixedOffset()) {
                return getOffset(date);
            }
            int year = Instant.ofEpochMilli(date).atZone(ZoneOffset.UTC).getYear();
            return Math.min(offset(rules, year, 1), offset(rules, year, 7)) * 1000;
        }

        @Override
        public boolean useDaylightTime() {
            ZoneRules rules = zone.getRules();
            return offset(rules, 1) != offset(rules, 7);
        }

        @Override
        public boolean inDaylightTime(Date date) {
            return useDaylightTime() && getOffset(date.getTime()) > getRawOffset();
        }

        @Override
        public boolean equals(Object obj) {
            return obj instanceof Named && getID().equals(((Named) obj).getID());
        }

        @Override
        public int hashCode() {
            return getID().hashCode();
        }

        @Override
        public String toString() {
            return "TimeZone[" + getID() + "]";
        }
    }
}
