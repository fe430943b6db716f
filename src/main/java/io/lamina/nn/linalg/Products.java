package io.lamina.nn.linalg;

import java.lang.foreign.MemorySegment;

/**
 * The matrix products of a layer, each on the first {@code rows} rows of its batch matrices.
 *
 * <p>Every shape is checked before native code sees it. A product is cut by its shape alone, never by load or core count, so equal
 * shapes give equal bits. Thread-safe; no allocation below {@value #LARGEST_CALL} multiplications.
 */
public final class Products {
    /** Multiplications in one native call: about 4 ms at 70 GFLOP/s, for which a safepoint may have to wait. */
    private static final long LARGEST_CALL = 1L << 27;

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

    private static void check(Matrix matrix, int rows, int columns, String name) {
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
        if ((long) m * n * k <= LARGEST_CALL || Math.max(m, Math.max(n, k)) <= GRAIN) {
            OpenBlas.sgemm(transposeA, transposeB, m, n, k, a, strideA, b, strideB, beta, c, strideC);
        } else if (m >= n && m > GRAIN) {
            int half = half(m);
            long skipA = (transposeA == OpenBlas.TRANSPOSE ? (long) half : (long) half * strideA) * Float.BYTES;
            long skipC = (long) half * strideC * Float.BYTES;
            gemm(transposeA, transposeB, half, n, k, a, strideA, b, strideB, beta, c, strideC);
            gemm(
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
            gemm(transposeA, transposeB, m, half, k, a, strideA, b, strideB, beta, c, strideC);
            gemm(transposeA, transposeB, m, n - half, k, a, strideA, b.asSlice(skipB), strideB, beta, restOfC, strideC);
        } else {
            int half = half(k);
            long skipA = (transposeA == OpenBlas.TRANSPOSE ? (long) half * strideA : (long) half) * Float.BYTES;
            long skipB = (transposeB == OpenBlas.TRANSPOSE ? (long) half : (long) half * strideB) * Float.BYTES;
            gemm(transposeA, transposeB, m, n, half, a, strideA, b, strideB, beta, c, strideC);
            gemm(
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
