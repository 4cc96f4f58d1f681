/*
 * What both variants share. A launch runs in slices of blocks: SF_GROUP counts within the slice, so
 * a kernel finds its block through the slice's parameters, in linear order x, y, z.
 */
#define SLICE const u32 sf_first, const u32 sf_grid_x, const u32 sf_grid_y
#define SF_BLOCK (sf_first + SF_GROUP)
#define GRID_X sf_grid_x
#define GRID_Y sf_grid_y
#define BLOCK_X (SF_BLOCK % sf_grid_x)
#define BLOCK_Y (SF_BLOCK / sf_grid_x % sf_grid_y)
#define BLOCK_Z (SF_BLOCK / (sf_grid_x * sf_grid_y))
#define GLOBAL_ID_X (BLOCK_X * BLOCK_SIZE_X + THREAD_X)
#define GLOBAL_ID_Y (BLOCK_Y * BLOCK_SIZE_Y + THREAD_Y)
#define GLOBAL_ID_Z (BLOCK_Z * BLOCK_SIZE_Z + THREAD_Z)

DEVICE f32 sf_min(f32 a, f32 b) { return a < b ? a : b; }
DEVICE f32 sf_max(f32 a, f32 b) { return a > b ? a : b; }
DEVICE f32 sf_clamp(f32 x, f32 low, f32 high) { return sf_min(sf_max(x, low), high); }
DEVICE u32 sf_min_u32(u32 a, u32 b) { return a < b ? a : b; }
DEVICE u32 sf_max_u32(u32 a, u32 b) { return a > b ? a : b; }
DEVICE f32 sf_rsqrt(f32 x) { return 1.0f / sf_sqrt(x); }

/*
 * exp, log, sin and cos after Cephes (Moshier): the same operations on every device, so that
 * results agree where the device rounds multiplication and addition as IEEE 754 says.
 */

/* Relative error below 2e-7; 0 below -87, infinite above 88.7. */
DEVICE f32 sf_exp(f32 x) {
  f32 n = sf_floor(x * 1.44269504f + 0.5f);
  f32 r = x - n * 0.693359375f - n * -2.12194440e-4f;
  f32 p = ((((1.9875691500e-4f * r + 1.3981999507e-3f) * r + 8.3334519073e-3f) * r
            + 4.1665795894e-2f) * r + 1.6666665459e-1f) * r + 5.0000001201e-1f;
  f32 y = p * r * r + r + 1.0f;
  if (x != x) return x;
  if (x < -87.0f) return 0.0f;
  if (x > 88.72283f) return sf_float(0x7f800000u);
  /* 2^128 is no f32: doubled afterwards. */
  if (n > 127.0f) return y * sf_float(0x7f000000u) * 2.0f;
  return y * sf_float((u32)((i32)n + 127) << 23);
}

/* Absolute error below 2e-7 near 1, else relative; -infinite at 0, NaN below. */
DEVICE f32 sf_log(f32 x) {
  f32 e = 0.0f;
  u32 bits;
  f32 m, z, y;
  if (!(x >= 0.0f)) return sf_float(0x7fc00000u);
  if (x == 0.0f) return sf_float(0xff800000u);
  if (sf_bits(x) == 0x7f800000u) return x;
  if (x < 1.17549435e-38f) {
    x = x * 8388608.0f;
    e = -23.0f;
  }
  bits = sf_bits(x);
  e = e + (f32)((i32)(bits >> 23) - 126);
  m = sf_float((bits & 0x007fffffu) | 0x3f000000u);
  if (m < 0.707106781f) {
    e = e - 1.0f;
    m = m + m - 1.0f;
  } else {
    m = m - 1.0f;
  }
  z = m * m;
  y = ((((((((7.0376836292e-2f * m - 1.1514610310e-1f) * m + 1.1676998740e-1f) * m
           - 1.2420140846e-1f) * m + 1.4249322787e-1f) * m - 1.6668057665e-1f) * m
        + 2.0000714765e-1f) * m - 2.4999993993e-1f) * m + 3.3333331174e-1f) * m * z;
  y = y + e * -2.12194440e-4f - 0.5f * z;
  return m + y + e * 0.693359375f;
}

/* For x >= 0; relative error below 3e-7 * (1 + |y log x|). */
DEVICE f32 sf_pow(f32 x, f32 y) {
  if (y == 0.0f) return 1.0f;
  if (x == 0.0f) return y > 0.0f ? 0.0f : sf_float(0x7f800000u);
  return sf_exp(y * sf_log(x));
}

/* quarter 0: sin, 1: cos; absolute error below 2e-7 for |x| < 8192. */
DEVICE f32 sf_sine(f32 x, u32 quarter) {
  f32 n = sf_floor(x * 0.636619772f + 0.5f);
  f32 r = x - n * 1.5703125f - n * 4.837512969970703e-4f - n * 7.54978995e-8f;
  f32 z = r * r;
  u32 q = (u32)(i32)n + quarter;
  f32 y;
  if (q & 1u) {
    y = ((2.443315711809948e-5f * z - 1.388731625493765e-3f) * z + 4.166664568298827e-2f) * z * z
        - 0.5f * z + 1.0f;
  } else {
    y = ((-1.9515295891e-4f * z + 8.3321608736e-3f) * z - 1.6666654611e-1f) * z * r + r;
  }
  return (q & 2u) ? -y : y;
}

DEVICE f32 sf_sin(f32 x) { return sf_sine(x, 0u); }
DEVICE f32 sf_cos(f32 x) { return sf_sine(x, 1u); }
