/** Runs a job on one device, slice by slice, so that it can stop and go on at any moment. */
@NullMarked
package io.spareframe.compute.engine;

import org.jspecify.annotations.NullMarked;
