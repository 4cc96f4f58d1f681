/** What a job is: the manifest's records, their limits and validation, content ids and blobs. */
@NullMarked
package io.spareframe.compute.job;

import org.jspecify.annotations.NullMarked;
