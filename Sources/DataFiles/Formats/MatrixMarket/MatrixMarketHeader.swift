/// The first line of a file of MatrixMarket: `%%MatrixMarket matrix coordinate real general`.
struct MatrixMarketHeader: Equatable {
  enum Layout: String {
    /// The entries other than zero, with their indices.
    case coordinate
    /// All entries, column after column.
    case array
  }

  enum Field: String {
    case real
    case integer
    case complex
    /// Ones, of which the indices alone are given.
    case pattern
  }

  enum Symmetry: String {
    case general
    case symmetric
    case skewSymmetric = "skew-symmetric"
    case hermitian
  }

  let layout: Layout
  let field: Field
  let symmetry: Symmetry

  /// The header that `line` is; its words may be in capital letters.
  ///
  /// - Throws: `syntax` or `unsupported`.
  init(_ line: ArraySlice<UInt8>) throws(DataFileError) {
    let words = line.words.map { String(decoding: $0, as: UTF8.self).lowercased() }
    let found = DataFileError.quote(line)
    guard words.first == "%%matrixmarket", words.count == 5, let layout = Layout(rawValue: words[2]),
      let field = words[3] == "double" ? .real : Field(rawValue: words[3]), let symmetry = Symmetry(rawValue: words[4])
    else {
      throw DataFileError(
        .syntax, found: found,
        expected: "%%MatrixMarket matrix coordinate|array real|integer|complex|pattern "
          + "general|symmetric|skew-symmetric|hermitian")
    }
    guard words[1] == "matrix" else { throw DataFileError(.unsupported, found: found, expected: "the object matrix") }
    let isMeaningful =
      switch (layout, field, symmetry) {
      case (.array, .pattern, _), (_, .pattern, .skewSymmetric): false
      case (_, .complex, .hermitian): true
      case (_, _, .hermitian): false
      default: true
      }
    guard isMeaningful else {
      throw DataFileError(
        .syntax, found: found, expected: "pattern with coordinate and not skew-symmetric, hermitian with complex alone")
    }
    self.layout = layout
    self.field = field
    self.symmetry = symmetry
  }

  /// How many numbers the line of an entry has.
  var wordCount: Int {
    let indices = layout == .coordinate ? 2 : 0
    return switch field {
    case .real, .integer: indices + 1
    case .complex: indices + 2
    case .pattern: indices
    }
  }

  /// How many entries an array of this size gives: the lower triangle alone of a symmetric one.
  ///
  /// - Precondition: both sizes are at least 1 and their product is an `Int`.
  func storedCount(_ rowCount: Int, _ columnCount: Int) -> Int {
    switch symmetry {
    case .general: rowCount * columnCount
    case .symmetric, .hermitian: (rowCount * columnCount - rowCount) / 2 + rowCount
    case .skewSymmetric: (rowCount * columnCount - rowCount) / 2
    }
  }
}
