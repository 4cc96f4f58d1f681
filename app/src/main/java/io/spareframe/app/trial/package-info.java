/** Tries the whole product on this machine: the demonstration and the benchmarks. */
@NullMarked
package io.spareframe.app.trial;

import org.jspecify.annotations.NullMarked;
