// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.ingest.importing.file.Layout;
import io.govpulse.ingest.importing.file.Layout.HeaderRows;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads from a mapping where the table stands in its file. */
final class LayoutReader {
    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "bar", '|');

    private LayoutReader() {}

    static Layout layout(YamlNode root) {
        return new Layout(
                root.find("charset").map(LayoutReader::charset),
                root.find("separator")
                        .map(LayoutReader::separator)
                        .orElse(Layout.PLAIN.separator()),
                root.find("quotes").map(LayoutReader::quoted).orElse(true),
                root.find("sheet").map(YamlNode::texts).orElse(List.of()),
                root.find("headerRow").map(LayoutReader::headerRows));
    }

    private static boolean quoted(YamlNode node) {
        return switch (node.text()) {
            case "none" -> false;
            case "double" -> true;
            default -> throw node.unexpected("double, none");
        };
    }

    private static char separator(YamlNode node) {
        return Optional.ofNullable(SEPARATORS.get(node.text()))
                .orElseThrow(() -> node.unexpected(YamlNode.listed(SEPARATORS.keySet())));
    }

    private static HeaderRows headerRows(YamlNode node) {
        List<Integer> rows =
                node.node().isArray()
                        ? node.elements().stream().map(LayoutReader::headerRow).toList()
                        : List.of(headerRow(node));
        int last = rows.get(rows.size() - 1);
        if (last - rows.get(0) != rows.size() - 1) {
            throw node.refused("the rows of a header follow each other, as [1, 2]");
        }
        return new HeaderRows(rows.get(0), last);
    }

    private static int headerRow(YamlNode node) {
        if (!node.node().isInt() || node.node().intValue() < 1) {
            throw node.unexpected("1 and above");
        }
        return node.node().intValue();
    }

    private static Charset charset(YamlNode node) {
        try {
            return Charset.forName(node.text());
        } catch (IllegalArgumentException e) {
            throw node.unexpected("names such as UTF-8 or GB18030");
        }
    }
}
