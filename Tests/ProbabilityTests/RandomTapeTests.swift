import ExactArithmetic
import TestSupport
import Testing

@testable import Probability

@Suite struct RandomTapeTests {
  /// The first outputs for the state (1, 2, 3, 4), as tested in the `rand_xoshiro` package from the authors' C program.
  @Test func xoshiroAgreesWithItsAuthors() {
    var engine = Xoshiro(1, 2, 3, 4)
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
      16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in engine.next() } == expected)
    var zero = Xoshiro(0, 0, 0, 0)
    #expect((0..<4).map { _ in zero.next() }.contains { $0 != 0 })
  }

  /// The outputs for the seed 1234567, published with the C program at prng.di.unimi.it and on Rosetta Code.
  @Test func splitMixAgreesWithItsAuthors() {
    var generator = SplitMix(state: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func readersOfAllWidthsSeeTheSameBits() throws {
    var (bits, words, numbers) = (RandomTape(seed: 5), RandomTape(seed: 5), RandomTape(seed: 5))
    let sequence = (0..<640).map { _ in bits.nextBit() }
    #expect(
      (0..<10).map { _ in words.next() }
        == stride(from: 0, to: 640, by: 64).map { start in
          sequence[start..<start + 64].reduce(UInt64(0)) { $0 << 1 | UInt64($1) }
        })
    var position = 0
    var generator = SeededGenerator(seed: 6)
    while position < 500 {
      let width = Int.random(in: 0...62, using: &generator)
      let expected = sequence[position..<position + width].reduce(0) { 2 * $0 + $1 }
      #expect(try numbers.next(below: 1 << width) == expected)
      position += width
      #expect(numbers.bitsRead == position)
    }
    #expect(bits.bitsRead == 640 && words.bitsRead == 640)
  }

  @Test(arguments: [1, 2, 3, 5, 6, 7, 12, 100])
  func numbersBelowABoundAreUnbiased(bound: Int) throws {
    var tape = RandomTape.tape(number: UInt64(bound), ofSeed: 99)
    let expected = 2_000
    var counts = Array(repeating: 0, count: bound)
    for _ in 0..<bound * expected { counts[try tape.next(below: bound)] += 1 }
    // χ² has mean bound − 1 and variance 2(bound − 1); nine standard deviations are never seen.
    let scaled = counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) }
    #expect(Double(scaled) / Double(expected) < Double(bound - 1) + 9 * (2 * Double(bound)).squareRoot())
    #expect(bound == 1 || scaled > 0)
  }

  @Test func largeBounds() throws {
    var tape = RandomTape(seed: 3)
    let bound = Int.max
    let draws = try (0..<200).map { _ in try tape.next(below: bound) }
    #expect(draws.allSatisfy { $0 >= 0 } && Set(draws).count == 200)
    #expect(draws.contains { $0 > bound / 2 } && draws.contains { $0 < bound / 2 })
    for refused in [0, -1, Int.min] {
      #expect(throws: ArithmeticError.self) { try tape.next(below: refused) }
    }
  }

  @Test func rationalsAreDyadicAndSpread() {
    var tape = RandomTape(seed: 4)
    for bits in [1, 3, 64, 65, 200] {
      let draws = (0..<200).map { _ in tape.nextRational(bits: bits) }
      #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 && ($0 * .powerOfTwo(bits)).isInteger })
      #expect(draws.contains { $0 * 2 >= 1 } && draws.contains { $0 * 2 < 1 })
      // The last bit is a random one, too.
      #expect(draws.contains { !($0 * .powerOfTwo(bits - 1)).isInteger })
    }
    #expect(tape.nextRational(bits: 0) == 0 && tape.nextRational(bits: -3) == 0)
  }

  @Test func tapesAreRepeatableAndDifferent() throws {
    var seen: Set<UInt64> = []
    for seed: UInt64 in [0, 1, 2, .max] {
      for number in (0..<500) + [UInt64.max] {
        var tape = RandomTape.tape(number: number, ofSeed: seed)
        var again = RandomTape.tape(number: number, ofSeed: seed)
        let word = tape.next()
        #expect(word == again.next())
        #expect(seen.insert(word).inserted)
      }
    }
  }

  /// The number of agreeing bits of two tapes of 64·n independent bits has mean 32n and variance 16n.
  private func agreement(_ one: RandomTape, _ two: RandomTape, words: Int) -> Double {
    var (one, two) = (one, two)
    let agreeing = (0..<words).reduce(0) { count, _ in count + (~(one.next() ^ two.next())).nonzeroBitCount }
    return Double(agreeing - 32 * words) / (16 * Double(words)).squareRoot()
  }

  @Test func tapesOfOneSeedAndTheirPartsAreUncorrelated() {
    for number: UInt64 in 0..<40 {
      let tape = RandomTape.tape(number: number, ofSeed: 11)
      #expect(abs(agreement(tape, .tape(number: number + 1, ofSeed: 11), words: 1_000)) < 6)
      #expect(abs(agreement(tape, .tape(number: number, ofSeed: 12), words: 1_000)) < 6)
      var parent = tape
      let child = parent.split()
      #expect(abs(agreement(parent, child, words: 1_000)) < 6)
      #expect(abs(agreement(parent.split(), child, words: 1_000)) < 6)
      #expect(agreement(tape, tape, words: 1_000) > 100)
    }
  }

  /// Transcripts name tapes by seed and number: these values, computed by a separate program, may never change.
  @Test func tapesNeverChange() throws {
    var tape = RandomTape.tape(number: 7, ofSeed: 2022)
    #expect(tape.next() == 6_146_638_854_817_270_128)
    #expect(try (0..<8).map { _ in try tape.next(below: 3) } == [2, 0, 2, 1, 1, 2, 1, 2])
    #expect(tape.nextRational(bits: 10).description == "393/1024")
    var child = tape.split()
    #expect(child.next() == 15_608_858_961_751_490_466)
  }
}
