package io.spareframe.compute.engine.cuda;

import io.spareframe.compute.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sizes of a PTX entry's parameters. The driver reads as many host pointers as the entry has
 * parameters, whatever it was given, and has no call in all versions to ask how many: a launch with
 * too few would make it read beyond them. Syntax: PTX ISA, "Kernel and Function Directives:
 * .entry".
 */
final class PtxSignature {

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\.param\\s+(?:\\.align\\s+\\d+\\s+)?\\.[busf](8|16|32|64)"
              + "(?:\\s+\\.ptr(?:\\s+\\.(?:global|const|local|shared))?(?:\\s+\\.align\\s+\\d+)?)?"
              + "\\s+[\\w$%]+");

  private PtxSignature() {}

  /**
   * The parameters' sizes in bytes.
   *
   * @throws EngineException.BadKernel if the module has not exactly one such entry, or it has other
   *     parameters than numbers and pointers
   */
  static List<Integer> parameterBytes(String ptx, String entry) throws EngineException {
    String code = COMMENT.matcher(ptx).replaceAll(" ");
    Matcher head =
        Pattern.compile("\\.entry\\s+" + Pattern.quote(entry) + "(?![\\w$%])\\s*(\\(([^)]*)\\))?")
            .matcher(code);
    if (!head.find()) {
      throw new EngineException.BadKernel("The module has no kernel " + entry + ".", "");
    }
    String parameters = head.group(2) == null ? "" : head.group(2).strip();
    if (head.find()) {
      throw new EngineException.BadKernel("The module has two kernels " + entry + ".", "");
    }
    List<Integer> bytes = new ArrayList<>();
    if (parameters.isEmpty()) {
      return bytes;
    }
    for (String parameter : parameters.split(",", -1)) {
      Matcher one = PARAMETER.matcher(parameter.strip());
      if (!one.matches()) {
        throw new EngineException.BadKernel(
            "The kernel " + entry + " has a parameter that is no number and no pointer.",
            parameter.strip());
      }
      bytes.add(Integer.parseInt(one.group(1)) / Byte.SIZE);
    }
    return bytes;
  }
}
