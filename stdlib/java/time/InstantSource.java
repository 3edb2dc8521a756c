package java.time;

/** What tells the present moment. */
public interface InstantSource {
    static InstantSource system() {
        return Clock.systemUTC();
    }

    Instant instant();

    default long millis() {
        return instant().toEpochMilli();
    }

    Clock withZone(ZoneId zone);
}
