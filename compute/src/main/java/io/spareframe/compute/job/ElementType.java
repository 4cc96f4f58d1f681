package io.spareframe.compute.job;

/** What a buffer or a scalar argument is made of. Little-endian everywhere. */
public enum ElementType {
  U8("u8", 1),
  I32("i32", 4),
  U32("u32", 4),
  F32("f32", 4),
  I64("i64", 8),
  U64("u64", 8),
  F64("f64", 8);

  private final String label;
  private final int bytes;

  ElementType(String label, int bytes) {
    this.label = label;
    this.bytes = bytes;
  }

  /** The name in a manifest. */
  public String label() {
    return label;
  }

  /** The size of one element in bytes. */
  public int bytes() {
    return bytes;
  }
}
