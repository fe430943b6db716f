package io.lamina.table.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes frames: the length of the content in 4 bytes, the content, and its CRC-32C in 4 bytes, big-endian. */
final class FrameWriter {
    private final DataOutputStream out;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final DataOutputStream data = new DataOutputStream(content);

    FrameWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** The content of the current frame. */
    DataOutputStream data() {
        return data;
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    /** Bytes in the current frame. */
    int size() {
        return content.size();
    }

    /** Ends the current frame and begins the next. */
    void endFrame() throws IOException {
        byte[] bytes = content.toByteArray();
        content.reset();
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.writeInt((int) checksum.getValue());
    }

    void flush() throws IOException {
        out.flush();
    }
}
