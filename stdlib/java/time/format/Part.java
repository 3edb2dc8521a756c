package java.time.format;

import java.time.temporal.TemporalAccessor;

/** A part of a format, which prints and parses itself. */
interface Part {
    void print(TemporalAccessor temporal, StringBuilder sb);

    /** Parses from a place on; gives the place after it, or the complement of where it failed. */
    int parse(Parsed parsed, CharSequence text, int at);
}
