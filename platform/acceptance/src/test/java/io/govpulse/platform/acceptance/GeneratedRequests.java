// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/**
 * A request file of our own in the columns of the city's: invented by seed, the same every time.
 */
final class GeneratedRequests {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> DEPARTMENTS =
            List.of("ROADS", "ROADS", "ROADS", "PARKS", "PARKS", "WATER", "LIGHTS");
    private static final List<String> SOURCES =
            List.of(
                    "Self Service",
                    "Citizens Connect App",
                    "Twitter",
                    "Constituent Call",
                    "Employee Generated",
                    "Maximo Integration");
    private static final String HEADER =
            "case_enquiry_id,open_dt,target_dt,closed_dt,department,type,neighborhood,source,address_hash\n";

    private GeneratedRequests() {}

    static Path write(Path file, long seed, int firstNumber, int count) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            LocalDateTime opened =
                    LocalDateTime.of(2024, 3, 15, 8, 0).plusMinutes(random.nextInt(200_000));
            LocalDateTime target = opened.plusHours(24L + random.nextInt(300));
            LocalDateTime closed = opened.plusMinutes(30L + random.nextInt(15_000));
            csv.append(firstNumber + i)
                    .append(',')
                    .append(opened.format(TIME))
                    .append(',')
                    .append(random.nextInt(5) == 0 ? "" : target.format(TIME))
                    .append(',')
                    .append(random.nextInt(12) == 0 ? "" : closed.format(TIME))
                    .append(',')
                    .append(i == 0 ? "SMALL" : DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size())))
                    .append(",Pothole,")
                    .append(random.nextInt(10) == 0 ? " " : "District " + random.nextInt(4))
                    .append(',')
                    .append(SOURCES.get(random.nextInt(SOURCES.size())))
                    .append(",resident-")
                    .append(random.nextInt(count))
                    .append('\n');
        }
        return Files.write(file, csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
