package io.lamina.service.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Blobs as files: {@code blobs/ab/abcdef…} beside a folder of uploads on their way. A blob is written, forced to the disk, then
 * renamed into place and its folder forced too, so that a crash leaves either nothing or all of it.
 */
final class FilesystemBlobStore implements BlobStore {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path blobs;
    private final Path staging;

    /** Creates the folders and removes what an earlier process left half-received. */
    FilesystemBlobStore(Path folder) {
        this.blobs = folder.resolve("blobs");
        this.staging = folder.resolve("staging");
        try {
            Files.createDirectories(blobs);
            Files.createDirectories(staging);
            try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(staging)) {
                for (Path leftover : leftovers) {
                    Files.delete(leftover);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the data folder " + folder.toAbsolutePath(), e);
        }
    }

    @Override
    public StagedBlob stage() throws IOException {
        return new StagedBlob(staging.resolve(UUID.randomUUID().toString()));
    }

    @Override
    public void keep(StagedBlob staged) throws IOException {
        Path target = path(staged.sha256());
        if (Files.exists(target)) {
            return;
        }
        Path folder = Files.createDirectories(target.resolveSibling(""));
        Files.move(staged.file(), target, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        force(blobs);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.walk(blobs, 2)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> SHA256.matcher(name).matches())
                    .toList();
        }
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    private Path path(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal");
        }
        return blobs.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** A rename is durable only once its folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
