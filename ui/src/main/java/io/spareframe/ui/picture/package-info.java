/** The pictures that jobs have rendered so far, fetched as they grow. */
@NullMarked
package io.spareframe.ui.picture;

import org.jspecify.annotations.NullMarked;
