import ExactArithmetic
import ExactLinearAlgebra
import NativeKernels

/// A contender in C that writes its result to `result`.
func native(
  _ name: String, _ result: NativeIntervals, _ body: @escaping (OpaquePointer, Int) -> Void
) -> Contender {
  Contender(
    name,
    body: {
      body(result.pointer, $0)
      return result
    }, describe: \.text)
}

/// The interval kernels at one precision; `length` terms each.
struct IntervalKernels {
  let precision: Int
  let x: [Interval]
  let y: [Interval]
  let point: Interval
  let matrix: Matrix<Interval>
  let vector: [Interval]
  let rows: Int

  init(precision: Int, length: Int, rows: Int = 16) {
    self.precision = precision
    self.rows = rows
    var numbers = Numbers(seed: precision + length)
    x = numbers.intervals(length, precision: precision)
    y = numbers.intervals(length, precision: precision)
    point = Interval(numbers.rational(bits: precision), precision: precision)
    let entries = numbers.intervals(rows * rows, precision: precision)
    matrix = Matrix(rows: rows, columns: rows) { entries[rows * $0 + $1] }
    vector = numbers.intervals(rows, precision: precision)
  }

  private func natives(_ values: [Interval]) -> NativeIntervals { NativeIntervals(values, precision: precision) }

  private func natives(_ count: Int) -> NativeIntervals {
    natives(Array(repeating: Interval(0, precision: precision), count: count))
  }

  var dot: Contender {
    Contender("Interval", each: { Interval.dotProduct(x, y, precision: precision) }, describe: endpoints)
  }

  var nativeDot: Contender {
    let (x, y) = (natives(x), natives(y))
    return native("C on MPFR", natives(1)) { native_interval_dot($0, x.pointer, y.pointer, $1) }
  }

  var matrixVector: Contender {
    Contender("Interval", each: { matrix.times(vector, precision: precision) }, describe: { text($0) })
  }

  var nativeMatrixVector: Contender {
    let (a, v) = (natives(matrix.elements), natives(vector))
    return native("C on MPFR", natives(rows)) { native_interval_matrix_vector($0, a.pointer, v.pointer, $1) }
  }

  var horner: Contender {
    Contender("Interval", each: { Interval.polynomial(x, at: point, precision: precision) }, describe: endpoints)
  }

  var nativeHorner: Contender {
    let (x, z) = (natives(x), natives([point]))
    return native("C on MPFR", natives(1)) { native_interval_horner($0, x.pointer, z.pointer, $1) }
  }

  var norm: Contender {
    Contender("Interval", each: { Interval.euclideanNorm(x, precision: precision) }, describe: endpoints)
  }

  var nativeNorm: Contender {
    let x = natives(x)
    return native("C on MPFR", natives(1)) { native_interval_norm($0, x.pointer, $1) }
  }
}

/// Interval kernels against the same in C.
func measureIntervals(_ report: Report) {
  report.section("Interval kernels against C on MPFR; time per term, kernels of 64 terms, matrices of 16 × 16")
  for precision in sizes {
    let length = 64
    let kernels = IntervalKernels(precision: precision, length: length)
    let target: Target? = precision >= 256 ? .ratio(1.15) : nil
    report.compare(
      "interval dot product, \(precision) bits", kernels.dot, kernels.nativeDot, operations: length, target: target)
    report.compare(
      "interval Horner, \(precision) bits", kernels.horner, kernels.nativeHorner, operations: length, target: target)
    report.compare(
      "interval Euclidean norm, \(precision) bits", kernels.norm, kernels.nativeNorm, operations: length,
      target: target)
    report.compare(
      "interval matrix times vector, \(precision) bits", kernels.matrixVector, kernels.nativeMatrixVector,
      operations: kernels.rows * kernels.rows, target: target)
  }
}

/// Interval operations against MPFI.
func measureIntervalsAgainstMPFI(_ report: Report) {
  if let absence = native_mpfi_absence() {
    return report.skip("intervals against MPFI", because: "\(String(cString: absence)) (Debian: libmpfi-dev)")
  }
  report.section("Interval operations against MPFI; new results on both sides, or in place on both")
  for precision in [53] + sizes.dropFirst() {
    let operations = MPFIOperations(precision: precision, report: report)
    operations.measure("add", mpfi_operation_add, operations.positive, operations.other) { $0 + $1 }
    operations.measure("subtract", mpfi_operation_subtract, operations.positive, operations.other) { $0 - $1 }
    for (kind, x, y) in operations.signs {
      operations.measure("multiply \(kind)", mpfi_operation_multiply, x, y) { $0 * $1 }
    }
    operations.measure("divide", mpfi_operation_divide, operations.positive, operations.other) { $0.divided(by: $1) }
    for (kind, x, y) in operations.signs {
      operations.measure("square \(kind)", mpfi_operation_square, x, y) { x, _ in x.squared() }
    }
    operations.measure("square root", mpfi_operation_square_root, operations.positive, operations.other) { x, _ in
      x.squareRoot()
    }
    operations.measureInPlace("add", mpfi_operation_add) { $0 += $1 }
    operations.measureInPlace("subtract", mpfi_operation_subtract) { $0 -= $1 }
    operations.measureInPlace("multiply", mpfi_operation_multiply) { $0 *= $1 }
    operations.measure("exponential", mpfi_operation_exponential, operations.positive, operations.other) { x, _ in
      x.exponential()
    }
    operations.measure("logarithm", mpfi_operation_logarithm, operations.positive, operations.other) { x, _ in
      x.logarithm()
    }
    operations.measure("sine", mpfi_operation_sine, operations.positive, operations.other) { x, _ in x.sine() }
    operations.measure("cosine", mpfi_operation_cosine, operations.positive, operations.other) { x, _ in x.cosine() }
  }

  report.section(
    "Interval results that are new here against one result that MPFI writes again and again: the allocation")
  for precision in [53] + sizes.dropFirst() {
    let operations = MPFIOperations(precision: precision, report: report, mode: mpfi_result_reused)
    operations.measure("add", mpfi_operation_add, operations.positive, operations.other) { $0 + $1 }
    operations.measure("multiply", mpfi_operation_multiply, operations.positive, operations.other) { $0 * $1 }
    operations.measure("divide", mpfi_operation_divide, operations.positive, operations.other) { $0.divided(by: $1) }
  }
}

/// Pairs of operands of one precision, and comparisons with MPFI on them.
private struct MPFIOperations {
  let precision: Int
  let report: Report
  let positive: Interval
  let other: Interval
  /// Operands of every combination of signs that takes another path.
  let signs: [(String, Interval, Interval)]
  let mode: mpfi_result

  init(precision: Int, report: Report, mode: mpfi_result = mpfi_result_new) {
    var numbers = Numbers(seed: precision)
    func positive() -> Interval {
      let ends = [numbers.rational(bits: precision), numbers.rational(bits: precision)].sorted()
      return Interval(lower: ends[0], upper: ends[1], precision: precision) ?? Interval(1, precision: precision)
    }
    self.precision = precision
    self.report = report
    self.mode = mode
    self.positive = positive()
    other = positive()
    let (mixed, otherMixed) = (positive().hull(with: -positive()), positive().hull(with: -positive()))
    signs = [
      ("positive", self.positive, other), ("negative", -self.positive, -other), ("mixed", mixed, otherMixed),
    ]
  }

  private func natives(_ value: Interval) -> NativeIntervals { NativeIntervals([value], precision: precision) }

  func measure(
    _ name: String, _ operation: mpfi_operation, _ x: Interval, _ y: Interval,
    _ body: @escaping (Interval, Interval) -> Interval?
  ) {
    let (left, right, result) = (natives(x), natives(y), natives(x))
    let isReused = mode == mpfi_result_reused
    let mode = mode
    report.compare(
      "MPFI \(name)\(isReused ? ", reused" : ""), \(precision) bits",
      Contender("Interval", each: { body(x, y) }, describe: { $0.map(endpoints) ?? "none" }),
      native("MPFI", result) { native_mpfi_apply(operation, mode, $0, left.pointer, right.pointer, $1) },
      target: isReused ? nil : .ratio(1.2))
  }

  func measureInPlace(_ name: String, _ operation: mpfi_operation, _ body: @escaping (inout Interval, Interval) -> Void)
  {
    let (x, y) = (positive, other)
    let (left, right, result) = (natives(x), natives(y), natives(x))
    let ours = Contender(
      "Interval",
      body: { repetitions in
        var value = x
        for _ in 0..<repetitions { body(&value, y) }
        return value
      }, describe: endpoints)
    report.compare(
      "MPFI \(name), in place, \(precision) bits", ours,
      native("MPFI", result) {
        native_mpfi_apply(operation, mpfi_result_in_place, $0, left.pointer, right.pointer, $1)
      },
      target: .ratio(1.2))
  }
}
