package io.lamina.service.blob;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that holds a lock on a file until it is killed. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileOutputStream parent = new FileOutputStream(FileDescriptor.out)) {
            channel.lock();
            parent.write('y');
            parent.flush();
            // Ends at the latest when the parent does.
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
