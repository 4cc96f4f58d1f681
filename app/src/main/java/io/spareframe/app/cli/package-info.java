/** The command line: what a requester, a venue or a terminal user types. */
@NullMarked
package io.spareframe.app.cli;

import org.jspecify.annotations.NullMarked;
