import ExactArithmetic
import Foundation

/// How the time of a dot product grows with the bits and with the number of terms.
///
/// Each line also has the exponent e of `time ~ size^e` since the line before, for both.
func measureGrowth(_ report: Report, isQuick: Bool) {
  let lengths = isQuick ? [8, 16, 32] : [8, 16, 32, 64, 128]
  let widths = isQuick ? [64, 256, 1024] : [64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384]

  report.section("Growth with the number of terms n at 256 bits; whole dot products")
  series(lengths, report) { length in
    let kernels = RationalKernels(bits: 256, length: length, rows: 1)
    return ("growth rational n = \(length)", kernels.dot, kernels.nativeDot)
  }
  series(lengths, report) { length in
    let kernels = IntervalKernels(precision: 256, length: length, rows: 1)
    return ("growth interval n = \(length)", kernels.dot, kernels.nativeDot)
  }

  report.section("Growth with the bits at 8 terms; whole dot products")
  series(widths, report) { bits in
    let kernels = RationalKernels(bits: bits, length: 8, rows: 1)
    return ("growth rational \(bits) bits", kernels.dot, kernels.nativeDot)
  }
  series(widths, report) { bits in
    let kernels = IntervalKernels(precision: bits, length: 8, rows: 1)
    return ("growth interval \(bits) bits", kernels.dot, kernels.nativeDot)
  }
}

private func series(_ sizes: [Int], _ report: Report, _ pair: (Int) -> (String, Contender, Contender)) {
  var before: (size: Int, comparison: Comparison)?
  for size in sizes {
    let (label, ours, theirs) = pair(size)
    guard let comparison = report.compare(label, ours, theirs, checkedRepetitions: 1) else { continue }
    if let before {
      let scale = log2(Double(size) / Double(before.size))
      func exponent(_ time: (Comparison) -> Double) -> Double {
        log2(time(comparison) / time(before.comparison)) / scale
      }
      report.note(String(format: "    exponent %.2f, in C %.2f", exponent(\.ours), exponent(\.theirs)))
    }
    before = (size, comparison)
  }
}
