/** More than 256 locals, for `wide`. */
class WideLocals {
    static int sum() {
        long a0x0 = 0, a0x1 = 1, a0x2 = 2, a0x3 = 3, a0x4 = 4;
        long a1x0 = 0, a1x1 = 1, a1x2 = 2, a1x3 = 3, a1x4 = 4;
        long a2x0 = 0, a2x1 = 1, a2x2 = 2, a2x3 = 3, a2x4 = 4;
        long a3x0 = 0, a3x1 = 1, a3x2 = 2, a3x3 = 3, a3x4 = 4;
        long a4x0 = 0, a4x1 = 1, a4x2 = 2, a4x3 = 3, a4x4 = 4;
        long a5x0 = 0, a5x1 = 1, a5x2 = 2, a5x3 = 3, a5x4 = 4;
        long a6x0 = 0, a6x1 = 1, a6x2 = 2, a6x3 = 3, a6x4 = 4;
        long a7x0 = 0, a7x1 = 1, a7x2 = 2, a7x3 = 3, a7x4 = 4;
        long a8x0 = 0, a8x1 = 1, a8x2 = 2, a8x3 = 3, a8x4 = 4;
        long a9x0 = 0, a9x1 = 1, a9x2 = 2, a9x3 = 3, a9x4 = 4;
        long a10x0 = 0, a10x1 = 1, a10x2 = 2, a10x3 = 3, a10x4 = 4;
        long a11x0 = 0, a11x1 = 1, a11x2 = 2, a11x3 = 3, a11x4 = 4;
        long a12x0 = 0, a12x1 = 1, a12x2 = 2, a12x3 = 3, a12x4 = 4;
        long a13x0 = 0, a13x1 = 1, a13x2 = 2, a13x3 = 3, a13x4 = 4;
        long a14x0 = 0, a14x1 = 1, a14x2 = 2, a14x3 = 3, a14x4 = 4;
        long a15x0 = 0, a15x1 = 1, a15x2 = 2, a15x3 = 3, a15x4 = 4;
        long a16x0 = 0, a16x1 = 1, a16x2 = 2, a16x3 = 3, a16x4 = 4;
        long a17x0 = 0, a17x1 = 1, a17x2 = 2, a17x3 = 3, a17x4 = 4;
        long a18x0 = 0, a18x1 = 1, a18x2 = 2, a18x3 = 3, a18x4 = 4;
        long a19x0 = 0, a19x1 = 1, a19x2 = 2, a19x3 = 3, a19x4 = 4;
        long a20x0 = 0, a20x1 = 1, a20x2 = 2, a20x3 = 3, a20x4 = 4;
        long a21x0 = 0, a21x1 = 1, a21x2 = 2, a21x3 = 3, a21x4 = 4;
        long a22x0 = 0, a22x1 = 1, a22x2 = 2, a22x3 = 3, a22x4 = 4;
        long a23x0 = 0, a23x1 = 1, a23x2 = 2, a23x3 = 3, a23x4 = 4;
        long a24x0 = 0, a24x1 = 1, a24x2 = 2, a24x3 = 3, a24x4 = 4;
        long a25x0 = 0, a25x1 = 1, a25x2 = 2, a25x3 = 3, a25x4 = 4;
        int last = 5;
        last += 1000;
        for (int i = 0; i < 3; i++) {
            last += i;
        }
        double d = last;
        return last + (int) d;
    }
}
