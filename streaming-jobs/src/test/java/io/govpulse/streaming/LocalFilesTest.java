// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    @TempDir private Path directory;

    @Test
    void areThoseOfTheCatalog() throws Exception {
        try (FileSystem files = FileSystem.newInstance(directory.toUri(), FlinkCatalog.hadoop())) {
            assertThat(files).isInstanceOf(LocalFiles.class);
        }
    }

    @Test
    void haveTheBytesChecksumsAndPermissionsOfHadoopsOwn() throws Exception {
        Path ours = directory.resolve("ours");
        Path hadoops = directory.resolve("hadoops");
        write(new LocalFiles(), ours);
        write(new LocalFileSystem(), hadoops);
        assertThat(ours).hasSameBinaryContentAs(hadoops);
        assertThat(directory.resolve(".ours.crc"))
                .hasSameBinaryContentAs(directory.resolve(".hadoops.crc"));
        assertThat(Files.getPosixFilePermissions(ours))
                .isEqualTo(Files.getPosixFilePermissions(hadoops));
    }

    @Test
    void takeEveryPermission() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (FileSystem files = FileSystem.newInstance(directory.toUri(), FlinkCatalog.hadoop())) {
            for (int mode = 0; mode < 0777; mode++) {
                FsPermission permission = new FsPermission((short) mode);
                files.setPermission(new org.apache.hadoop.fs.Path(file.toUri()), permission);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo(permission.toString());
            }
        }
    }

    private static void write(FileSystem files, Path file) throws Exception {
        files.initialize(file.toUri(), FlinkCatalog.hadoop());
        try (FSDataOutputStream out = files.create(new org.apache.hadoop.fs.Path(file.toUri()))) {
            out.writeBytes("two facts");
        }
        files.close();
    }
}
