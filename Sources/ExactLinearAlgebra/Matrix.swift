/// A dense matrix, stored by rows.
///
/// Rows and columns are numbered from 0 here; files and messages for people number them from 1.
public struct Matrix<Element> {
  /// The number of rows, m.
  public let rowCount: Int

  /// The number of columns, N.
  public let columnCount: Int

  /// The entries, row after row; `rowCount * columnCount` of them.
  public private(set) var elements: [Element]

  /// The matrix with the entry `entry(i, j)` in row i and column j.
  public init<Failure: Error>(
    rows rowCount: Int, columns columnCount: Int, entry: (Int, Int) throws(Failure) -> Element
  ) throws(Failure) {
    self.rowCount = max(0, rowCount)
    self.columnCount = max(0, columnCount)
    var elements: [Element] = []
    elements.reserveCapacity(self.rowCount * self.columnCount)
    for i in 0..<self.rowCount {
      for j in 0..<self.columnCount { elements.append(try entry(i, j)) }
    }
    self.elements = elements
  }

  /// The matrix with the given rows.
  ///
  /// - Throws: `ShapeError` when the rows differ in length.
  public init(rows: [[Element]]) throws(ShapeError) {
    let columnCount = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != columnCount {
      throw ShapeError(expected: "\(columnCount) entries in row \(index + 1)", found: "\(row.count)")
    }
    self.rowCount = rows.count
    self.columnCount = columnCount
    elements = rows.flatMap { $0 }
  }

  /// The entry in row `row` and column `column`.
  public subscript(row: Int, column: Int) -> Element {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }

  /// Row `index`, `columnCount` entries.
  public func row(_ index: Int) -> [Element] {
    Array(elements[index * columnCount..<(index + 1) * columnCount])
  }

  /// Column `index`, `rowCount` entries.
  public func column(_ index: Int) -> [Element] {
    (0..<rowCount).map { self[$0, index] }
  }

  /// All rows in order.
  public var rows: [[Element]] { (0..<rowCount).map(row) }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    Matrix(rows: columnCount, columns: rowCount) { i, j in self[j, i] }
  }

  /// The matrix of the columns named by `indices`, in that order.
  public func selecting(columns indices: [Int]) -> Matrix {
    Matrix(rows: rowCount, columns: indices.count) { i, j in self[i, indices[j]] }
  }

  /// The matrix of the values of `transform` at the entries.
  public func map<Other, Failure: Error>(_ transform: (Element) throws(Failure) -> Other) throws(Failure)
    -> Matrix<Other>
  {
    try Matrix<Other>(rows: rowCount, columns: columnCount) { (i, j) throws(Failure) in try transform(self[i, j]) }
  }
}

extension Matrix: Sendable where Element: Sendable {}
extension Matrix: Equatable where Element: Equatable {}
extension Matrix: Hashable where Element: Hashable {}

/// Sizes of vectors or matrices that do not fit each other.
public struct ShapeError: Error, Equatable, CustomStringConvertible {
  /// What the sizes had to be.
  public let expected: String

  /// What they were.
  public let found: String

  /// An error that says both.
  public init(expected: String, found: String) {
    self.expected = expected
    self.found = found
  }

  /// One sentence for a person.
  public var description: String { "expected \(expected), found \(found)" }
}
