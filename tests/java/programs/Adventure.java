import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.StringJoiner;

/** A text adventure: a machine of states that reads commands. */
public class Adventure {
    enum Direction {
        NORTH, EAST, SOUTH, WEST;

        Direction opposite() {
            return values()[(ordinal() + 2) % values().length];
        }
    }

    enum State {
        EXPLORING {
            @Override
            State next(Adventure game) {
                return game.here == game.vault ? (game.bag.contains("lamp") ? WON : LOST) : this;
            }
        },
        WON, LOST;

        State next(Adventure game) {
            return this;
        }
    }

    static final class Room {
        final String name;
        final Map<Direction, Room> exits = new EnumMap<>(Direction.class);
        final Set<String> items = new LinkedHashSet<>();
        boolean locked;

        Room(String name, String... items) {
            this.name = name;
            this.items.addAll(Set.of(items));
        }

        Room joined(Direction d, Room other) {
            exits.put(d, other);
            other.exits.put(d.opposite(), this);
            return this;
        }

        String describe() {
            StringJoiner ways = new StringJoiner(", ", " Exits: ", ".");
            exits.keySet().forEach(d -> ways.add(d.name().toLowerCase(Locale.ROOT)));
            return "You are in the " + name + "." + ways
                    + (items.isEmpty() ? "" : " You see " + String.join(" and ", items) + ".");
        }
    }

    private final Room vault = new Room("vault");
    private final Set<String> bag = new LinkedHashSet<>();
    private Room here;
    private State state = State.EXPLORING;
    private int turns;

    Adventure() {
        Room hall = new Room("hall", "lamp");
        Room cellar = new Room("cellar", "key");
        Room garden = new Room("garden");
        hall.joined(Direction.NORTH, garden).joined(Direction.EAST, cellar);
        cellar.joined(Direction.SOUTH, vault);
        vault.locked = true;
        here = hall;
    }

    String obey(String line) {
        turns++;
        String[] words = line.trim().toLowerCase(Locale.ROOT).split("\\s+", 2);
        return switch (words[0]) {
            case "look", "l" -> here.describe();
            case "go" -> go(words.length > 1 ? words[1] : "");
            case "take" -> take(words.length > 1 ? words[1] : "nothing");
            case "bag" -> bag.isEmpty() ? "Your bag is empty." : "You carry " + bag + ".";
            case "use" -> {
                if (words.length == 2 && words[1].equals("key") && bag.remove("key")) {
                    vault.locked = false;
                    yield "Something clicks.";
                }
                yield "You can't use that.";
            }
            case "" -> {
                turns--;
                yield "Say something.";
            }
            default -> "I don't understand \"" + line.trim() + "\".";
        };
    }

    private String go(String where) {
        Direction d;
        try {
            d = Direction.valueOf(where.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return "Where is that?";
        }
        Room next = here.exits.get(d);
        if (next == null) {
            return "There is a wall.";
        }
        if (next.locked) {
            return "The door to the " + next.name + " is locked.";
        }
        here = next;
        state = state.next(this);
        return here.describe();
    }

    private String take(String item) {
        return here.items.remove(item) && bag.add(item) ? "Taken." : "There is no " + item + ".";
    }

    public static void main(String[] args) {
        String script = """
                look
                take sword
                TAKE lamp

                go nowhere
                go west
                go north
                dance
                go south
                go east
                go south
                take key
                use key
                bag
                go south
                look
                """;
        Adventure game = new Adventure();
        Scanner in = new Scanner(script);
        while (in.hasNextLine() && game.state == State.EXPLORING) {
            String line = in.nextLine();
            System.out.println("> " + line);
            System.out.println(game.obey(line));
        }
        System.out.println(game.state + " after " + game.turns + " turns; left: " + in.nextLine());
        System.out.println(State.EXPLORING.getClass() == State.class ? "same" : "own class");
        System.out.println(State.EXPLORING.getDeclaringClass().getSimpleName());
    }
}

// expect:
// > look
// You are in the hall. Exits: north, east. You see lamp.
// > take sword
// There is no sword.
// > TAKE lamp
// Taken.
// >
// Say something.
// > go nowhere
// Where is that?
// > go west
// There is a wall.
// > go north
// You are in the garden. Exits: south.
// > dance
// I don't understand "dance".
// > go south
// You are in the hall. Exits: north, east.
// > go east
// You are in the cellar. Exits: south, west. You see key.
// > go south
// The door to the vault is locked.
// > take key
// Taken.
// > use key
// Something clicks.
// > bag
// You carry [lamp].
// > go south
// You are in the vault. Exits: north.
// WON after 14 turns; left: look
// own class
// State
