// SPDX-License-Identifier: Apache-2.0
/** HTTP for all resources: problem documents, headers, caching, and the parsing of parameters. */
@NullMarked
package io.govpulse.service.http;

import org.jspecify.annotations.NullMarked;
