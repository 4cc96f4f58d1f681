package io.spareframe.compute.job;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a stranger's kernel text is refused before a driver's compiler sees it: everything that
 * could make that compiler read files, or a kernel print into our process. The rules are stricter
 * than the languages, so that no exact reading of them is needed: a {@code #} may only begin one of
 * a few directives, wherever it stands, comments included.
 */
public final class KernelText {

  private static final Pattern CONTINUED_LINE = Pattern.compile("\\\\[ \\t]*\\r?\\n");
  private static final Pattern HASH = Pattern.compile("#[ \\t]*([A-Za-z_]*)([^\\n]*)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
  private static final Pattern PRAGMA =
      Pattern.compile("[ \\t]+(OPENCL|unroll|nounroll)\\b[ \\tA-Za-z0-9_:]*\\r?");
  private static final Set<String> DIRECTIVES =
      Set.of("define", "undef", "if", "ifdef", "ifndef", "elif", "else", "endif", "pragma");
  private static final Set<String> REFUSED_IN_OPENCL =
      Set.of(
          "asm",
          "__asm",
          "__asm__",
          "_Pragma",
          "__pragma",
          "__has_include",
          "__has_include_next",
          "__has_embed",
          "__FILE__",
          "__BASE_FILE__",
          "__DATE__",
          "__TIME__",
          "__TIMESTAMP__",
          "printf");

  private static final Pattern PTX_START =
      Pattern.compile(
          "(?:[ \\t]*(?://[^\\n]*)?\\n)*"
              + "\\.version[ \\t]+([0-9])\\.([0-9])[ \\t]*\\n"
              + "\\.target[ \\t]+sm_([0-9]{2,3})[ \\t]*\\n"
              + "\\.address_size[ \\t]+64[ \\t]*\\n");

  private KernelText() {}

  /**
   * Checks OpenCL C.
   *
   * @param field named in the error
   * @throws InvalidJobException naming what is refused
   */
  public static void checkOpenCl(String field, String text) throws InvalidJobException {
    checkCharacters(field, text);
    if (text.contains("??") || text.contains("%:")) {
      throw new InvalidJobException(field, "has a trigraph or digraph (?? or %:)");
    }
    String spliced = CONTINUED_LINE.matcher(text).replaceAll("");
    Matcher hash = HASH.matcher(spliced);
    while (hash.find()) {
      String directive = hash.group(1);
      if (!DIRECTIVES.contains(directive)) {
        throw new InvalidJobException(
            field, "has #" + directive + " : # may only begin one of " + sorted(DIRECTIVES));
      }
      if (hash.group(2).contains("#")) {
        throw new InvalidJobException(field, "has a second # in a line of #" + directive);
      }
      if (directive.equals("pragma") && !PRAGMA.matcher(hash.group(2)).matches()) {
        throw new InvalidJobException(field, "has a #pragma other than OPENCL or unroll");
      }
    }
    Matcher word = WORD.matcher(spliced);
    while (word.find()) {
      if (REFUSED_IN_OPENCL.contains(word.group())) {
        throw new InvalidJobException(field, "has the refused word " + word.group());
      }
    }
  }

  /**
   * Checks PTX: its head names a version and an architecture within the limits, nothing outside is
   * linked, and there is no preprocessor line.
   *
   * @param field named in the error
   * @throws InvalidJobException naming what is refused
   */
  public static void checkPtx(String field, String text) throws InvalidJobException {
    checkCharacters(field, text);
    Matcher start = PTX_START.matcher(text);
    if (!start.lookingAt()) {
      throw new InvalidJobException(
          field, "does not begin with .version, .target sm_N and .address_size 64");
    }
    int version = Integer.parseInt(start.group(1)) * 10 + Integer.parseInt(start.group(2));
    JobLimits.atMost(field, version, JobLimits.PTX_VERSION_TENTHS, " tenths of .version");
    JobLimits.atMost(
        field, Integer.parseInt(start.group(3)), JobLimits.PTX_TARGET, " as .target sm_");
    if (text.indexOf('#') >= 0) {
      throw new InvalidJobException(field, "has a #: PTX is taken without preprocessor lines");
    }
    if (text.contains(".extern")) {
      throw new InvalidJobException(field, "has .extern: nothing outside can be linked");
    }
  }

  /** Whether the OpenCL C text defines a kernel of this name, written with the dialect's macro. */
  public static boolean definesOpenClKernel(String text, String entry) {
    return Pattern.compile("\\b(?:KERNEL|__kernel|kernel)\\s+void\\s+" + entry + "\\s*\\(")
        .matcher(text)
        .find();
  }

  /** Whether the PTX text has an entry of this name. */
  public static boolean definesPtxEntry(String text, String entry) {
    return Pattern.compile("\\.entry\\s+" + entry + "\\s*\\(").matcher(text).find();
  }

  /**
   * The text in these bytes.
   *
   * @throws InvalidJobException if it is longer than {@link JobLimits#KERNEL_BYTES} or not ASCII
   */
  static String decode(String field, ByteBuffer bytes) throws InvalidJobException {
    JobLimits.atMost(field, bytes.remaining(), JobLimits.KERNEL_BYTES, " bytes");
    String text = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    checkCharacters(field, text);
    return text;
  }

  private static void checkCharacters(String field, String text) throws InvalidJobException {
    JobLimits.atMost(field, text.length(), JobLimits.KERNEL_BYTES, " bytes");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineEnd =
          c == '\n' || (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
      if ((c < ' ' || c > '~') && c != '\t' && !lineEnd) {
        throw new InvalidJobException(
            field, "has the character " + (int) c + " at " + i + ": only printable ASCII is taken");
      }
    }
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
