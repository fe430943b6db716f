package io.lamina.nn.linalg;

import java.lang.foreign.MemorySegment;

/**
 * The matrix products of a layer, each on the first {@code rows} rows of its batch matrices.
 *
 * <p>Every shape is checked before native code sees it. A product is cut by its shape alone, never by load or core count, so equal
 * shapes give equal bits; pieces of a large one run on idle {@link Cores}. Thread-safe; no allocation below 2·2²³ multiplications.
 */
public final class Products {
    /** Multiplications in one native call: about 4 ms at 70 GFLOP/s, for which a safepoint may have to wait. */
    private static final long LARGEST_CALL = 1L << 27;

    /** Multiplications in a piece that another core may take: about 0.2 ms, far more than the way to another core and back. */
    private static final long SMALLEST_PIECE = 1L << 23;

    private static final int MOST_PIECES = 8;

    /** Cuts fall on multiples of this, so that the parts keep to OpenBLAS's inner kernels. */
    private static final int GRAIN = 64;

    private Products() {}

    /** {@code c[0…rows) += a[0…rows) · b}, with a [≥ rows, k], b [k, n], c [≥ rows, n]. */
    public static void addProduct(Matrix a, Matrix b, Matrix c, int rows) {
        check(a, rows, b.rows(), "a");
        check(c, rows, b.columns(), "c");
        if (rows == 1) {
            OpenBlas.sgemvTransposed(b.rows(), b.columns(), b.data, a.data, 1f, c.data);
            return;
        }
        gemm(
                OpenBlas.NO_TRANSPOSE,
                OpenBlas.NO_TRANSPOSE,
                rows,
                b.columns(),
                b.rows(),
                a.data,
                a.columns(),
                b.data,
                b.columns(),
                1f,
                c.data,
                c.columns());
    }

    /** {@code c[0…rows) = a[0…rows) · bᵀ}, with a [≥ rows, n], b [k, n], c [≥ rows, k]. */
    public static void productWithTransposed(Matrix a, Matrix b, Matrix c, int rows) {
        withTransposed(a, b, 0f, c, rows);
    }

    /** {@code c[0…rows) += a[0…rows) · bᵀ}, with a [≥ rows, n], b [k, n], c [≥ rows, k]. */
    public static void addProductWithTransposed(Matrix a, Matrix b, Matrix c, int rows) {
        withTransposed(a, b, 1f, c, rows);
    }

    private static void withTransposed(Matrix a, Matrix b, float beta, Matrix c, int rows) {
        check(a, rows, b.columns(), "a");
        check(c, rows, b.rows(), "c");
        gemm(
                OpenBlas.NO_TRANSPOSE,
                OpenBlas.TRANSPOSE,
                rows,
                b.rows(),
                b.columns(),
                a.data,
                a.columns(),
                b.data,
                b.columns(),
                beta,
                c.data,
                c.columns());
    }

    /** {@code c = a[0…rows)ᵀ · b[0…rows)}, with a [≥ rows, k], b [≥ rows, n], c [k, n]. */
    public static void transposedProduct(Matrix a, Matrix b, Matrix c, int rows) {
        check(a, rows, c.rows(), "a");
        check(b, rows, c.columns(), "b");
        gemm(
                OpenBlas.TRANSPOSE,
                OpenBlas.NO_TRANSPOSE,
                c.rows(),
                c.columns(),
                rows,
                a.data,
                a.columns(),
                b.data,
                b.columns(),
                0f,
                c.data,
                c.columns());
    }

    static void check(Matrix matrix, int rows, int columns, String name) {
        if (rows < 1 || matrix.rows() < rows || matrix.columns() != columns) {
            throw new IllegalArgumentException("%s must be at least [%d, %d], got [%d, %d]"
                    .formatted(name, Math.max(1, rows), columns, matrix.rows(), matrix.columns()));
        }
    }

    private static void gemm(
            int transposeA,
            int transposeB,
            int m,
            int n,
            int k,
            MemorySegment a,
            int strideA,
            MemorySegment b,
            int strideB,
            float beta,
            MemorySegment c,
            int strideC) {
        int pieces = pieces(m, n, k);
        if (pieces == 1) {
            cut(transposeA, transposeB, m, n, k, a, strideA, b, strideB, beta, c, strideC);
            return;
        }
        // The longer side is cut: of the two operands, the larger is then read once in all.
        boolean byRows = m >= n;
        int stepA = transposeA == OpenBlas.TRANSPOSE ? 1 : strideA;
        int stepB = transposeB == OpenBlas.TRANSPOSE ? strideB : 1;
        Cores.run(pieces, piece -> {
            int side = byRows ? m : n;
            int from = start(side, pieces, piece);
            int size = start(side, pieces, piece + 1) - from;
            if (byRows) {
                MemorySegment partOfA = a.asSlice((long) from * stepA * Float.BYTES);
                MemorySegment partOfC = c.asSlice((long) from * strideC * Float.BYTES);
                cut(transposeA, transposeB, size, n, k, partOfA, strideA, b, strideB, beta, partOfC, strideC);
            } else {
                MemorySegment partOfB = b.asSlice((long) from * stepB * Float.BYTES);
                MemorySegment partOfC = c.asSlice((long) from * Float.BYTES);
                cut(transposeA, transposeB, m, size, k, a, strideA, partOfB, strideB, beta, partOfC, strideC);
            }
        });
    }

    /** Into how many pieces a product is cut for several cores: a power of two, by its shape alone. */
    private static int pieces(int m, int n, int k) {
        long most = Math.min(MOST_PIECES, Math.max(1, Math.max(m, n) / GRAIN));
        return Math.toIntExact(Long.highestOneBit(Math.clamp((long) m * n * k / SMALLEST_PIECE, 1, most)));
    }

    /** Where a piece of a side begins; the last piece takes what the grain leaves over. */
    private static int start(int side, int pieces, int piece) {
        return piece == pieces ? side : side / GRAIN * piece / pieces * GRAIN;
    }

    /** One piece, in calls that are short enough. */
    private static void cut(
            int transposeA,
            int transposeB,
            int m,
            int n,
            int k,
            MemorySegment a,
            int strideA,
            MemorySegment b,
            int strideB,
            float beta,
            MemorySegment c,
            int strideC) {
        if ((long) m * n * k <= LARGEST_CALL || Math.max(m, Math.max(n, k)) <= GRAIN) {
            OpenBlas.sgemm(transposeA, transposeB, m, n, k, a, strideA, b, strideB, beta, c, strideC);
        } else if (m >= n && m > GRAIN) {
            int half = half(m);
            long skipA = (transposeA == OpenBlas.TRANSPOSE ? (long) half : (long) half * strideA) * Float.BYTES;
            long skipC = (long) half * strideC * Float.BYTES;
            cut(transposeA, transposeB, half, n, k, a, strideA, b, strideB, beta, c, strideC);
            cut(
                    transposeA,
                    transposeB,
                    m - half,
                    n,
                    k,
                    a.asSlice(skipA),
                    strideA,
                    b,
                    strideB,
                    beta,
                    c.asSlice(skipC),
                    strideC);
        } else if (n > GRAIN) {
            int half = half(n);
            long skipB = (transposeB == OpenBlas.TRANSPOSE ? (long) half * strideB : (long) half) * Float.BYTES;
            MemorySegment restOfC = c.asSlice((long) half * Float.BYTES);
            cut(transposeA, transposeB, m, half, k, a, strideA, b, strideB, beta, c, strideC);
            cut(transposeA, transposeB, m, n - half, k, a, strideA, b.asSlice(skipB), strideB, beta, restOfC, strideC);
        } else {
            int half = half(k);
            long skipA = (transposeA == OpenBlas.TRANSPOSE ? (long) half * strideA : (long) half) * Float.BYTES;
            long skipB = (transposeB == OpenBlas.TRANSPOSE ? (long) half : (long) half * strideB) * Float.BYTES;
            cut(transposeA, transposeB, m, n, half, a, strideA, b, strideB, beta, c, strideC);
            cut(
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k - half,
                    a.asSlice(skipA),
                    strideA,
                    b.asSlice(skipB),
                    strideB,
                    1f,
                    c,
                    strideC);
        }
    }

    private static int half(int size) {
        return Math.max(GRAIN, size / 2 / GRAIN * GRAIN);
    }
}
