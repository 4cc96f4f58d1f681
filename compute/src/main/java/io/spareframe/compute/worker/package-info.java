/**
 * The child process that owns one device: its main, the frames it talks in, and how the agent
 * starts, watches and ends it.
 */
@NullMarked
package io.spareframe.compute.worker;

import org.jspecify.annotations.NullMarked;
