/*
 * A path tracer. Each thread adds one sample to one pixel; its random numbers depend on the pixel
 * and the sample alone, so slices may run in any order and on any device.
 *
 * nodes:     16 u32 a node: the boxes of its two children (low xyz, high xyz, twice; f32 bits), then
 *            a reference to each, then 2 unused. A reference is a node's index, or for a leaf
 *            bit 31, triangles less one in bits 28 to 30, and the first triangle's index.
 * triangles: 10 f32 a triangle: a corner, the edges to the two others, the material's index.
 * normals:   9 f32 a triangle: the shading normals of its corners.
 * materials: 12 f32 each, see MATERIAL_ below.
 * scene:     see SCENE_ below; then 5 f32 a sphere: centre, radius, material.
 */

#define PI 3.14159265f
#define FAR_AWAY 1.0e30f
#define STACK 64

#define SCENE_EYE 0          /* 3 */
#define SCENE_TOP_LEFT 3     /* 3: the top left of the picture in the plane in focus */
#define SCENE_RIGHT 6        /* 3: the picture's width in that plane */
#define SCENE_DOWN 9         /* 3: its height */
#define SCENE_LENS_X 12      /* 3: the lens's radius, sideways */
#define SCENE_LENS_Y 15      /* 3: the lens's radius, upwards */
#define SCENE_LIGHT 18       /* 3: a corner of the light's parallelogram */
#define SCENE_LIGHT_U 21     /* 3: its one edge */
#define SCENE_LIGHT_V 24     /* 3: its other edge */
#define SCENE_LIGHT_NORMAL 27 /* 3: the side it shines to */
#define SCENE_LIGHT_COLOR 30 /* 3: radiance */
#define SCENE_LIGHT_AREA 33
#define SCENE_SKY_HORIZON 34 /* 3 */
#define SCENE_SKY_ZENITH 37  /* 3 */
#define SCENE_GROUND_HEIGHT 40
#define SCENE_GROUND_MATERIAL 41 /* below 0: there is no ground */
#define SCENE_GROUND_FADE 42 /* 1 / the distance over which the ground becomes sky */
#define SCENE_SPHERES 43
#define SCENE_DEPTH 44
#define SCENE_CLAMP 45       /* the most that light found by chance adds to a sample */
#define SCENE_SIZE 46

#define MATERIAL_KIND 0
#define MATERIAL_COLOR 1     /* 3 */
#define MATERIAL_EMISSION 4  /* 3 */
#define MATERIAL_ROUGHNESS 7
#define MATERIAL_INDEX 8     /* of refraction */
#define MATERIAL_ABSORB 9    /* 3: glass, per length */
#define MATERIAL_SIZE 12

/* From this roughness on the lamp's gloss is asked for, below it is left to chance. */
#define ROUGH 0.22f
#define GATHERED_ROUGHNESS 0.35f

#define KIND_DIFFUSE 0
#define KIND_COATED 1        /* diffuse under a clear coat */
#define KIND_METAL 2
#define KIND_GLASS 3

typedef struct {
  f32 x, y, z;
} Vec;

DEVICE Vec vec(f32 x, f32 y, f32 z) {
  Vec v;
  v.x = x;
  v.y = y;
  v.z = z;
  return v;
}

DEVICE Vec load(GLOBAL const f32 *p) { return vec(p[0], p[1], p[2]); }
DEVICE Vec add(Vec a, Vec b) { return vec(a.x + b.x, a.y + b.y, a.z + b.z); }
DEVICE Vec sub(Vec a, Vec b) { return vec(a.x - b.x, a.y - b.y, a.z - b.z); }
DEVICE Vec mul(Vec a, Vec b) { return vec(a.x * b.x, a.y * b.y, a.z * b.z); }
DEVICE Vec scale(Vec a, f32 s) { return vec(a.x * s, a.y * s, a.z * s); }
DEVICE f32 dot3(Vec a, Vec b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
DEVICE Vec unit(Vec a) { return scale(a, sf_rsqrt(dot3(a, a))); }
DEVICE f32 largest(Vec a) { return sf_max(a.x, sf_max(a.y, a.z)); }
DEVICE Vec mix3(Vec a, Vec b, f32 t) { return add(scale(a, 1.0f - t), scale(b, t)); }

DEVICE Vec cross3(Vec a, Vec b) {
  return vec(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

/* A vector given by its part along n and two directions across it (Duff et al. 2017). */
DEVICE Vec around(Vec n, f32 x, f32 y, f32 z) {
  f32 sign = n.z >= 0.0f ? 1.0f : -1.0f;
  f32 a = -1.0f / (sign + n.z);
  f32 b = n.x * n.y * a;
  Vec s = vec(1.0f + sign * n.x * n.x * a, sign * b, -sign * n.x);
  Vec t = vec(b, sign + n.y * n.y * a, -n.y);
  return add(add(scale(s, x), scale(t, y)), scale(n, z));
}

/*
 * Pairs of numbers in [0, 1): the two-dimensional Sobol sequence with hash-based Owen scrambling
 * (Burley 2020), shuffled anew for every pair that a path draws.
 */
typedef struct {
  u32 sample;
  u32 seed;
} Sampler;

DEVICE u32 hash32(u32 x) {
  x ^= x >> 16;
  x *= 0x7feb352du;
  x ^= x >> 15;
  x *= 0x846ca68bu;
  x ^= x >> 16;
  return x;
}

DEVICE u32 reversed(u32 x) {
  x = (x >> 16) | (x << 16);
  x = ((x & 0x00ff00ffu) << 8) | ((x & 0xff00ff00u) >> 8);
  x = ((x & 0x0f0f0f0fu) << 4) | ((x & 0xf0f0f0f0u) >> 4);
  x = ((x & 0x33333333u) << 2) | ((x & 0xccccccccu) >> 2);
  x = ((x & 0x55555555u) << 1) | ((x & 0xaaaaaaaau) >> 1);
  return x;
}

DEVICE u32 laine_karras(u32 x, u32 seed) {
  x ^= x * 0x3d20adeau;
  x += seed;
  x *= (seed >> 16) | 1u;
  x ^= x * 0x05526c56u;
  x ^= x * 0x53a22864u;
  return x;
}

DEVICE void draw(Sampler *sampler, f32 *x, f32 *y) {
  u32 i = reversed(laine_karras(reversed(sampler->sample), sampler->seed));
  u32 j = i;
  j ^= (j >> 16) & 0x0000ffffu;
  j ^= (j >> 8) & 0x00ff00ffu;
  j ^= (j >> 4) & 0x0f0f0f0fu;
  j ^= (j >> 2) & 0x33333333u;
  j ^= (j >> 1) & 0x55555555u;
  *x = (f32)(reversed(laine_karras(i, hash32(sampler->seed ^ 0x9e3779b9u))) >> 8) * 5.9604645e-8f;
  *y = (f32)(reversed(laine_karras(j, hash32(sampler->seed ^ 0x85ebca6bu))) >> 8) * 5.9604645e-8f;
  sampler->seed = hash32(sampler->seed + 0x632be59bu);
}

typedef struct {
  GLOBAL const u32 *nodes;
  GLOBAL const f32 *triangles;
  GLOBAL const f32 *normals;
  GLOBAL const f32 *materials;
  GLOBAL const f32 *scene;
} World;

#define HIT_NOTHING 0xffffffffu
#define HIT_GROUND 0xfffffffeu
#define HIT_LIGHT 0xfffffffdu
#define HIT_SPHERE 0x80000000u

typedef struct {
  f32 t;
  f32 u;
  f32 v;
  u32 what; /* a triangle, HIT_SPHERE + n, or one of the above */
} Hit;

/* The distance at which a ray enters a box, FAR_AWAY where it misses it before `limit`. */
DEVICE f32 enter_box(GLOBAL const u32 *box, Vec o, Vec inverse, f32 limit) {
  f32 x0 = (sf_float(box[0]) - o.x) * inverse.x;
  f32 y0 = (sf_float(box[1]) - o.y) * inverse.y;
  f32 z0 = (sf_float(box[2]) - o.z) * inverse.z;
  f32 x1 = (sf_float(box[3]) - o.x) * inverse.x;
  f32 y1 = (sf_float(box[4]) - o.y) * inverse.y;
  f32 z1 = (sf_float(box[5]) - o.z) * inverse.z;
  f32 low = sf_max(sf_max(sf_min(x0, x1), sf_min(y0, y1)), sf_max(sf_min(z0, z1), 0.0f));
  f32 high = sf_min(sf_min(sf_max(x0, x1), sf_max(y0, y1)), sf_min(sf_max(z0, z1), limit));
  return low <= high * 1.0000004f ? low : FAR_AWAY;
}

/* Narrows hit to the nearest triangle, or to any where `any` is set (Moeller and Trumbore). */
DEVICE void hit_triangles(World w, Vec o, Vec d, u32 any, Hit *hit) {
  u32 stack[STACK];
  u32 depth = 0;
  u32 ref = 0;
  Vec inverse = vec(1.0f / d.x, 1.0f / d.y, 1.0f / d.z);
  for (;;) {
    if (ref & 0x80000000u) {
      u32 first = ref & 0x0fffffffu;
      u32 end = first + ((ref >> 28) & 7u) + 1u;
      u32 i;
      for (i = first; i < end; i++) {
        GLOBAL const f32 *tri = w.triangles + i * 10u;
        Vec e1 = load(tri + 3);
        Vec e2 = load(tri + 6);
        Vec p = cross3(d, e2);
        f32 determinant = dot3(e1, p);
        f32 scaled = 1.0f / determinant;
        Vec from = sub(o, load(tri));
        f32 u = dot3(from, p) * scaled;
        Vec q = cross3(from, e1);
        f32 v = dot3(d, q) * scaled;
        f32 t = dot3(e2, q) * scaled;
        if (determinant != 0.0f && u >= 0.0f && v >= 0.0f && u + v <= 1.0f && t > 0.0f
            && t < hit->t) {
          hit->t = t;
          hit->u = u;
          hit->v = v;
          hit->what = i;
          if (any) return;
        }
      }
    } else {
      GLOBAL const u32 *node = w.nodes + ref * 16u;
      f32 t0 = enter_box(node, o, inverse, hit->t);
      f32 t1 = enter_box(node + 6, o, inverse, hit->t);
      u32 near_ref = node[12];
      u32 far_ref = node[13];
      if (t1 < t0) {
        f32 t = t0;
        u32 r = near_ref;
        t0 = t1;
        t1 = t;
        near_ref = far_ref;
        far_ref = r;
      }
      if (t0 < FAR_AWAY) {
        if (t1 < FAR_AWAY && depth < STACK) stack[depth++] = far_ref;
        ref = near_ref;
        continue;
      }
    }
    if (depth == 0u) return;
    ref = stack[--depth];
  }
}

DEVICE void hit_spheres(World w, Vec o, Vec d, Hit *hit) {
  u32 count = (u32)w.scene[SCENE_SPHERES];
  u32 i;
  for (i = 0; i < count; i++) {
    GLOBAL const f32 *sphere = w.scene + SCENE_SIZE + i * 5u;
    f32 radius = sphere[3];
    Vec from = sub(o, load(sphere));
    f32 b = dot3(from, d);
    /* The distance of the ray's line from the centre keeps its digits where b * b would not. */
    Vec off = sub(from, scale(d, b));
    f32 disc = radius * radius - dot3(off, off);
    if (disc > 0.0f) {
      f32 root = sf_sqrt(disc);
      f32 t = -b - root;
      /* From its surface: the near root is the surface itself. */
      if (t < radius * 1.0e-3f) t = -b + root;
      if (t > radius * 1.0e-3f && t < hit->t) {
        hit->t = t;
        hit->what = HIT_SPHERE + i;
      }
    }
  }
}

DEVICE void hit_ground(World w, Vec o, Vec d, Hit *hit) {
  if (w.scene[SCENE_GROUND_MATERIAL] >= 0.0f && d.y < 0.0f) {
    f32 t = (w.scene[SCENE_GROUND_HEIGHT] - o.y) / d.y;
    if (t > 0.0f && t < hit->t) {
      hit->t = t;
      hit->what = HIT_GROUND;
    }
  }
}

DEVICE void hit_light(World w, Vec o, Vec d, Hit *hit) {
  Vec n = load(w.scene + SCENE_LIGHT_NORMAL);
  f32 facing = dot3(n, d);
  if (facing < 0.0f) {
    Vec corner = load(w.scene + SCENE_LIGHT);
    f32 t = dot3(sub(corner, o), n) / facing;
    if (t > 0.0f && t < hit->t) {
      Vec at = sub(add(o, scale(d, t)), corner);
      Vec eu = load(w.scene + SCENE_LIGHT_U);
      Vec ev = load(w.scene + SCENE_LIGHT_V);
      f32 u = dot3(at, eu) / dot3(eu, eu);
      f32 v = dot3(at, ev) / dot3(ev, ev);
      if (u >= 0.0f && u <= 1.0f && v >= 0.0f && v <= 1.0f) {
        hit->t = t;
        hit->what = HIT_LIGHT;
      }
    }
  }
}

DEVICE Hit nearest(World w, Vec o, Vec d) {
  Hit hit;
  hit.t = FAR_AWAY;
  hit.u = 0.0f;
  hit.v = 0.0f;
  hit.what = HIT_NOTHING;
  hit_ground(w, o, d, &hit);
  hit_light(w, o, d, &hit);
  hit_spheres(w, o, d, &hit);
  hit_triangles(w, o, d, 0u, &hit);
  return hit;
}

DEVICE u32 blocked(World w, Vec o, Vec d, f32 distance) {
  Hit hit;
  hit.t = distance;
  hit.u = 0.0f;
  hit.v = 0.0f;
  hit.what = HIT_NOTHING;
  hit_spheres(w, o, d, &hit);
  if (hit.what == HIT_NOTHING) hit_triangles(w, o, d, 1u, &hit);
  return hit.what != HIT_NOTHING;
}

DEVICE Vec sky(World w, Vec d) {
  f32 up = sf_clamp(d.y, 0.0f, 1.0f);
  return mix3(load(w.scene + SCENE_SKY_HORIZON), load(w.scene + SCENE_SKY_ZENITH), sf_sqrt(up));
}

DEVICE Vec fresnel_color(Vec f0, f32 cosine) {
  f32 m = sf_clamp(1.0f - cosine, 0.0f, 1.0f);
  f32 m5 = m * m * m * m * m;
  return add(f0, scale(sub(vec(1.0f, 1.0f, 1.0f), f0), m5));
}

/* The share of unpolarised light that a surface between two media reflects. */
DEVICE f32 fresnel_glass(f32 cos_in, f32 eta, f32 *cos_out) {
  f32 sin2 = eta * eta * (1.0f - cos_in * cos_in);
  f32 parallel, across;
  if (sin2 >= 1.0f) {
    *cos_out = 0.0f;
    return 1.0f;
  }
  *cos_out = sf_sqrt(1.0f - sin2);
  parallel = (cos_in - eta * *cos_out) / (cos_in + eta * *cos_out);
  across = (eta * cos_in - *cos_out) / (eta * cos_in + *cos_out);
  return 0.5f * (parallel * parallel + across * across);
}

DEVICE Vec reflected(Vec d, Vec n) { return sub(d, scale(n, 2.0f * dot3(d, n))); }

/* A facet's normal around n, as common as Trowbridge and Reitz's distribution has it. */
DEVICE Vec facet(Vec n, f32 roughness, f32 x, f32 y) {
  f32 alpha = roughness * roughness;
  f32 cos2 = (1.0f - x) / (1.0f + (alpha * alpha - 1.0f) * x);
  f32 sine = sf_sqrt(sf_max(0.0f, 1.0f - cos2));
  f32 angle = 2.0f * PI * y;
  return around(n, sine * sf_cos(angle), sine * sf_sin(angle), sf_sqrt(cos2));
}

/* The share of facets that neither stand in each other's light nor view (Smith), over 4 cosines. */
DEVICE f32 visible_facets(f32 alpha, f32 cos_in, f32 cos_out) {
  f32 a2 = alpha * alpha;
  return 0.5f / (cos_out * sf_sqrt(a2 + (1.0f - a2) * cos_in * cos_in)
                 + cos_in * sf_sqrt(a2 + (1.0f - a2) * cos_out * cos_out) + 1.0e-6f);
}

/*
 * Light that reaches a surface straight from the lamp and goes on towards -d: by a diffuse surface
 * before its colour, or by a gloss so rough that paths would find the lamp by rare chance.
 */
DEVICE Vec lamp_light(World w, Vec at, Vec d, Vec n, f32 gloss, f32 x, f32 y) {
  Vec u = load(w.scene + SCENE_LIGHT_U);
  Vec v = load(w.scene + SCENE_LIGHT_V);
  Vec point = add(load(w.scene + SCENE_LIGHT), add(scale(u, x), scale(v, y)));
  Vec to = sub(point, at);
  f32 square = dot3(to, to);
  f32 distance = sf_sqrt(square);
  Vec l = scale(to, 1.0f / distance);
  f32 cos_here = dot3(n, l);
  f32 cos_there = -dot3(load(w.scene + SCENE_LIGHT_NORMAL), l);
  f32 part = 1.0f / PI;
  if (cos_here <= 0.0f || cos_there <= 0.0f) return vec(0.0f, 0.0f, 0.0f);
  if (gloss > 0.0f) {
    Vec half_way = unit(sub(l, d));
    f32 alpha = gloss * gloss;
    f32 c = dot3(n, half_way);
    f32 k = c * c * (alpha * alpha - 1.0f) + 1.0f;
    part = alpha * alpha / (PI * k * k) * visible_facets(alpha, cos_here, -dot3(n, d));
    if (part < 1.0e-4f) return vec(0.0f, 0.0f, 0.0f);
  }
  if (blocked(w, at, l, distance * 0.9999f)) return vec(0.0f, 0.0f, 0.0f);
  return scale(load(w.scene + SCENE_LIGHT_COLOR),
               part * cos_here * cos_there * w.scene[SCENE_LIGHT_AREA] / square);
}

typedef struct {
  Vec at;
  Vec geometric; /* towards where the ray came from */
  Vec shading;   /* likewise */
  u32 inside;    /* the ray came from behind the surface */
  GLOBAL const f32 *material;
} Surface;

DEVICE Surface surface(World w, Vec o, Vec d, Hit hit) {
  Surface s;
  u32 material;
  s.at = add(o, scale(d, hit.t));
  if (hit.what == HIT_GROUND) {
    s.at.y = w.scene[SCENE_GROUND_HEIGHT];
    s.geometric = vec(0.0f, 1.0f, 0.0f);
    s.shading = s.geometric;
    material = (u32)w.scene[SCENE_GROUND_MATERIAL];
  } else if (hit.what & HIT_SPHERE) {
    GLOBAL const f32 *sphere = w.scene + SCENE_SIZE + (hit.what & 0xffffu) * 5u;
    s.geometric = unit(sub(s.at, load(sphere)));
    s.shading = s.geometric;
    material = (u32)sphere[4];
  } else {
    GLOBAL const f32 *tri = w.triangles + hit.what * 10u;
    GLOBAL const f32 *n = w.normals + hit.what * 9u;
    s.geometric = unit(cross3(load(tri + 3), load(tri + 6)));
    s.shading = unit(add(add(scale(load(n), 1.0f - hit.u - hit.v), scale(load(n + 3), hit.u)),
                         scale(load(n + 6), hit.v)));
    material = (u32)tri[9];
  }
  s.inside = dot3(s.geometric, d) > 0.0f;
  if (s.inside) {
    s.geometric = scale(s.geometric, -1.0f);
    s.shading = scale(s.shading, -1.0f);
  }
  /* Seen from behind the shading normal means nothing. */
  if (dot3(s.shading, d) >= 0.0f) s.shading = s.geometric;
  s.material = w.materials + material * MATERIAL_SIZE;
  return s;
}

/* A point a little off the surface, so that the next ray does not find it again. */
DEVICE Vec lifted(Vec at, Vec n, Vec d) {
  f32 size = sf_max(1.0f, sf_max(sf_fabs(at.x), sf_max(sf_fabs(at.y), sf_fabs(at.z))));
  return add(at, scale(n, (dot3(n, d) > 0.0f ? 2.0e-5f : -2.0e-5f) * size));
}

DEVICE Vec radiance(World w, Vec o, Vec d, Sampler *sampler) {
  Vec light = vec(0.0f, 0.0f, 0.0f);
  Vec share = vec(1.0f, 1.0f, 1.0f);
  f32 most = FAR_AWAY;
  u32 lamp_counts = 1u; /* a diffuse surface has asked the lamp already */
  u32 max_depth = (u32)w.scene[SCENE_DEPTH];
  u32 depth;
  for (depth = 0; depth < max_depth; depth++) {
    Hit hit = nearest(w, o, d);
    Surface s;
    Vec color, found;
    f32 roughness, x, y, choice, survive;
    u32 kind;
    if (hit.what == HIT_NOTHING) {
      found = mul(share, sky(w, d));
      return add(light, scale(found, sf_min(1.0f, most / (largest(found) + 1.0e-6f))));
    }
    if (hit.what == HIT_LIGHT) {
      if (!lamp_counts) return light;
      found = mul(share, load(w.scene + SCENE_LIGHT_COLOR));
      return add(light, scale(found, sf_min(1.0f, most / (largest(found) + 1.0e-6f))));
    }
    s = surface(w, o, d, hit);
    kind = (u32)s.material[MATERIAL_KIND];
    color = load(s.material + MATERIAL_COLOR);
    roughness = s.material[MATERIAL_ROUGHNESS];
    found = mul(share, load(s.material + MATERIAL_EMISSION));
    light = add(light, scale(found, sf_min(1.0f, most / (largest(found) + 1.0e-6f))));
    if (hit.what == HIT_GROUND) {
      f32 clear = sf_exp(-hit.t * hit.t * w.scene[SCENE_GROUND_FADE] * w.scene[SCENE_GROUND_FADE]);
      light = add(light, scale(mul(share, load(w.scene + SCENE_SKY_HORIZON)), 1.0f - clear));
      share = scale(share, clear);
    }
    draw(sampler, &choice, &survive);
    draw(sampler, &x, &y);
    if (kind == KIND_GLASS) {
      f32 index = s.material[MATERIAL_INDEX];
      f32 eta = s.inside ? index : 1.0f / index;
      Vec m = roughness > 0.0f ? facet(s.shading, roughness, x, y) : s.shading;
      f32 cos_in = sf_clamp(-dot3(d, m), 0.0f, 1.0f);
      f32 cos_out;
      f32 mirrored = fresnel_glass(cos_in, eta, &cos_out);
      if (s.inside) {
        Vec absorb = load(s.material + MATERIAL_ABSORB);
        share = mul(share, vec(sf_exp(-absorb.x * hit.t), sf_exp(-absorb.y * hit.t),
                               sf_exp(-absorb.z * hit.t)));
      }
      if (choice < mirrored) {
        d = reflected(d, m);
        if (dot3(d, s.geometric) <= 0.0f) d = reflected(d, s.geometric);
      } else {
        d = add(scale(d, eta), scale(m, eta * cos_in - cos_out));
        if (dot3(d, s.geometric) >= 0.0f) d = sub(d, scale(s.geometric, 1.001f * dot3(d, s.geometric)));
      }
      lamp_counts = 1u;
    } else {
      u32 glossy = kind == KIND_METAL;
      u32 rough;
      f32 lamp_x, lamp_y;
      /* In light that a dull surface gathers, sharp gloss would be but rare bright specks. */
      if (most < FAR_AWAY) roughness = sf_max(roughness, GATHERED_ROUGHNESS);
      rough = roughness > ROUGH;
      if (kind == KIND_COATED) {
        f32 cos_out;
        f32 mirrored =
            fresnel_glass(-dot3(d, s.shading), 1.0f / s.material[MATERIAL_INDEX], &cos_out);
        /* What the eye sees first gets its share of gloss with fewer, weaker samples too many. */
        f32 chance = depth == 0u ? 0.2f + 0.8f * mirrored : mirrored;
        glossy = choice < chance;
        if (glossy) {
          f32 part = mirrored / chance;
          color = vec(part, part, part);
        } else {
          color = scale(color, (1.0f - mirrored) / (1.0f - chance));
        }
      }
      if (kind == KIND_METAL) color = fresnel_color(color, -dot3(d, s.shading));
      share = mul(share, color);
      lamp_counts = glossy && !rough;
      if (!lamp_counts) {
        draw(sampler, &lamp_x, &lamp_y);
        found = mul(share, lamp_light(w, lifted(s.at, s.geometric, s.geometric), d, s.shading,
                                      glossy ? roughness : 0.0f, lamp_x, lamp_y));
        light = add(light, scale(found, sf_min(1.0f, most / (largest(found) + 1.0e-6f))));
      }
      if (glossy) {
        Vec m = roughness > 0.0f ? facet(s.shading, roughness, x, y) : s.shading;
        d = reflected(d, m);
      } else {
        f32 radius = sf_sqrt(x);
        f32 angle = 2.0f * PI * y;
        d = around(s.shading, radius * sf_cos(angle), radius * sf_sin(angle),
                   sf_sqrt(1.0f - x));
      }
      if (!lamp_counts) most = w.scene[SCENE_CLAMP];
      if (dot3(d, s.geometric) <= 0.0f) d = reflected(d, s.geometric);
    }
    d = unit(d);
    o = lifted(s.at, s.geometric, d);
    if (depth > 2u) {
      f32 keep = sf_min(0.95f, largest(share));
      if (survive >= keep) return light;
      share = scale(share, 1.0f / keep);
    }
  }
  return light;
}

/*
 * Adds one sample of every pixel to `sums`, 3 f32 a pixel: number `turn` of this round, before
 * which `done` and then `round` rounds of `samples` were taken.
 */
KERNEL void trace(SLICE, GLOBAL f32 *sums, GLOBAL const u32 *nodes, GLOBAL const f32 *triangles,
                  GLOBAL const f32 *normals, GLOBAL const f32 *materials,
                  GLOBAL const f32 *scene, u32 width, u32 height, u32 done, u32 samples,
                  u32 round, u32 turn) {
  u32 x = GLOBAL_ID_X;
  u32 y = GLOBAL_ID_Y;
  if (x < width && y < height) {
    u32 pixel = y * width + x;
    World w;
    Sampler sampler;
    f32 dx, dy, radius, angle, lens_x, lens_y;
    Vec eye, target, color;
    w.nodes = nodes;
    w.triangles = triangles;
    w.normals = normals;
    w.materials = materials;
    w.scene = scene;
    sampler.sample = done + round * samples + turn;
    sampler.seed = hash32(pixel + 0x68bc21ebu);
    draw(&sampler, &dx, &dy);
    target = add(load(scene + SCENE_TOP_LEFT),
                 add(scale(load(scene + SCENE_RIGHT), ((f32)x + dx) / (f32)width),
                     scale(load(scene + SCENE_DOWN), ((f32)y + dy) / (f32)height)));
    draw(&sampler, &lens_x, &lens_y);
    radius = sf_sqrt(lens_x);
    angle = 2.0f * PI * lens_y;
    eye = add(load(scene + SCENE_EYE),
              add(scale(load(scene + SCENE_LENS_X), radius * sf_cos(angle)),
                  scale(load(scene + SCENE_LENS_Y), radius * sf_sin(angle))));
    color = radiance(w, eye, unit(sub(target, eye)), &sampler);
    /* A path may meet a degenerate triangle: its sample is worth nothing, not the pixel's end. */
    if (color.x >= 0.0f && color.y >= 0.0f && color.z >= 0.0f && largest(color) < 1.0e6f) {
      sums[pixel * 3u] += color.x;
      sums[pixel * 3u + 1u] += color.y;
      sums[pixel * 3u + 2u] += color.z;
    }
  }
}

/* ACES filmic, the curve that Narkowicz fitted, then the sRGB transfer function. */
DEVICE u32 shown(f32 linear) {
  f32 x = linear * 0.6f;
  f32 film = sf_clamp(x * (2.51f * x + 0.03f) / (x * (2.43f * x + 0.59f) + 0.14f), 0.0f, 1.0f);
  f32 srgb = film <= 0.0031308f ? 12.92f * film : 1.055f * sf_pow(film, 1.0f / 2.4f) - 0.055f;
  return (u32)(srgb * 255.0f + 0.5f);
}

/* Turns the sums after this round into a picture, 0xAABBGGRR a pixel. */
KERNEL void develop(SLICE, GLOBAL const f32 *sums, GLOBAL u32 *picture, u32 width, u32 height,
                    u32 done, u32 samples, u32 round, f32 exposure) {
  u32 x = GLOBAL_ID_X;
  u32 y = GLOBAL_ID_Y;
  if (x < width && y < height) {
    u32 pixel = y * width + x;
    f32 gain = exposure / (f32)(done + (round + 1u) * samples);
    picture[pixel] = 0xff000000u | (shown(sums[pixel * 3u + 2u] * gain) << 16)
                     | (shown(sums[pixel * 3u + 1u] * gain) << 8) | shown(sums[pixel * 3u] * gain);
  }
}
