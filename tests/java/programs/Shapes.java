import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Sealed shapes as records: areas, boxes, moves, text. */
public class Shapes {
    record Point(double x, double y) {
        static final Point ORIGIN = new Point(0, 0);

        Point plus(Point other) {
            return new Point(x + other.x, y + other.y);
        }

        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    sealed interface Shape permits Circle, Polygon, Group {
        double area();

        Shape moved(Point by);

        default boolean largerThan(Shape other) {
            return area() > other.area();
        }
    }

    record Circle(Point centre, double radius) implements Shape {
        Circle {
            if (!(radius > 0)) {
                throw new IllegalArgumentException("radius " + radius);
            }
            Objects.requireNonNull(centre, "centre");
        }

        Circle(double radius) {
            this(Point.ORIGIN, radius);
        }

        @Override
        public double area() {
            return Math.PI * radius * radius;
        }

        @Override
        public Circle moved(Point by) {
            return new Circle(centre.plus(by), radius);
        }
    }

    abstract static sealed class Polygon implements Shape permits Rectangle, Triangle {
        abstract List<Point> corners();

        @Override
        public double area() {
            double twice = 0;
            List<Point> c = corners();
            for (int i = 0; i < c.size(); i++) {
                Point a = c.get(i);
                Point b = c.get((i + 1) % c.size());
                twice += a.x() * b.y() - b.x() * a.y();
            }
            return Math.abs(twice) / 2;
        }
    }

    static final class Rectangle extends Polygon {
        private final Point low;
        private final Point high;

        Rectangle(Point low, Point high) {
            this.low = low;
            this.high = high;
        }

        @Override
        List<Point> corners() {
            return List.of(low, new Point(high.x(), low.y()), high, new Point(low.x(), high.y()));
        }

        @Override
        public Rectangle moved(Point by) {
            return new Rectangle(low.plus(by), high.plus(by));
        }
    }

    static non-sealed class Triangle extends Polygon {
        private final List<Point> corners;

        Triangle(Point a, Point b, Point c) {
            corners = List.of(a, b, c);
        }

        @Override
        List<Point> corners() {
            return corners;
        }

        @Override
        public Triangle moved(Point by) {
            return new Triangle(corners.get(0).plus(by), corners.get(1).plus(by),
                    corners.get(2).plus(by));
        }
    }

    record Group(String name, Shape... parts) implements Shape {
        @Override
        public double area() {
            double sum = 0;
            for (Shape part : parts) {
                sum += part.area();
            }
            return sum;
        }

        @Override
        public Group moved(Point by) {
            List<Shape> moved = new ArrayList<>();
            for (Shape part : parts) {
                moved.add(part.moved(by));
            }
            return new Group(name + "'", moved.toArray(Shape[]::new));
        }
    }

    static String describe(Shape shape, String indent) {
        String text;
        if (shape instanceof Circle c && c.radius() == 1) {
            text = "unit circle at " + c.centre();
        } else if (shape instanceof Circle c) {
            text = "circle " + c.radius() + ", reaches " + (c.centre().x() + c.radius());
        } else if (shape instanceof Polygon p) {
            text = p.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " from "
                    + p.corners().get(0);
        } else if (shape instanceof Group g) {
            StringBuilder all = new StringBuilder("group " + g.name());
            for (Shape part : g.parts()) {
                all.append('\n').append(describe(part, indent + "  "));
            }
            text = all.toString();
        } else {
            throw new AssertionError(shape);
        }
        return indent + text;
    }

    public static void main(String[] args) {
        Shape box = new Rectangle(Point.ORIGIN, new Point(2, 3));
        Shape half = new Triangle(Point.ORIGIN, new Point(4, 0), new Point(0, 3));
        Group inner = new Group("inner", new Circle(1), half);
        Group all = new Group("all", box, inner, new Circle(new Point(1, 1), 2.5));
        System.out.println(describe(all.moved(new Point(10, -1)), ""));
        List<Shape> sorted = new ArrayList<>(List.of(all.parts()));
        sorted.sort(Comparator.comparingDouble(Shape::area));
        sorted.forEach(s -> System.out.printf(Locale.ROOT, "%.4f%n", s.area()));
        System.out.println(box.equals(box.moved(Point.ORIGIN)) + " "
                + new Circle(2).equals(new Circle(Point.ORIGIN, 2)) + " "
                + (new Circle(2).hashCode() == new Circle(2).hashCode()) + " "
                + all.largerThan(inner) + " " + new Point(3, 4).distance(Point.ORIGIN));
        System.out.println(Shape.class.isSealed() + " " + Polygon.class.isSealed() + " "
                + Triangle.class.isSealed() + " " + Circle.class.isRecord() + " "
                + Circle.class.getRecordComponents()[1] + " "
                + Shape.class.getPermittedSubclasses().length);
        for (Runnable wrong : new Runnable[] {() -> new Circle(-1), () -> new Circle(null, 1),
            () -> new Circle(Double.NaN)}) {
            try {
                wrong.run();
            } catch (IllegalArgumentException | NullPointerException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

// expect:
// group all'
//   rectangle from Point[x=10.0, y=-1.0]
//   group inner'
//     unit circle at Point[x=10.0, y=-1.0]
//     triangle from Point[x=10.0, y=-1.0]
//   circle 2.5, reaches 13.5
// 6.0000
// 9.1416
// 19.6350
// false true true true 5.0
// true true false true double radius 3
// radius -1.0
// centre
// radius NaN
