/** Packs a scene as a job: a progressive path tracer over a mesh. */
@NullMarked
package io.spareframe.compute.packer.render;

import org.jspecify.annotations.NullMarked;
