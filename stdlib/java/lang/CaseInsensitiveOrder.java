package java.lang;

import java.io.Serializable;
import java.util.Comparator;

/** The order of strings that ignores case. */
final class CaseInsensitiveOrder implements Comparator<String>, Serializable {
    @Override
    public int compare(String a, String b) {
        return StringText.compareIgnoreCase(a, b);
    }
}
