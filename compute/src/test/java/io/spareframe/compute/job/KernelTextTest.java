package io.spareframe.compute.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTextTest {

  @Test
  void ordinaryKernelsAreTaken() {
    String text =
        """
        #define TWICE(x) \\
            ((x) * 2)
        #pragma OPENCL FP_CONTRACT OFF
        #ifdef cl_khr_fp64
        # pragma OPENCL EXTENSION cl_khr_fp64 : enable
        #endif
        /* 50% of it */
        __kernel void k(__global int *a) {
          #pragma unroll 4
          for (int i = 0; i < 4; i++) a[i] = TWICE(a[i]) ? 1 : 2;
        }
        """;
    assertThatCode(() -> KernelText.checkOpenCl("f", text)).doesNotThrowAnyException();
    assertThatCode(() -> KernelText.checkOpenCl("f", text.replace("\n", "\r\n")))
        .doesNotThrowAnyException();
    assertThat(KernelText.definesOpenClKernel(text, "k")).isTrue();
    assertThat(KernelText.definesOpenClKernel(text, "TWICE")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#include </etc/passwd>",
        "  #  include \"x\"",
        "int a; /* */ # include \"x\"",
        "#/**/include \"x\"",
        "#inc\\\nlude \"x\"",
        "#inc\\ \t\nlude \"x\"",
        "#\\\n include \"x\"",
        "#import \"x\"",
        "#embed \"/etc/passwd\"",
        "#line 1 \"x\"",
        "#error x",
        "#",
        "??=include \"x\"",
        "%:include \"x\"",
        "#if __has_include(\"/root/key\")",
        "#if __has_\\\ninclude(\"/root/key\")",
        "#define GLUE(a,b) a##b",
        "#define TEXT(a) #a",
        "#pragma GCC dependency \"x\"",
        "#pragma clang module import x",
        "_Pragma(\"GCC dependency\")",
        "void f() { asm(\"syscall\"); }",
        "void f() { __asm__ (\"syscall\"); }",
        "void f() { a\\\nsm(\"syscall\"); }",
        "void f() { printf(\"frame\"); }",
        "__constant char *where = __FILE__;",
        "int \u00e9;",
        "int a;\u0000",
        "int a;\r#include \"x\"",
        "int a;\f#include \"x\"",
      })
  void whatCouldReadFilesOrPrintIsRefused(String text) {
    assertThatThrownBy(() -> KernelText.checkOpenCl("modules[0].opencl", text))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageStartingWith("modules[0].opencl: has ");
  }

  @Test
  void ptxIsTakenWithItsHead() {
    assertThatCode(() -> KernelText.checkPtx("f", SampleJobs.PTX)).doesNotThrowAnyException();
    assertThat(KernelText.definesPtxEntry(SampleJobs.PTX, "add")).isTrue();
    assertThat(KernelText.definesPtxEntry(SampleJobs.PTX, "ad")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ELF",
        ".target sm_50\n.version 4.0\n",
        ".version 8.9\n.target sm_50\n.address_size 64\n",
        ".version 4.0\n.target sm_90\n.address_size 64\n",
        ".version 4.0\n.target sm_50, debug\n.address_size 64\n",
        ".version 4.0\n.target sm_50\n.address_size 32\n",
        ".version 4.0\n.target sm_50\n.address_size 64\n#include \"x\"\n",
        ".version 4.0\n.target sm_50\n.address_size 64\n.extern .func (.param .b32 r) vprintf\n",
      })
  void otherPtxIsRefused(String text) {
    assertThatThrownBy(() -> KernelText.checkPtx("modules[0].ptx", text))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageStartingWith("modules[0].ptx: ");
  }

  @Test
  void anOversizedTextIsRefused() {
    String large = " ".repeat(JobLimits.KERNEL_BYTES + 1);
    assertThatThrownBy(() -> KernelText.checkOpenCl("f", large))
        .hasMessage("f: 4194305 bytes is more than 4194304");
  }
}
