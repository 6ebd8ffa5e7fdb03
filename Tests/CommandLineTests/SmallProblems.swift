import Foundation

/// Files with problems that can be solved by hand.
enum SmallProblems {
  static let texts = [
    "I.csv": "1,0\n0,1\n", "one.csv": "1\n", "two.csv": "2\n", "row.csv": "1,1\n", "row3.csv": "1,1,-1\n",
    "column10.csv": "1\n0\n", "column11.csv": "1\n1\n", "y10.csv": "1\n0\n", "y11.csv": "1\n1\n", "y12.csv": "1\n2\n",
    "thirds.json": "[[\"1/3\", 0], [0, 1]]", "tenth.csv": "0.1\n", "zero.csv": "0,0\n0,0\n",
    "complex.json": "[1, {\"re\": 0, \"im\": 1}]", "diagonal.json": "[{\"re\": 1, \"im\": 1}]",
  ]

  /// A directory with all of them.
  static func directory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for (name, text) in texts { try directory.write(text, to: name) }
    return directory
  }

  /// The arguments of a line.
  static func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  /// Writes `A.csv` and `y.csv` with whole numbers, of `rows` rows and twice as many columns: long to solve.
  static func writeLarge(rows: Int, to directory: TemporaryDirectory) throws {
    var state: UInt64 = 88_172_645_463_325_252
    func next() -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % 60_001) - 30_000
    }
    func text(_ columns: Int) -> String {
      (0..<rows).map { _ in (0..<columns).map { _ in "\(next())" }.joined(separator: ",") }.joined(separator: "\n")
    }
    try directory.write(text(2 * rows), to: "A.csv")
    try directory.write(text(1), to: "y.csv")
  }
}
