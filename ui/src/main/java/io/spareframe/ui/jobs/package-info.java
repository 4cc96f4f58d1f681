/** The jobs of this machine's market: a list, and one of them in full. */
@NullMarked
package io.spareframe.ui.jobs;

import org.jspecify.annotations.NullMarked;
