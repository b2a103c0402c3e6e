// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML without document types: an entity could read the machine's files, or grow until memory
 * ends.
 */
public final class SafeXml {
    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    private static XMLInputFactory factory() {
        // The JDK's own, whichever a library brings along.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /** Reads these bytes; the encoding is the one that the XML itself declares. */
    public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    /**
     * Goes on to the next element that begins or ends.
     *
     * @return false at the end
     * @throws IOException when it is no sound XML, or has a document type
     */
    public static boolean nextElement(XMLStreamReader xml) throws IOException {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new IOException(
                            "it has a document type (<!DOCTYPE, line %d), which is never read,"
                                            .formatted(xml.getLocation().getLineNumber())
                                    + " because its entities can reach other files or fill the"
                                    + " memory; remove the declaration and write out its entities");
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    /** Returns the cause itself when reading failed, otherwise where the XML is not sound. */
    public static IOException damaged(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException cause) {
            return cause;
        }
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
        return new IOException("it is no sound XML at line " + line, e);
    }
}
