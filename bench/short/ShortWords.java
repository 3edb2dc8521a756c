import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts words of a made text and sorts them: strings, boxes and collections for a moment. */
public class ShortWords {
    public static void main(String[] args) {
        Map<String, Integer> counts = new HashMap<>();
        int seed = 1;
        for (int i = 0; i < 20_000; i++) {
            seed = seed * 1103515245 + 12345;
            counts.merge("word" + (seed >>> 22), 1, Integer::sum);
        }
        List<String> words = new ArrayList<>(counts.keySet());
        words.sort((a, b) -> {
            int order = counts.get(b) - counts.get(a);
            return order != 0 ? order : a.compareTo(b);
        });
        StringBuilder text = new StringBuilder("ShortWords");
        for (String word : words.subList(0, 5)) {
            text.append(' ').append(word).append('=').append(counts.get(word));
        }
        System.out.println(text);
    }
}
