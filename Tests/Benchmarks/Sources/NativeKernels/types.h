#ifndef NATIVE_TYPES_H
#define NATIVE_TYPES_H

#include <gmp.h>
#include <mpfr.h>

#include "native_kernels.h"

struct native_integers {
  size_t count;
  mpz_t *entries;
};

struct native_rationals {
  size_t count;
  mpq_t *entries;
};

/// The layout of MPFI's own type, which mpfi.c asserts.
typedef struct {
  __mpfr_struct left, right;
} interval_pair;

struct native_intervals {
  size_t count;
  long precision;
  interval_pair *entries;
};

#endif
