// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local files, whose permissions are set by the JVM. Without its native library Hadoop
 * starts a {@code chmod} for each file, and a checkpoint makes some forty.
 */
final class LocalFiles extends LocalFileSystem {
    LocalFiles() {
        super(new Raw());
    }

    private static final class Raw extends RawLocalFileSystem {
        @Override
        public void setPermission(Path file, FsPermission permission) throws IOException {
            Files.setPosixFilePermissions(
                    pathToFile(file).toPath(),
                    PosixFilePermissions.fromString(
                            permission.getUserAction().SYMBOL
                                    + permission.getGroupAction().SYMBOL
                                    + permission.getOtherAction().SYMBOL));
        }
    }
}
