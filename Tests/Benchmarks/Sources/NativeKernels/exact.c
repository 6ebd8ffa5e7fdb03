#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "types.h"

const char *native_gmp_version(void) { return gmp_version; }
const char *native_mpfr_version(void) { return mpfr_get_version(); }

double native_load_average(void) {
  double average[1] = {0};
  return getloadavg(average, 1) == 1 ? average[0] : 0;
}

double native_thread_nanoseconds(void) {
  struct timespec now = {0};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

void native_buffer_lines(void) { setvbuf(stdout, NULL, _IOLBF, 0); }

native_integers *native_integers_make(size_t count) {
  native_integers *x = malloc(sizeof *x);
  x->count = count;
  x->entries = malloc(count * sizeof *x->entries);
  for (size_t i = 0; i < count; i++) mpz_init(x->entries[i]);
  return x;
}

void native_integers_free(native_integers *x) {
  for (size_t i = 0; i < x->count; i++) mpz_clear(x->entries[i]);
  free(x->entries);
  free(x);
}

void native_integers_set(native_integers *x, size_t index, const char *text) { mpz_set_str(x->entries[index], text, 10); }
char *native_integers_text(const native_integers *x, size_t index) { return mpz_get_str(NULL, 10, x->entries[index]); }

native_rationals *native_rationals_make(size_t count) {
  native_rationals *x = malloc(sizeof *x);
  x->count = count;
  x->entries = malloc(count * sizeof *x->entries);
  for (size_t i = 0; i < count; i++) mpq_init(x->entries[i]);
  return x;
}

void native_rationals_free(native_rationals *x) {
  for (size_t i = 0; i < x->count; i++) mpq_clear(x->entries[i]);
  free(x->entries);
  free(x);
}

void native_rationals_set(native_rationals *x, size_t index, const char *text) {
  mpq_set_str(x->entries[index], text, 10);
}

char *native_rationals_text(const native_rationals *x, size_t index) { return mpq_get_str(NULL, 10, x->entries[index]); }

void native_integer_add(native_integers *r, const native_integers *a, const native_integers *b, long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpz_t sum;
    mpz_init(sum);
    mpz_add(sum, a->entries[0], b->entries[0]);
    if (k == repetitions - 1) mpz_swap(r->entries[0], sum);
    mpz_clear(sum);
  }
}

void native_integer_multiply(native_integers *r, const native_integers *a, const native_integers *b, long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpz_t product;
    mpz_init(product);
    mpz_mul(product, a->entries[0], b->entries[0]);
    if (k == repetitions - 1) mpz_swap(r->entries[0], product);
    mpz_clear(product);
  }
}

void native_integer_add_in_place(native_integers *r, const native_integers *a, const native_integers *b,
                                 long repetitions) {
  mpz_set(r->entries[0], a->entries[0]);
  for (long k = 0; k < repetitions; k++) mpz_add(r->entries[0], r->entries[0], b->entries[0]);
}

void native_integer_add_product_in_place(native_integers *r, const native_integers *a, const native_integers *b,
                                         long repetitions) {
  mpz_set(r->entries[0], a->entries[0]);
  for (long k = 0; k < repetitions; k++) mpz_addmul(r->entries[0], a->entries[0], b->entries[0]);
}

void native_integer_dot(native_integers *r, const native_integers *x, const native_integers *y, long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpz_t sum;
    mpz_init(sum);
    for (size_t i = 0; i < x->count; i++) mpz_addmul(sum, x->entries[i], y->entries[i]);
    mpz_swap(r->entries[0], sum);
    mpz_clear(sum);
  }
}

void native_dyadic_dot(native_integers *r, const native_integers *x, const native_integers *y, const long *exponents,
                       long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpz_t sum, product;
    mpz_inits(sum, product, NULL);
    long least = exponents[0];
    for (size_t i = 0; i < x->count; i++) {
      long shift = exponents[i] - least;
      if (shift < 0) {
        mpz_mul_2exp(sum, sum, (mp_bitcnt_t)-shift);
        least = exponents[i];
        shift = 0;
      }
      if (shift == 0) {
        mpz_addmul(sum, x->entries[i], y->entries[i]);
      } else {
        mpz_mul(product, x->entries[i], y->entries[i]);
        if (shift < GMP_NUMB_BITS) {
          mpz_addmul_ui(sum, product, 1UL << shift);
        } else {
          mpz_mul_2exp(product, product, (mp_bitcnt_t)shift);
          mpz_add(sum, sum, product);
        }
      }
    }
    mpz_swap(r->entries[0], sum);
    mpz_clears(sum, product, NULL);
  }
}

void native_rational_add(native_rationals *r, const native_rationals *a, const native_rationals *b, long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpq_t sum;
    mpq_init(sum);
    mpq_add(sum, a->entries[0], b->entries[0]);
    mpq_swap(r->entries[0], sum);
    mpq_clear(sum);
  }
}

void native_rational_multiply(native_rationals *r, const native_rationals *a, const native_rationals *b,
                              long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpq_t product;
    mpq_init(product);
    mpq_mul(product, a->entries[0], b->entries[0]);
    mpq_swap(r->entries[0], product);
    mpq_clear(product);
  }
}

/// sum += Σ x_i·y_i.
static void accumulate(mpq_t sum, mpq_t product, const mpq_t *x, const mpq_t *y, size_t count) {
  for (size_t i = 0; i < count; i++) {
    mpq_mul(product, x[i], y[i]);
    mpq_add(sum, sum, product);
  }
}

void native_rational_dot(native_rationals *r, const native_rationals *x, const native_rationals *y, long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpq_t sum, product;
    mpq_inits(sum, product, NULL);
    accumulate(sum, product, x->entries, y->entries, x->count);
    mpq_swap(r->entries[0], sum);
    mpq_clears(sum, product, NULL);
  }
}

void native_rational_matrix_vector(native_rationals *r, const native_rationals *a, const native_rationals *x,
                                   long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpq_t product;
    mpq_init(product);
    for (size_t i = 0; i < r->count; i++) {
      mpq_t sum;
      mpq_init(sum);
      accumulate(sum, product, a->entries + i * x->count, x->entries, x->count);
      mpq_swap(r->entries[i], sum);
      mpq_clear(sum);
    }
    mpq_clear(product);
  }
}

void native_rational_horner(native_rationals *r, const native_rationals *coefficients, const native_rationals *point,
                            long repetitions) {
  for (long k = 0; k < repetitions; k++) {
    mpq_t sum;
    mpq_init(sum);
    for (size_t i = coefficients->count; i-- > 0;) {
      mpq_mul(sum, sum, point->entries[0]);
      mpq_add(sum, sum, coefficients->entries[i]);
    }
    mpq_swap(r->entries[0], sum);
    mpq_clear(sum);
  }
}
