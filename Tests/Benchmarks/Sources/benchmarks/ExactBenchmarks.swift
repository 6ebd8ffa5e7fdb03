import ExactArithmetic
import ExactLinearAlgebra
import NativeKernels

let sizes = [64, 256, 1024, 4096]

/// A contender in C that writes its result to `result`.
func native(_ result: NativeIntegers, _ body: @escaping (OpaquePointer, Int) -> Void) -> Contender {
  Contender(
    "C on GMP",
    body: {
      body(result.pointer, $0)
      return result
    }, describe: \.text)
}

/// A contender in C that writes its result to `result`.
func native(_ result: NativeRationals, _ body: @escaping (OpaquePointer, Int) -> Void) -> Contender {
  Contender(
    "C on GMP",
    body: {
      body(result.pointer, $0)
      return result
    }, describe: \.text)
}

/// One operation on integers: what a Swift object costs more than an `mpz_t`.
func measureIntegers(_ report: Report) {
  report.section("Integer operations against C on GMP; a new object each time, or in place")
  for bits in [32] + sizes {
    var numbers = Numbers(seed: bits)
    let (a, b) = (numbers.integer(bits: bits), numbers.integer(bits: bits))
    let (x, y, r) = (NativeIntegers([a]), NativeIntegers([b]), NativeIntegers([0]))
    report.compare(
      "integer add, new, \(bits) bits", Contender("Integer", each: { a + b }, describe: \.description),
      native(r) { native_integer_add($0, x.pointer, y.pointer, $1) }, target: .excess(35))
    report.compare(
      "integer multiply, new, \(bits) bits", Contender("Integer", each: { a * b }, describe: \.description),
      native(r) { native_integer_multiply($0, x.pointer, y.pointer, $1) }, target: .excess(35))
    let add = Contender(
      "Integer",
      body: { repetitions in
        var sum = a
        for _ in 0..<repetitions { sum += b }
        return sum
      }, describe: \.description)
    report.compare(
      "integer add, in place, \(bits) bits", add,
      native(r) { native_integer_add_in_place($0, x.pointer, y.pointer, $1) }, target: .excess(5))
    let addProduct = Contender(
      "Integer",
      body: { repetitions in
        var sum = a
        for _ in 0..<repetitions { sum.addProduct(a, b) }
        return sum
      }, describe: \.description)
    report.compare(
      "integer add product, in place, \(bits) bits", addProduct,
      native(r) { native_integer_add_product_in_place($0, x.pointer, y.pointer, $1) }, target: .excess(5))
  }
}

/// The rational kernels at one size; `length` terms each.
struct RationalKernels {
  let x: [Rational]
  let y: [Rational]
  let matrix: Matrix<Rational>
  let vector: [Rational]
  let rows: Int

  init(bits: Int, length: Int, rows: Int = 6) {
    var numbers = Numbers(seed: bits + length)
    x = numbers.rationals(length, bits: bits)
    y = numbers.rationals(length, bits: bits)
    let entries = numbers.rationals(rows * rows, bits: bits)
    matrix = Matrix(rows: rows, columns: rows) { entries[rows * $0 + $1] }
    vector = numbers.rationals(rows, bits: bits)
    self.rows = rows
  }

  var dot: Contender { Contender("Rational", each: { Rational.dotProduct(x, y) }, describe: \.description) }

  var nativeDot: Contender {
    let (x, y) = (NativeRationals(x), NativeRationals(y))
    return native(NativeRationals([0])) { native_rational_dot($0, x.pointer, y.pointer, $1) }
  }

  var horner: Contender { Contender("Rational", each: { Rational.horner(x, at: y[0]) }, describe: \.description) }

  var nativeHorner: Contender {
    let (x, y) = (NativeRationals(x), NativeRationals([y[0]]))
    return native(NativeRationals([0])) { native_rational_horner($0, x.pointer, y.pointer, $1) }
  }

  var matrixVector: Contender { Contender("Rational", each: { matrix.times(vector) }, describe: { text($0) }) }

  var nativeMatrixVector: Contender {
    let (a, v) = (NativeRationals(matrix.elements), NativeRationals(vector))
    return native(NativeRationals(Array(repeating: 0, count: rows))) {
      native_rational_matrix_vector($0, a.pointer, v.pointer, $1)
    }
  }
}

/// Rational operations and kernels.
func measureRationals(_ report: Report) {
  report.section("Rational kernels against C on GMP; time per term, kernels of 16 terms, matrices of 6 × 6")
  for bits in sizes {
    let target: Target? = bits >= 256 ? .ratio(1.15) : nil
    var numbers = Numbers(seed: bits)
    let (a, b) = (numbers.rational(bits: bits), numbers.rational(bits: bits))
    let (p, q, r) = (NativeRationals([a]), NativeRationals([b]), NativeRationals([0]))
    report.compare(
      "rational add, new, \(bits) bits", Contender("Rational", each: { a + b }, describe: \.description),
      native(r) { native_rational_add($0, p.pointer, q.pointer, $1) }, target: target)
    report.compare(
      "rational multiply, new, \(bits) bits", Contender("Rational", each: { a * b }, describe: \.description),
      native(r) { native_rational_multiply($0, p.pointer, q.pointer, $1) }, target: target)
    let length = 16
    let kernels = RationalKernels(bits: bits, length: length)
    report.compare(
      "rational dot product, \(bits) bits", kernels.dot, kernels.nativeDot, operations: length, target: target)
    report.compare(
      "rational Horner, \(bits) bits", kernels.horner, kernels.nativeHorner, operations: length, target: target)
    report.compare(
      "rational matrix times vector, \(bits) bits", kernels.matrixVector, kernels.nativeMatrixVector,
      operations: kernels.rows * kernels.rows, target: target)
  }
}

/// The dyadic dot product, against C on significands and exponents, and against C on integers that were put over one
/// power of two beforehand, which is what nobody can beat.
func measureDyadics(_ report: Report) {
  report.section("Dyadic dot product against C on GMP; time per term of 64")
  for bits in sizes {
    var numbers = Numbers(seed: bits)
    let x = (0..<64).map { _ in numbers.dyadic(bits: bits) }
    let y = (0..<64).map { _ in numbers.dyadic(bits: bits) }
    let exponents = zip(x, y).map { $0.exponent + $1.exponent }
    let least = exponents.min() ?? 0
    func ours(over unit: Int) -> Contender {
      Contender(
        "Dyadic", each: { Dyadic.dotProduct(x, y) }, describe: { ($0.significand << ($0.exponent - unit)).description })
    }
    func significands(_ values: [Dyadic]) -> NativeIntegers { NativeIntegers(values.map(\.significand)) }
    func integers(_ values: [Dyadic]) -> NativeIntegers {
      NativeIntegers(values.map { $0.significand << ($0.exponent + bits) })
    }
    let (p, q) = (significands(x), significands(y))
    report.compare(
      "dyadic dot product, \(bits) bits", ours(over: least),
      native(NativeIntegers([0])) { native_dyadic_dot($0, p.pointer, q.pointer, exponents, $1) }, operations: 64,
      target: bits >= 256 ? .ratio(1.15) : nil)
    let (left, right) = (integers(x), integers(y))
    report.compare(
      "dyadic dot product, one exponent in C, \(bits) bits", ours(over: -2 * bits),
      native(NativeIntegers([0])) { native_integer_dot($0, left.pointer, right.pointer, $1) }, operations: 64)
  }
}
