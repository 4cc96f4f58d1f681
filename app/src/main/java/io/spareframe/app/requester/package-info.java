/** The embedded market's buyer: verifies what is delivered and signs vouchers for it. */
@NullMarked
package io.spareframe.app.requester;

import org.jspecify.annotations.NullMarked;
