/** The agent: its parts, joined in one place, and what it does when told. */
@NullMarked
package io.spareframe.app.agent;

import org.jspecify.annotations.NullMarked;
