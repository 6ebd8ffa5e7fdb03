import Certificates
import ExactArithmetic
import Foundation
import RecoveryProblems
import TestSupport
import Testing

/// Random damage to accepted certificates: none of it may prove anything that is not true.
@Suite struct MutationTests {
  /// Damage without a new digest: every file is rejected.
  @Test func damagedBytesAreRejected() throws {
    var generator = SeededGenerator(seed: 11)
    let files = try AcceptedExamples.all.sorted { $0.key < $1.key }.map {
      Array(try CertificateFile.bytes(of: $0.value))
    }
    for iteration in 0..<scaledIterations(4_000) {
      let file = files[iteration % files.count]
      var damaged = file
      let place = Int.random(in: file.indices, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: damaged[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: damaged.remove(at: place)
      case 2: damaged.insert(file[Int.random(in: file.indices, using: &generator)], at: place)
      case 3: damaged.removeLast(file.count - place)
      case 4: damaged.swapAt(place, Int.random(in: file.indices, using: &generator))
      default:
        let digits = file.indices.filter { (0x30...0x39).contains(file[$0]) }
        let digit = digits[Int.random(in: digits.indices, using: &generator)]
        damaged[digit] = 0x30 + (damaged[digit] - 0x30 + UInt8.random(in: 1...9, using: &generator)) % 10
      }
      guard damaged != file else { continue }
      // White space at the end is no part of the JSON value, but of the digest.
      let verdict = Data(damaged).verdict
      #expect(verdict.hasPrefix("REJECTED "), "\(verdict)")
    }
  }

  /// One number changed and the digest made anew: what is still verified is still true.
  @Test(arguments: RecoveryProblem.Kind.allCases)
  func changedNumbersProveNothingFalse(kind: RecoveryProblem.Kind) throws {
    var generator = SeededGenerator(seed: 12)
    let parameter = try kind == .p3 ? 1 : Rational.fraction(1, 3)
    let cases = [
      try AcceptedExamples.wrongCandidate(kind, parameter, eta: -2),
      try AcceptedExamples.rightCandidate(kind, parameter, eta: 1),
    ]
    var verified = 0
    for iteration in 0..<scaledIterations(600) {
      let (example, original) = cases[iteration % cases.count]
      let text = try CertificateText(original)
      guard let mutated = text.changingOneNumber(&generator) else { continue }
      guard mutated.digested.verdict.hasPrefix("VERIFIED ") else { continue }
      verified += 1
      let changed = try CertificateFile.certificate(from: mutated.digested)
      #expect(changed != original)
      try expectTrue(changed, original, example)
    }
    // Weaker bounds, other functionals and other evidence do pass, so that the judgement above is not empty.
    #expect(verified > 5)
  }

  /// Whether the claim of a certificate that differs from `original` in one number is true, told from closed forms.
  private func expectTrue(_ changed: Certificate, _ original: Certificate, _ example: BlockExample) throws {
    // Another parameter or another sample makes another class; the matrix belongs to the member.
    var (instance, example) = (changed.instance, example)
    (instance.parameter, instance.samples) = (original.instance.parameter, original.instance.samples)
    #expect(instance == original.instance)
    example.problem = try RecoveryProblem(example.problem.kind, parameter: changed.instance.parameter)
    example.samples = try changed.instance.samples.map { sample in
      #expect(sample[0] == .rational(1))
      return try sample.dropFirst().map { entry in
        guard case .rational(let value) = entry else { throw Rejection(.member, "a sample that is not rational") }
        return value
      }
    }
    #expect(example.problem.parameter <= (example.problem.kind == .p1 ? Rational.powerOfTwo(-1) : 1))
    #expect(changed.claim.runs == original.claim.runs && changed.claim.dataRead == original.claim.dataRead)
    #expect(changed.claim.highestLevel == changed.runs[0].transcript.map(\.level).max())
    #expect(changed.claim.kind == original.claim.kind && changed.claim.failures == original.claim.failures)
    try expectMember(try #require(changed.claim.member), try #require(original.claim.member))

    let outputs = try #require(changed.runs[0].output?.vectors)
    let error = try example.closedForm(0, precision: 512).distance(of: outputs[0])
    let bound = Interval(try #require(changed.claim.bound), precision: 512)
    if changed.claim.kind == .errorExceeds {
      #expect(bound.isLess(than: error) == .holds)
    } else {
      #expect(error.isAtMost(bound) == .holds)
    }
    try expectAdmissible(changed, original, example)
  }

  /// With tilts 2^-n-1 the instance is on scale K, or on scale K − 1 with K ≥ 3.
  private func expectMember(_ member: Certificate.MemberClaim, _ original: Certificate.MemberClaim) throws {
    var expected = original
    (expected.digits, expected.levels) = (member.digits, member.levels)
    #expect(member == expected, "only K and L are not determined by the instance")
    #expect(member.scale == member.digits || member.scale == member.digits - 1)
    #expect(member.levels >= 1)
  }

  /// Necessary conditions for (T): entries of A_n − A, the norm of y_{k,n} − y_k, and the distance of x_{k,n} if the rest is as
  /// before.
  private func expectAdmissible(_ changed: Certificate, _ original: Certificate, _ example: BlockExample) throws {
    let level = changed.claim.highestLevel
    let radius = Rational.powerOfTwo(-level)
    let exact = try example.instance.matrix.right.map { try $0.enclosure(precision: 512) }
    for (i, row) in changed.data.matrices[0].right.enumerated() {
      for (j, entry) in row.enumerated() {
        let deviation = (Interval(entry, precision: 512) - exact[i, j]).magnitudeLowerBound
        #expect(deviation <= radius)
      }
    }
    let difference = zip(changed.data.vectors[0], [1] + example.samples[0]).map { $0 - $1 }
    #expect(Rational.dotProduct(difference, difference) <= radius * radius)
    guard changed.data.matrices == original.data.matrices, changed.data.vectors == original.data.vectors else { return }
    let right = changed.data.matrices[0].right
    let form = try ClosedFormEvidence(
      example.problem, largest: Interval(right[0][0], precision: 512), maximal: Array(0..<example.tied),
      tied: example.tied,
      alpha: Interval(right[1][example.tied], precision: 512), eta: example.samples[0], precision: 512)
    #expect(
      try form.distance(of: changed.data.solutions[0].solution).isAtMost(Interval(radius, precision: 512)) == .holds)
  }

  /// Changes that would strengthen or change a claim, one by one: none is verified.
  @Test func strongerClaimsAreRejected() throws {
    let (_, exceeds) = try AcceptedExamples.wrongCandidate(.p3, 1, eta: -2)
    let changes: [(String, (inout Certificate) -> Void)] = [
      (
        "kind",
        {
          $0.claim.kind = .errorAtMost; $0.claim.scope = nil; $0.claim.failures = nil
        }
      ),
      ("bound", { $0.claim.bound = 1 }),
      ("negative bound", { $0.claim.bound = -1 }),
      ("failures", { $0.claim.failures = 2 }),
      ("no failures", { $0.claim.failures = 0 }),
      ("negative failures", { $0.claim.failures = -1 }),
      ("runs", { $0.claim.runs = 7 }),
      ("less data", { $0.claim.dataRead = 1 }),
      ("lower level", { $0.claim.highestLevel = 5 }),
      ("problem", { $0.instance.problem = "p2" }),
      ("parameter", { $0.instance.parameter = Rational.powerOfTwo(-1) }),
      ("column 0", { $0.claim.member?.column = 0 }),
      ("column without tilt", { $0.claim.member?.tilt = nil }),
      ("K", { $0.claim.member?.digits = 5 }),
      ("L", { $0.claim.member?.levels = 0 }),
      ("base", { $0.claim.member?.base = .rational(471) }),
      ("sample", { $0.instance.samples[0][1] = .rational(-3) }),
      ("first entry of the sample", { $0.instance.samples[0][0] = .rational(2) }),
      ("zero entry", { $0.instance.right[1][0] = .rational(Rational.powerOfTwo(-300)) }),
      ("zero as a sum", { $0.instance.right[1][0] = .sum([]) }),
      ("left factor", { $0.instance.left = [[.rational(2), .rational(0)], [.rational(0), .rational(1)]] }),
      ("another datum at the level of a run", { $0.runs[0].transcript[0].solution = 2 }),
      ("sample 2 of 1", { $0.runs[0].transcript[0].sample = 2 }),
      ("no transcript", { $0.runs[0].transcript = [] }),
      ("no functional", { $0.runs[0].functionals = nil }),
      ("functional of nothing", { $0.runs[0].functionals = [nil] }),
      ("zero functional", { $0.runs[0].functionals = [[0, 0, 0]] }),
      ("short functional", { $0.runs[0].functionals = [[1]] }),
      ("short output", { $0.runs[0].output = Certificate.Run.Output(vectors: [[0]]) }),
      ("no output", { $0.runs[0].output = nil }),
      ("multiplicity", { $0.runs[0].multiplicity = 2 }),
      (
        "negative multiplicity",
        {
          $0.runs[0].multiplicity = -1; $0.claim.runs = -1
        }
      ),
      (
        "no runs",
        {
          $0.runs = []; $0.claim.runs = 0; $0.claim.dataRead = 0; $0.claim.highestLevel = 0
        }
      ),
      ("no proofs", { $0.evidence.solutionSets = [] }),
    ]
    for (name, change) in changes {
      var changed = exceeds
      change(&changed)
      #expect(try CertificateFile.bytes(of: changed).verdict.hasPrefix("REJECTED "), "\(name)")
    }
  }
}

extension CertificateText {
  /// The text with one number changed: an integer by a little, a rational by a little, a lot, its sign or its inverse.
  func changingOneNumber(_ generator: inout SeededGenerator) -> CertificateText? {
    let body = text.range(of: "\"digest\"", options: .backwards)?.lowerBound ?? text.endIndex
    var tokens: [Range<String.Index>] = []
    var start: String.Index?
    for index in text[..<body].indices {
      let isPart = text[index].isASCII && (text[index].isNumber || text[index] == "-" || text[index] == "/")
      if isPart, start == nil { start = index }
      if !isPart, let first = start {
        // Names of definitions, p3 and the like are no numbers.
        let before = first > text.startIndex ? text[text.index(before: first)] : " "
        if before == "\"" || before == " " { tokens.append(first..<index) }
        start = nil
      }
    }
    guard let token = tokens.randomElement(using: &generator), let old = try? Rational(parsing: String(text[token]))
    else {
      return nil
    }
    let isInteger = text[text.index(before: token.lowerBound)] != "\""
    let new: Rational
    if isInteger {
      new = old + Rational([-2, -1, 1, 2, 5][Int.random(in: 0..<5, using: &generator)])
    } else {
      let small = Rational.powerOfTwo(-Int.random(in: 1...60, using: &generator))
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: new = -old
      case 1: new = old + small
      case 2: new = old - small
      case 3: new = old * (1 + small)
      case 4: new = old * (1 - small)
      case 5: new = old * 2
      default: new = (try? old.reciprocal()) ?? 1
      }
    }
    guard new != old else { return nil }
    var result = self
    result.text.replaceSubrange(token, with: new.description)
    return result
  }
}
