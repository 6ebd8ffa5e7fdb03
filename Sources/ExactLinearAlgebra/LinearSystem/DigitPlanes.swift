import ExactArithmetic

/// An integer matrix as `Σ 2^(63·l)·plane(l)` of matrices of machine words below 2^63 in magnitude.
///
/// Residuals are updated by dot products of these words, whatever the size of the entries.
struct DigitPlanes: Sendable {
  /// The bits of a word that a plane uses.
  static let wordBits = 63

  let rowCount: Int
  let columnCount: Int
  let planeCount: Int

  /// The largest number of bits of an entry's magnitude.
  let entryBits: Int

  /// The planes in order, each by rows.
  let words: [Int]

  init(_ matrix: Matrix<Integer>) {
    rowCount = matrix.rowCount
    columnCount = matrix.columnCount
    entryBits = matrix.entryBitWidth
    let bits = entryBits
    let count = max(1, (bits + DigitPlanes.wordBits - 1) / DigitPlanes.wordBits)
    planeCount = count
    let area = matrix.elements.count
    words = Array(unsafeUninitializedCapacity: area * count) { words, initialized in
      for (position, entry) in matrix.elements.enumerated() {
        if count == 1, let word = entry.int {
          words[position] = word
          continue
        }
        let sign = entry.signum
        entry.withMagnitudeWords { magnitude in
          for plane in 0..<count {
            words[plane * area + position] = sign * DigitPlanes.digit(plane, of: magnitude)
          }
        }
      }
      initialized = area * count
    }
  }

  /// Bits `63·index ..< 63·(index + 1)` of a magnitude.
  private static func digit(_ index: Int, of magnitude: UnsafeBufferPointer<UInt>) -> Int {
    let (word, shift) = (index * wordBits).quotientAndRemainder(dividingBy: UInt.bitWidth)
    guard word < magnitude.count else { return 0 }
    var bits = magnitude[word] >> UInt(shift)
    if shift > 0 && word + 1 < magnitude.count { bits |= magnitude[word + 1] << UInt(UInt.bitWidth - shift) }
    return Int(bits & (UInt.max >> 1))
  }
}
