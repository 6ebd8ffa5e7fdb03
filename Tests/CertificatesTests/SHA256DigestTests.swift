import Certificates
import Testing

/// SHA-256 against the examples of NIST (FIPS 180-4 and the CAVS vectors), and against itself in pieces.
@Suite struct SHA256DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func examples(message: String, digest: String) {
    #expect(SHA256Digest.hexadecimal(of: message.utf8) == digest)
  }

  @Test func aMillionLetters() {
    #expect(
      SHA256Digest.hexadecimal(of: repeatElement(UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func oneByte() {
    #expect(
      SHA256Digest.hexadecimal(of: [0xbd]) == "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b")
  }

  /// Every length around the block size, in pieces of every size: the same digest as at once, and another for another length.
  @Test func pieces() {
    var digests: Set<String> = []
    for length in 0...200 {
      let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
      let whole = SHA256Digest.hexadecimal(of: message)
      for size in [1, 7, 63, 64, 65, 128] {
        var digest = SHA256Digest()
        var rest = message[...]
        while !rest.isEmpty {
          digest.update(rest.prefix(size))
          rest = rest.dropFirst(size)
        }
        #expect(digest.hexadecimal() == whole)
      }
      digests.insert(whole)
    }
    #expect(digests.count == 201)
  }
}
