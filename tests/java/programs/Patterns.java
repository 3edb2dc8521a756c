import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

/** Patterns of design over a document: builder, visitor, iterator, decorator, command, memento. */
public class Patterns {
    interface Visitor<R> {
        R text(Text t);

        R element(Element e);
    }

    interface Node extends Iterable<Node> {
        <R> R accept(Visitor<R> visitor);

        /** This node and all below, depth first. */
        @Override
        default Iterator<Node> iterator() {
            Deque<Node> waiting = new ArrayDeque<>(List.of(this));
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return !waiting.isEmpty();
                }

                @Override
                public Node next() {
                    if (waiting.isEmpty()) {
                        throw new NoSuchElementException();
                    }
                    Node next = waiting.pop();
                    List<Node> children = new ArrayList<>(next.children());
                    Collections.reverse(children);
                    children.forEach(waiting::push);
                    return next;
                }
            };
        }

        default List<Node> children() {
            return List.of();
        }
    }

    record Text(String value) implements Node {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    static final class Element implements Node {
        private final String name;
        private final List<String> attributes;
        private final List<Node> children;

        private Element(Builder b) {
            name = b.name;
            attributes = List.copyOf(b.attributes);
            children = List.copyOf(b.children);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.element(this);
        }

        @Override
        public List<Node> children() {
            return children;
        }

        static Builder of(String name) {
            return new Builder(name);
        }

        static final class Builder {
            private final String name;
            private final List<String> attributes = new ArrayList<>();
            private final List<Node> children = new ArrayList<>();

            private Builder(String name) {
                this.name = name;
            }

            Builder with(String key, Object value) {
                attributes.add(key + "=\"" + value + '"');
                return this;
            }

            Builder add(Builder child) {
                children.add(child.build());
                return this;
            }

            Builder text(String value) {
                children.add(new Text(value));
                return this;
            }

            Element build() {
                if (name.isBlank()) {
                    throw new IllegalStateException("an element needs a name");
                }
                return new Element(this);
            }
        }
    }

    static final class Printer implements Visitor<StringBuilder> {
        private final StringBuilder out = new StringBuilder();

        @Override
        public StringBuilder text(Text t) {
            return out.append(t.value().replace("<", "&lt;"));
        }

        @Override
        public StringBuilder element(Element e) {
            out.append('<').append(e.name);
            e.attributes.forEach(a -> out.append(' ').append(a));
            if (e.children.isEmpty()) {
                return out.append("/>");
            }
            out.append('>');
            e.children.forEach(c -> c.accept(this));
            return out.append("</").append(e.name).append('>');
        }
    }

    static class Depth implements Visitor<Integer> {
        @Override
        public Integer text(Text t) {
            return 0;
        }

        @Override
        public Integer element(Element e) {
            int deepest = 0;
            for (Node child : e.children) {
                deepest = Math.max(deepest, child.accept(this));
            }
            return deepest + 1;
        }
    }

    /** An editor whose commands can be undone. */
    static final class Editor {
        interface Command {
            String run(String before);

            default Command then(Command next) {
                return s -> next.run(run(s));
            }
        }

        private final Deque<String> history = new ArrayDeque<>();
        private String text = "";

        void run(Command c) {
            history.push(text);
            text = c.run(text);
        }

        boolean undo() {
            if (history.isEmpty()) {
                return false;
            }
            text = history.pop();
            return true;
        }
    }

    static UnaryOperator<String> bordered(UnaryOperator<String> inner, char border) {
        return s -> border + inner.apply(s) + border;
    }

    enum Singleton {
        INSTANCE;

        private int next;

        int next() {
            return ++next;
        }
    }

    public static void main(String[] args) {
        Element page = Element.of("page").with("id", 7)
                .add(Element.of("head").text("1 < 2"))
                .add(Element.of("body").text("some ").add(Element.of("b").with("c", 'x')
                        .text("bold")).add(Element.of("br")))
                .build();
        System.out.println(page.accept(new Printer()));
        System.out.println(page.accept(new Depth()));
        StringBuilder names = new StringBuilder();
        for (Node n : page) {
            names.append(n instanceof Element e ? e.name : "'" + ((Text) n).value() + "'").append(' ');
        }
        System.out.println(names);
        try {
            Element.of(" ").build();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        Editor editor = new Editor();
        Editor.Command shout = String::toUpperCase;
        editor.run(s -> s + "hello");
        editor.run(shout.then(s -> s + "!").then(s -> s.repeat(2)));
        System.out.println(editor.text);
        while (editor.undo()) {
            System.out.println("[" + editor.text + "]");
        }
        System.out.println(bordered(bordered(String::trim, '|'), '*').apply("  in  "));
        System.out.println(Singleton.INSTANCE.next() + Singleton.valueOf("INSTANCE").next());
    }
}

// expect:
// <page id="7"><head>1 &lt; 2</head><body>some <b c="x">bold</b><br/></body></page>
// 3
// page head '1 < 2' body 'some ' b 'bold' br
// an element needs a name
// HELLO!HELLO!
// [hello]
// []
// *|in|*
// 3
