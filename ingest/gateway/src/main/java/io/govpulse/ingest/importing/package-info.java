/** The import of files: a client of the intake, with a mapping from columns to events. */
@NullMarked
package io.govpulse.ingest.importing;

import org.jspecify.annotations.NullMarked;
