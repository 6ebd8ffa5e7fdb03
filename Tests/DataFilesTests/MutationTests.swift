import DataFiles
import TestSupport
import Testing

/// Files that were damaged at random: each is read or refused, and none ends the process.
@Suite struct MutationTests {
  private static let seeds: [Content] = [
    .csv("1,-0.5,1/3\n# note\n2.5e3,0x1p-3,7\r\n0,1,2\n"), .csv("1;2\n3;4"), .csv("1\t2\n3\t4"),
    .csv("\u{FEFF}1 2\n3 4"),
    .json("[[1, -0.25e1, \"1/3\"], [{\"re\": 1, \"im\": 2}, [3, \"4\"], 5]]"), .json("[1, \"2/3\", 4e-1]"),
    .market("coordinate real general\n% note\n2 3 3\n1 1 1\n1 2 2.5\n2 1 -3e1\n"),
    .market("coordinate complex hermitian\n2 2 2\n1 1 1 0\n2 1 3 4\n"),
    .market("array integer skew-symmetric\n3 3\n1\n2\n3\n"),
    .market("coordinate pattern symmetric\n2 2 1\n2 1\n"), NumPyFile(data: NumPyFile.bytes([1, 2, 3, 4])).content,
    NumPyFile(version: 3, type: ">c8", isFortranOrder: true, shape: "(2, 1)", data: Array(repeating: 7, count: 16))
      .content,
    NumPyFile(version: 2, type: "|b1", shape: "(3,)", data: [0, 1, 1]).content,
  ]

  private static let words = [
    "9223372036854775807", "-", "1e999999", "\n", "[", "]", "{", "\"", ",", "(", ")", "nan", "0", "%", "#", "/0",
    "\u{0}", "\u{FC}",
  ].map { Array($0.utf8) }

  @Test(arguments: MutationTests.seeds.indices)
  func damagedFilesAreReadOrRefused(index: Int) {
    let seed = Self.seeds[index]
    var random = SeededGenerator(seed: UInt64(index))
    let options = DataOptions(maximalSize: 4096, maximalEntryCount: 1000)
    var accepted = 0
    for _ in 0..<scaledIterations(1500) {
      var bytes = seed.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) { Self.damage(&bytes, &random) }
      let content = Content(seed.format, bytes: bytes)
      if let error = content.refusal(options) {
        #expect(!error.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
        #expect(error.description.count < 700)
      } else {
        accepted += 1
      }
      _ = try? content.vector(options)
    }
    // The damage is small enough to leave some files whole, and large enough to be noticed.
    let readable = seed.refusal(options) == nil
    #expect((accepted > 0) == readable)
    #expect(accepted < scaledIterations(1500))
  }

  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let position = Int.random(in: bytes.indices, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes.remove(at: position)
    case 3: bytes.removeSubrange(position...)
    case 4: bytes.insert(contentsOf: bytes[position...].prefix(20), at: position)
    case 5: bytes.insert(contentsOf: words[Int.random(in: words.indices, using: &random)], at: position)
    default: bytes.swapAt(position, Int.random(in: bytes.indices, using: &random))
    }
  }
}
