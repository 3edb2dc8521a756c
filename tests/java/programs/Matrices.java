import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;

/** Matrices: products, determinants, inverses, linear equations, Fibonacci numbers by powers. */
public final class Matrices {
    static final class Matrix {
        private final double[][] cells;

        Matrix(int rows, int columns) {
            cells = new double[rows][columns];
        }

        Matrix(double[][] cells) {
            this.cells = new double[cells.length][];
            for (int r = 0; r < cells.length; r++) {
                if (cells[r].length != cells[0].length) {
                    throw new IllegalArgumentException("row " + r + " has " + cells[r].length
                            + " columns, not " + cells[0].length);
                }
                this.cells[r] = cells[r].clone();
            }
        }

        static Matrix identity(int n) {
            return filled(n, n, (r, c) -> r == c ? 1 : 0);
        }

        static Matrix filled(int rows, int columns, IntBinaryOperator f) {
            Matrix m = new Matrix(rows, columns);
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    m.cells[r][c] = f.applyAsInt(r, c);
                }
            }
            return m;
        }

        int rows() {
            return cells.length;
        }

        int columns() {
            return cells[0].length;
        }

        Matrix times(Matrix other) {
            if (columns() != other.rows()) {
                throw new IllegalArgumentException(columns() + " columns times " + other.rows()
                        + " rows");
            }
            Matrix product = new Matrix(rows(), other.columns());
            for (int r = 0; r < rows(); r++) {
                for (int c = 0; c < other.columns(); c++) {
                    double sum = 0;
                    for (int k = 0; k < columns(); k++) {
                        sum += cells[r][k] * other.cells[k][c];
                    }
                    product.cells[r][c] = sum;
                }
            }
            return product;
        }

        Matrix combine(Matrix other, DoubleBinaryOperator f) {
            Matrix result = new Matrix(rows(), columns());
            for (int r = 0; r < rows(); r++) {
                Arrays.setAll(result.cells[r], new RowCombiner(cells[r], other.cells[r], f)::at);
            }
            return result;
        }

        Matrix transposed() {
            Matrix t = new Matrix(columns(), rows());
            for (int r = 0; r < rows(); r++) {
                for (int c = 0; c < columns(); c++) {
                    t.cells[c][r] = cells[r][c];
                }
            }
            return t;
        }

        Matrix power(int n) {
            Matrix result = identity(rows());
            Matrix square = this;
            for (; n > 0; n >>>= 1) {
                if ((n & 1) == 1) {
                    result = result.times(square);
                }
                square = square.times(square);
            }
            return result;
        }

        double determinant() {
            return eliminate(new Matrix(cells), identity(rows()));
        }

        Matrix inverse() {
            Matrix right = identity(rows());
            if (eliminate(new Matrix(cells), right) == 0) {
                throw new ArithmeticException("singular");
            }
            return right;
        }

        /** Gauss-Jordan elimination with partial pivoting; the determinant. */
        private static double eliminate(Matrix left, Matrix right) {
            double determinant = 1;
            int n = left.rows();
            outer:
            for (int c = 0; c < n; c++) {
                int pivot = c;
                for (int r = c + 1; r < n; r++) {
                    if (Math.abs(left.cells[r][c]) > Math.abs(left.cells[pivot][c])) {
                        pivot = r;
                    }
                }
                double value = left.cells[pivot][c];
                if (Math.abs(value) < 1e-12) {
                    determinant = 0;
                    break outer;
                }
                swap(left.cells, c, pivot);
                swap(right.cells, c, pivot);
                determinant *= c == pivot ? value : -value;
                for (int r = 0; r < n; r++) {
                    double factor = r == c ? 1 - 1 / value : left.cells[r][c] / value;
                    for (int k = 0; k < n; k++) {
                        left.cells[r][k] -= factor * left.cells[c][k];
                        right.cells[r][k] -= factor * right.cells[c][k];
                    }
                }
            }
            return determinant;
        }

        private static void swap(double[][] rows, int a, int b) {
            double[] row = rows[a];
            rows[a] = rows[b];
            rows[b] = row;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (double[] row : cells) {
                for (double cell : row) {
                    text.append(String.format(Locale.ROOT, "%9.3f", cell + 0.0));
                }
                text.append('\n');
            }
            return text.toString();
        }
    }

    record RowCombiner(double[] a, double[] b, DoubleBinaryOperator f) {
        double at(int c) {
            return f.applyAsDouble(a[c], b[c]);
        }
    }

    public static void main(String[] args) {
        Matrix a = new Matrix(new double[][] {{2, 1, -1}, {-3, -1, 2}, {-2, 1, 2}});
        Matrix b = new Matrix(new double[][] {{8}, {-11}, {-3}});
        System.out.print(a.times(a));
        System.out.print(a.transposed().combine(a, Double::sum));
        System.out.printf(Locale.ROOT, "%.6f%n", a.determinant());
        System.out.print(a.inverse().times(b));
        System.out.print(a.inverse().times(a).combine(Matrix.identity(3),
                (x, y) -> Math.abs(x - y) < 1e-9 ? 0 : 1));
        Matrix fibonacci = new Matrix(new double[][] {{1, 1}, {1, 0}});
        for (int n : new int[] {1, 10, 70}) {
            System.out.println((long) fibonacci.power(n).cells[0][1]);
        }
        Matrix singular = Matrix.filled(3, 3, (r, c) -> r * 3 + c);
        System.out.println(singular.determinant());
        for (Runnable wrong : new Runnable[] {singular::inverse, () -> a.times(fibonacci),
            () -> new Matrix(new double[][] {{1}, {1, 2}})}) {
            try {
                wrong.run();
            } catch (ArithmeticException | IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

// expect:
//     3.000    0.000   -2.000
//    -7.000    0.000    5.000
//   -11.000   -1.000    8.000
//     4.000   -2.000   -3.000
//    -2.000   -2.000    3.000
//    -3.000    3.000    4.000
// 11.720539
//    -0.110
//     4.522
//    -3.404
//     1.000    1.000    0.000
//     1.000    1.000    0.000
//     1.000    1.000    0.000
// 1
// 55
// 190392490709135
// -33.390243902439025
// 3 columns times 2 rows
// row 1 has 2 columns, not 1
