#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "types.h"

native_intervals *native_intervals_make(size_t count, long precision) {
  native_intervals *x = malloc(sizeof *x);
  x->count = count;
  x->precision = precision;
  x->entries = malloc(count * sizeof *x->entries);
  for (size_t i = 0; i < count; i++) {
    mpfr_init2(&x->entries[i].left, precision);
    mpfr_init2(&x->entries[i].right, precision);
    mpfr_set_zero(&x->entries[i].left, 1);
    mpfr_set_zero(&x->entries[i].right, 1);
  }
  return x;
}

void native_intervals_free(native_intervals *x) {
  for (size_t i = 0; i < x->count; i++) {
    mpfr_clear(&x->entries[i].left);
    mpfr_clear(&x->entries[i].right);
  }
  free(x->entries);
  free(x);
}

static void set_endpoint(mpfr_ptr x, const char *significand, long exponent, mpfr_rnd_t rounding) {
  mpz_t z;
  mpz_init_set_str(z, significand, 10);
  mpfr_set_z_2exp(x, z, exponent, rounding);
  mpz_clear(z);
}

void native_intervals_set(native_intervals *x, size_t index, const char *lower, long lower_exponent, const char *upper,
                          long upper_exponent) {
  set_endpoint(&x->entries[index].left, lower, lower_exponent, MPFR_RNDD);
  set_endpoint(&x->entries[index].right, upper, upper_exponent, MPFR_RNDU);
}

static char *endpoint_text(mpfr_srcptr x) {
  if (mpfr_zero_p(x)) return strdup("0");
  if (!mpfr_number_p(x)) return strdup("not finite");
  mpz_t z;
  mpz_init(z);
  long exponent = mpfr_get_z_2exp(z, x);
  mp_bitcnt_t twos = mpz_scan1(z, 0);
  mpz_tdiv_q_2exp(z, z, twos);
  exponent += (long)twos;
  char *text;
  gmp_asprintf(&text, exponent == 0 ? "%Zd" : "%Zd*2^%ld", z, exponent);
  mpz_clear(z);
  return text;
}

char *native_intervals_text(const native_intervals *x, size_t index) {
  char *lower = endpoint_text(&x->entries[index].left), *upper = endpoint_text(&x->entries[index].right);
  size_t length = strlen(lower) + strlen(upper) + 2;
  char *text = malloc(length);
  snprintf(text, length, "%s %s", lower, upper);
  free(lower);
  free(upper);
  return text;
}

/// [low, high] = [a, b]·[c, d], with two products unless both have zero in the interior.
static void multiply(mpfr_ptr low, mpfr_ptr high, mpfr_srcptr a, mpfr_srcptr b, mpfr_srcptr c, mpfr_srcptr d,
                     mpfr_ptr scratch) {
  if (mpfr_sgn(a) >= 0) {
    mpfr_mul(low, mpfr_sgn(c) >= 0 ? a : b, c, MPFR_RNDD);
    mpfr_mul(high, mpfr_sgn(d) >= 0 ? b : a, d, MPFR_RNDU);
  } else if (mpfr_sgn(b) <= 0) {
    mpfr_mul(low, mpfr_sgn(d) >= 0 ? a : b, d, MPFR_RNDD);
    mpfr_mul(high, mpfr_sgn(c) >= 0 ? b : a, c, MPFR_RNDU);
  } else if (mpfr_sgn(c) >= 0) {
    mpfr_mul(low, a, d, MPFR_RNDD);
    mpfr_mul(high, b, d, MPFR_RNDU);
  } else if (mpfr_sgn(d) <= 0) {
    mpfr_mul(low, b, c, MPFR_RNDD);
    mpfr_mul(high, a, c, MPFR_RNDU);
  } else {
    mpfr_mul(low, a, d, MPFR_RNDD);
    mpfr_mul(scratch, b, c, MPFR_RNDD);
    if (mpfr_less_p(scratch, low)) mpfr_swap(low, scratch);
    mpfr_mul(high, a, c, MPFR_RNDU);
    mpfr_mul(scratch, b, d, MPFR_RNDU);
    if (mpfr_greater_p(scratch, high)) mpfr_swap(high, scratch);
  }
}

/// [lower, upper] = Σ x_i·y_i.
static void accumulate(mpfr_ptr lower, mpfr_ptr upper, const interval_pair *x, const interval_pair *y, size_t count,
                       mpfr_ptr low, mpfr_ptr high, mpfr_ptr scratch) {
  mpfr_set_zero(lower, 1);
  mpfr_set_zero(upper, 1);
  for (size_t i = 0; i < count; i++) {
    multiply(low, high, &x[i].left, &x[i].right, &y[i].left, &y[i].right, scratch);
    mpfr_add(lower, lower, low, MPFR_RNDD);
    mpfr_add(upper, upper, high, MPFR_RNDU);
  }
}

/// Moves a new result to its place and frees what was there.
static void store(interval_pair *target, mpfr_ptr lower, mpfr_ptr upper) {
  mpfr_swap(&target->left, lower);
  mpfr_swap(&target->right, upper);
  mpfr_clears(lower, upper, (mpfr_ptr)0);
}

void native_interval_dot(native_intervals *r, const native_intervals *x, const native_intervals *y, long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpfr_t lower, upper, low, high, scratch;
    mpfr_inits2(r->precision, lower, upper, low, high, scratch, (mpfr_ptr)0);
    accumulate(lower, upper, x->entries, y->entries, x->count, low, high, scratch);
    store(r->entries, lower, upper);
    mpfr_clears(low, high, scratch, (mpfr_ptr)0);
  }
}

void native_interval_matrix_vector(native_intervals *r, const native_intervals *a, const native_intervals *x,
                                   long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpfr_t low, high, scratch;
    mpfr_inits2(r->precision, low, high, scratch, (mpfr_ptr)0);
    for (size_t i = 0; i < r->count; i++) {
      mpfr_t lower, upper;
      mpfr_inits2(r->precision, lower, upper, (mpfr_ptr)0);
      accumulate(lower, upper, a->entries + i * x->count, x->entries, x->count, low, high, scratch);
      store(r->entries + i, lower, upper);
    }
    mpfr_clears(low, high, scratch, (mpfr_ptr)0);
  }
}

void native_interval_horner(native_intervals *r, const native_intervals *coefficients, const native_intervals *point,
                            long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpfr_t lower, upper, low, high, scratch;
    mpfr_inits2(r->precision, lower, upper, low, high, scratch, (mpfr_ptr)0);
    mpfr_set_zero(lower, 1);
    mpfr_set_zero(upper, 1);
    for (size_t i = coefficients->count; i-- > 0;) {
      multiply(low, high, lower, upper, &point->entries[0].left, &point->entries[0].right, scratch);
      mpfr_add(lower, low, &coefficients->entries[i].left, MPFR_RNDD);
      mpfr_add(upper, high, &coefficients->entries[i].right, MPFR_RNDU);
    }
    store(r->entries, lower, upper);
    mpfr_clears(low, high, scratch, (mpfr_ptr)0);
  }
}

void native_interval_norm(native_intervals *r, const native_intervals *x, long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpfr_t lower, upper, square;
    mpfr_inits2(r->precision, lower, upper, square, (mpfr_ptr)0);
    mpfr_set_zero(lower, 1);
    mpfr_set_zero(upper, 1);
    for (size_t i = 0; i < x->count; i++) {
      mpfr_srcptr a = &x->entries[i].left, b = &x->entries[i].right;
      mpfr_srcptr far = mpfr_cmpabs(a, b) > 0 ? a : b, near = far == a ? b : a;
      mpfr_sqr(square, far, MPFR_RNDU);
      mpfr_add(upper, upper, square, MPFR_RNDU);
      if (mpfr_sgn(a) < 0 && mpfr_sgn(b) > 0) continue;
      mpfr_sqr(square, near, MPFR_RNDD);
      mpfr_add(lower, lower, square, MPFR_RNDD);
    }
    mpfr_sqrt(lower, lower, MPFR_RNDD);
    mpfr_sqrt(upper, upper, MPFR_RNDU);
    store(r->entries, lower, upper);
    mpfr_clear(square);
  }
}
