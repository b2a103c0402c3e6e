// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xlsx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a workbook as text. Excel keeps a date as a number of days, and only the
 * format of the cell shows that it is one: it is read as ISO 8601, without an offset, and as far as
 * people see it: a day without a time of day, or a time of day alone.
 */
final class XlsxCells {
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);

    /** The day with the number 60, which Excel shows as 1900-02-29. */
    private static final LocalDate FALSE_LEAP_DAY = LocalDate.of(1900, 2, 28);

    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final BigDecimal MILLISECONDS_OF_DAY = BigDecimal.valueOf(86_400_000);

    /** Excel keeps 15 digits of a number: the last of an 18-digit identity are gone. */
    private static final BigDecimal ROUNDED_FROM = BigDecimal.TEN.pow(15);

    /**
     * Parts of a format that are no fields: texts, single characters, brackets but elapsed time.
     */
    private static final Pattern NO_FIELD =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!(?:h+|m+|s+)\\])[^\\]]*\\]");

    private static final Pattern TIME_FIELD = Pattern.compile("[ymdhs]");

    private static final Pattern ISO_MIDNIGHT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T00:00:00(\\.0+)?");

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** A format of zeros only, which shows a code with its leading zeros. */
    private static final Pattern ZEROS = Pattern.compile("(0{2,})(?:_.)?(?:;.*)?");

    private static final Pattern HOUR_FIELD = Pattern.compile("[hs]");
    private static final Pattern DAY_FIELD = Pattern.compile("[yd]");

    /** The numbers of formats in which East Asian versions show the hour only. */
    private static final Set<Integer> EAST_ASIAN_HOURS = Set.of(32, 33, 34, 35, 55, 56);

    private static final Set<String> ERRORS =
            Set.of(
                    "#NULL!",
                    "#DIV/0!",
                    "#VALUE!",
                    "#REF!",
                    "#NAME?",
                    "#NUM!",
                    "#N/A",
                    "#SPILL!",
                    "#CALC!",
                    "#GETTING_DATA");

    private final LocalDate epoch;

    /** Creates a reader for a workbook that counts its days from 1904, or from 1900. */
    XlsxCells(boolean since1904) {
        this.epoch = since1904 ? EPOCH_1904 : EPOCH_1900;
    }

    /**
     * The content of a cell.
     *
     * @param text of it; blank where there is a problem
     * @param problem why it must not be read
     */
    record Content(String text, Optional<String> problem) {
        static final Content BLANK = of("");

        private static Content of(String text) {
            return new Content(text, Optional.empty());
        }

        /** Whether nothing was ever written there. */
        boolean isBlank() {
            return text.isBlank() && problem.isEmpty();
        }

        private static Content refused(String problem) {
            return new Content("", Optional.of(problem));
        }
    }

    /** Reads the cell at this position of the row; blank where the row has none. */
    Content read(Row row, int position) {
        return row.getOptionalCell(position).map(this::read).orElse(Content.BLANK);
    }

    private Content read(Cell cell) {
        if (cell.getType() == CellType.EMPTY) {
            return Content.BLANK;
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return number(cell, number);
        }
        String text = cell.getText();
        if (cell.getType() == CellType.ERROR
                || (cell.getType() == CellType.FORMULA && ERRORS.contains(text))) {
            return Content.refused("the cell holds the error " + cell.getRawValue());
        }
        if (cell.getType() == CellType.FORMULA && cell.getRawValue() == null) {
            return Content.refused(
                    "the cell holds a formula without its value; open the workbook in Excel and"
                            + " save it");
        }
        return Content.of(isoDate(cell, unescaped(text)));
    }

    /** A date in ISO 8601 is a day, too, where its format shows no hour. */
    private static String isoDate(Cell cell, String text) {
        return ISO_MIDNIGHT.matcher(text).matches()
                        && timeFormat(cell)
                                .filter(format -> !HOUR_FIELD.matcher(format).find())
                                .isPresent()
                ? text.substring(0, text.indexOf('T'))
                : text;
    }

    /** The format writes a character that XML does not know, and some tools any, as _x000D_. */
    private static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        String.valueOf(
                                                (char) Integer.parseInt(found.group(1), 16))));
    }

    private Content number(Cell cell, BigDecimal number) {
        Optional<String> format = timeFormat(cell);
        if (format.isPresent() && number.signum() >= 0 && number.compareTo(LAST_DAY) < 0) {
            return Content.of(time(number, format.get()));
        }
        if (number.abs().compareTo(ROUNDED_FROM) >= 0) {
            return Content.refused(
                    "the cell holds a number of more than 15 digits, of which Excel has rounded the"
                            + " last; store it as text");
        }
        return Content.of(
                padded(number.stripTrailingZeros().toPlainString(), cell.getDataFormatString()));
    }

    private static String padded(String digits, @Nullable String format) {
        Matcher zeros = ZEROS.matcher(format == null ? "" : format);
        return zeros.matches() && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? "0".repeat(Math.max(0, zeros.group(1).length() - digits.length())) + digits
                : digits;
    }

    /** A day where the format shows no hour, an hour where it shows no day, otherwise both. */
    private String time(BigDecimal days, String format) {
        long milliseconds =
                days.multiply(MILLISECONDS_OF_DAY)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        LocalDateTime time =
                LocalDateTime.of(epoch, LocalTime.MIDNIGHT).plus(milliseconds, ChronoUnit.MILLIS);
        boolean showsHour = HOUR_FIELD.matcher(format).find();
        if (!showsHour && time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return day(time.toLocalDate());
        }
        if (showsHour && days.compareTo(BigDecimal.ONE) < 0 && !DAY_FIELD.matcher(format).find()) {
            return time.toLocalTime().toString();
        }
        return day(time.toLocalDate()) + "T" + DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }

    /**
     * A day as Excel shows it. Counting from 1900, it knows a 29 February of that year, so that the
     * days before have another number, and the day before the first is 1900-01-00.
     */
    private String day(LocalDate day) {
        if (!epoch.equals(EPOCH_1900) || !day.isBefore(FALSE_LEAP_DAY)) {
            return day.toString();
        }
        return day.equals(EPOCH_1900) ? "1900-01-00" : day.plusDays(1).toString();
    }

    /** The fields of the format that shows a number as a time; empty where it shows a number. */
    private static Optional<String> timeFormat(Cell cell) {
        int id = Optional.ofNullable(cell.getDataFormatId()).orElse(0);
        // The formats of East Asian dates have numbers but are not written down in the file.
        if (EAST_ASIAN_HOURS.contains(id)) {
            return Optional.of("h:mm");
        }
        if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) {
            return Optional.of("yyyy-m-d");
        }
        return Optional.ofNullable(cell.getDataFormatString())
                .map(format -> NO_FIELD.matcher(format).replaceAll(""))
                .map(format -> format.toLowerCase(Locale.ROOT))
                .filter(format -> TIME_FIELD.matcher(format).find());
    }
}
