/** The first start: from what is in the machine to the first lending, a page at a time. */
@NullMarked
package io.spareframe.ui.wizard;

import org.jspecify.annotations.NullMarked;
