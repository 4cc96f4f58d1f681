package io.spareframe.compute.guard.games;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a process.
 *
 * @param id its process id, or one of its threads' on systems that number both alike
 * @param executable the program's file; absent where the system does not tell
 * @param arguments its command line, the program's name first; may be empty
 */
record ProcessFacts(long id, Optional<String> executable, List<String> arguments) {}
