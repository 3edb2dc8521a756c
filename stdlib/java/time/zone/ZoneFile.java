package java.time.zone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compiled zone (RFC 8536): changes of offsets, and a rule for the years after them. */
final class ZoneFile {
    private static final int MAGIC = 0x545a6966;
    private static final int HEADER = 44;
    /** Up to this year changes are made of the rule. */
    private static final int LAST_YEAR = 2200;
    private static final String NAME = "(?:[A-Za-z]+|<[^>]+>)";
    private static final String TIME = "([-+]?\\d+(?::\\d+){0,2})";
    private static final String DAY = "M(\\d+)\\.(\\d+)\\.(\\d+)(?:/" + TIME + ")?";
    private static final Pattern RULE =
            Pattern.compile(NAME + TIME + "(?:" + NAME + TIME + "?," + DAY + "," + DAY + ")?");

    private final List<Long> changes = new ArrayList<>();
    private final List<ZoneOffset> offsets = new ArrayList<>();

    private ZoneFile() {
    }

    static ZoneRules parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt(0) != MAGIC || in.get(4) < '2') {
            throw new IllegalArgumentException("not a zone file of version 2");
        }
        ZoneFile file = new ZoneFile();
        int second = HEADER + blockLength(in, 0, 4);
        file.readChanges(in, second);
        int footer = second + HEADER + blockLength(in, second, 8);
        file.addRule(new String(bytes, footer, bytes.length - footer,
                StandardCharsets.US_ASCII).trim());
        long[] times = file.changes.stream().mapToLong((time) -> time).toArray();
        return new ZoneRules(times, file.offsets.toArray(new ZoneOffset[0]));
    }

    /** The counts of a header: of UT and standard indicators, leap seconds, times, types, chars. */
    private static int count(ByteBuffer in, int at, int index) {
        return in.getInt(at + 20 + 4 * index);
    }

    private static int blockLength(ByteBuffer in, int at, int timeBytes) {
        return count(in, at, 3) * (timeBytes + 1) + count(in, at, 4) * 6 + count(in, at, 5)
                + count(in, at, 2) * (timeBytes + 4) + count(in, at, 1) + count(in, at, 0);
    }

    private void readChanges(ByteBuffer in, int header) {
        int times = count(in, header, 3);
        int start = header + HEADER;
        int types = start + times * 9;
        offsets.add(ZoneOffset.ofTotalSeconds(in.getInt(types)));
        for (int i = 0; i < times; i++) {
            int type = in.get(start + times * 8 + i) & 0xff;
            add(in.getLong(start + i * 8), in.getInt(types + type * 6));
        }
    }

    private void add(long time, int seconds) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(seconds);
        if (!offset.equals(offsets.get(offsets.size() - 1))) {
            changes.add(time);
            offsets.add(offset);
        }
    }

    private static int seconds(String time) {
        int sign = time.startsWith("-") ? -1 : 1;
        int total = 0;
        int unit = 3600;
        for (String part : time.replaceFirst("[-+]", "").split(":")) {
            total += Integer.parseInt(part) * unit;
            unit /= 60;
        }
        return sign * total;
    }

    /** A rule as in POSIX's TZ, whose offsets count westwards. */
    private void addRule(String rule) {
        Matcher m = RULE.matcher(rule);
        if (!m.matches() || m.group(3) == null) {
            return;
        }
        int standard = -seconds(m.group(1));
        int summer = m.group(2) == null ? standard + 3600 : -seconds(m.group(2));
        long last = changes.isEmpty() ? Long.MIN_VALUE : changes.get(changes.size() - 1);
        int from = changes.isEmpty() ? 1970
                : LocalDate.ofEpochDay(Math.floorDiv(last, 86400L)).getYear();
        for (int year = from; year <= LAST_YEAR; year++) {
            long[] starts = {change(m, 3, year) - standard, change(m, 7, year) - summer};
            int[] after = {summer, standard};
            int first = starts[0] < starts[1] ? 0 : 1;
            for (int i : new int[] {first, 1 - first}) {
                if (starts[i] > last) {
                    add(starts[i], after[i]);
                }
            }
        }
    }

    /** The local second at which a rule takes effect: month, week (5: the last) and weekday. */
    private static long change(Matcher m, int group, int year) {
        int week = Integer.parseInt(m.group(group + 1));
        int day = Integer.parseInt(m.group(group + 2));
        LocalDate date = LocalDate.of(year, Integer.parseInt(m.group(group)), 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(week == 5 ? -1 : week,
                        DayOfWeek.of(day == 0 ? 7 : day)));
        String time = m.group(group + 3);
        return date.toEpochDay() * 86400 + (time == null ? 7200 : seconds(time));
    }
}
