import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tokenizer for a small language, with one regular expression of named groups. */
public class Tokens implements Iterable<Tokens.Token> {
    enum Kind {
        COMMENT("#[^\\n]*"), NUMBER("\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?"),
        KEYWORD("(?:if|else|while|def|return)\\b"), NAME("[A-Za-z_]\\w*"),
        STRING("\"(?:[^\"\\\\\\n]|\\\\.)*\""), OPERATOR("[-+*/<>=!]=?|&&|\\|\\|"),
        MARK("[(){},;]"), NEWLINE("\\n"), BLANK("[ \\t]+"), ERROR(".");

        final String pattern;

        Kind(String pattern) {
            this.pattern = pattern;
        }
    }

    record Token(Kind kind, String text, int line, int column) {
        @Override
        public String toString() {
            return line + ":" + column + " " + kind + " " + text.replace("\n", "\\n");
        }
    }

    static final Pattern ALL;

    static {
        StringBuilder all = new StringBuilder();
        for (Kind kind : Kind.values()) {
            all.append(all.length() == 0 ? "" : "|").append("(?<").append(kind.name()).append('>')
                    .append(kind.pattern).append(')');
        }
        ALL = Pattern.compile(all.toString());
    }

    private final String source;

    Tokens(String source) {
        this.source = source;
    }

    @Override
    public Iterator<Token> iterator() {
        return new Scan();
    }

    private final class Scan implements Iterator<Token> {
        private final Matcher matcher = ALL.matcher(source);
        private int line = 1;
        private int lineStart;
        private Token next = advance();

        private Token advance() {
            while (matcher.find()) {
                Kind kind = kindOf(matcher);
                Token token = new Token(kind, matcher.group(), line,
                        matcher.start() - lineStart + 1);
                if (kind == Kind.NEWLINE) {
                    line++;
                    lineStart = matcher.end();
                }
                if (kind != Kind.BLANK && kind != Kind.COMMENT && kind != Kind.NEWLINE) {
                    return token;
                }
            }
            return null;
        }

        private Kind kindOf(Matcher m) {
            for (Kind kind : Kind.values()) {
                if (m.group(kind.name()) != null) {
                    return kind;
                }
            }
            throw new AssertionError(m.group());
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Token next() {
            if (next == null) {
                throw new NoSuchElementException("end of source");
            }
            Token result = next;
            next = advance();
            return result;
        }
    }

    public static void main(String[] args) {
        String source = """
                def area(r) {   # of a circle
                    return 3.14e0 * r*r;
                }
                if area(2) >= 12.5 && done != 0 { print("it's \\"so\\"", _x1); }
                while x @ 7 { iffy = else1; }
                """;
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        List<Token> errors = new ArrayList<>();
        for (Token token : new Tokens(source)) {
            counts.merge(token.kind(), 1, Integer::sum);
            if (token.kind() == Kind.ERROR) {
                errors.add(token);
            }
            System.out.println(token);
        }
        System.out.println(counts);
        System.out.println("errors: " + errors);
        Iterator<Token> empty = new Tokens("  # nothing").iterator();
        try {
            empty.next();
        } catch (NoSuchElementException e) {
            System.out.println(empty.hasNext() + " " + e.getMessage());
        }
        try {
            empty.remove();
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
    }
}

// expect:
// 1:1 KEYWORD def
// 1:5 NAME area
// 1:9 MARK (
// 1:10 NAME r
// 1:11 MARK )
// 1:13 MARK {
// 2:5 KEYWORD return
// 2:12 NUMBER 3.14e0
// 2:19 OPERATOR *
// 2:21 NAME r
// 2:22 OPERATOR *
// 2:23 NAME r
// 2:24 MARK ;
// 3:1 MARK }
// 4:1 KEYWORD if
// 4:4 NAME area
// 4:8 MARK (
// 4:9 NUMBER 2
// 4:10 MARK )
// 4:12 OPERATOR >=
// 4:15 NUMBER 12.5
// 4:20 OPERATOR &&
// 4:23 NAME done
// 4:28 OPERATOR !=
// 4:31 NUMBER 0
// 4:33 MARK {
// 4:35 NAME print
// 4:40 MARK (
// 4:41 STRING "it's \"so\""
// 4:54 MARK ,
// 4:56 NAME _x1
// 4:59 MARK )
// 4:60 MARK ;
// 4:62 MARK }
// 5:1 KEYWORD while
// 5:7 NAME x
// 5:9 ERROR @
// 5:11 NUMBER 7
// 5:13 MARK {
// 5:15 NAME iffy
// 5:20 OPERATOR =
// 5:22 NAME else1
// 5:27 MARK ;
// 5:29 MARK }
// {NUMBER=5, KEYWORD=4, NAME=11, STRING=1, OPERATOR=6, MARK=16, ERROR=1}
// errors: [5:9 ERROR @]
// false end of source
// remove
