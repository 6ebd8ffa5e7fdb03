import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import Foundation
import Testing

/// Files that want to exhaust or to trap the checker: each is refused by name.
@Suite struct HostileInputTests {
  private func verdict(_ change: (inout Certificate) -> Void) throws -> String {
    var certificate = try AcceptedExamples.wrongCandidate(.p3, 1, eta: -2).certificate
    change(&certificate)
    return try CertificateFile.bytes(of: certificate).verdict
  }

  @Test(arguments: [Int.min, Int.min + 1, -1, 0, 4, Int.max])
  func indicesOutsideTheTablesAreRefused(index: Int) throws {
    #expect(try verdict { $0.evidence.solutionSets[0].groups = [[index]] }.hasPrefix("REJECTED support"))
    #expect(try verdict { $0.runs[0].transcript[0].solution = index }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.runs[0].transcript[0].sample = index }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.data.solutions[0].matrix = index }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.data.solutions[0].vector = index }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.claim.member?.column = index }.hasPrefix("REJECTED member"))
  }

  @Test(arguments: [Int.min, -1, 0, Int.max])
  func countsAndLimitsOutsideTheirRangesAreRefused(value: Int) throws {
    #expect(try verdict { $0.evidence.precision = value }.hasPrefix("REJECTED limit"))
    #expect(try verdict { $0.runs[0].transcript[0].level = value }.hasPrefix("REJECTED limit"))
    #expect(try verdict { $0.runs[0].multiplicity = value }.hasPrefix("REJECTED limit"))
    #expect(try verdict { $0.claim.member?.digits = value }.hasPrefix("REJECTED member"))
    #expect(try verdict { $0.claim.member?.levels = value }.hasPrefix("REJECTED member"))
    #expect(try verdict { $0.claim.member?.scale = value }.hasPrefix("REJECTED member"))
    #expect(try verdict { $0.claim.failures = value }.hasPrefix("REJECTED "))
    #expect(try verdict { $0.claim.runs = value }.hasPrefix("REJECTED scope"))
    #expect(try verdict { $0.claim.highestLevel = value }.hasPrefix("REJECTED scope"))
    #expect(try verdict { $0.claim.dataLimit = value }.hasPrefix("REJECTED field"))
  }

  @Test func manyRunsOfGreatMultiplicityDoNotOverflow() throws {
    #expect(
      try verdict {
        $0.runs[0].multiplicity = 1 << 31
        $0.runs = Array(repeating: $0.runs[0], count: 40)
      }.hasPrefix("REJECTED scope"))
  }

  @Test func emptyArraysAreRefused() throws {
    #expect(try verdict { $0.evidence.solutionSets[0].groups = [[]] }.hasPrefix("REJECTED support"))
    #expect(try verdict { $0.instance.right = [] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.instance.right = [[]] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.instance.right = [[], [.rational(1)]] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.instance.left = [] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.instance.left = [[]] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.instance.samples = [] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.instance.samples = [[]] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.data.matrices[0].right = [] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.data.matrices[0].left = [[]] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.data.vectors[0] = [] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.data.solutions[0].solution = [] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.evidence.solutionSets[0].dual = [] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.evidence.solutionSets[0].point = [] }.hasPrefix("REJECTED shape"))
    #expect(try verdict { $0.runs[0].functionals = [] }.hasPrefix("REJECTED shape"))
    for layers in [[], [NetworkDocument.Layer(weights: [], biases: [], activation: .identity)]] {
      #expect(
        try verdict {
          $0.runs[0].output = Certificate.Run.Output(network: NetworkDocument(layers: layers))
        }.hasPrefix("REJECTED shape"))
    }
    #expect(
      try verdict { $0.runs[0].output?.network = NetworkDocument(layers: []) }.hasPrefix("REJECTED field"),
      "vectors and a network")
    #expect(try verdict { $0.runs[0].output = Certificate.Run.Output() }.hasPrefix("REJECTED field"))
  }

  @Test func wideMatricesAreOfNoMember() throws {
    // As many rows as columns: still an instance, not a member.
    let one = ExpressionDocument.rational(1)
    #expect(
      try verdict {
        $0.instance.right = [[one, .rational(0)], [.rational(0), one]]
        $0.data = Certificate.DataTables()
        $0.runs[0].transcript = []
        ($0.claim.dataRead, $0.claim.highestLevel) = (0, 0)
      }.hasPrefix("REJECTED member: expected more columns"))
  }

  @Test func deepNestingIsRefusedWithoutRecursion() throws {
    for open in ["[", "{\"sum\":["] {
      let deep = String(repeating: open, count: 100_000)
      #expect(Data(deep.utf8).verdict.hasPrefix("REJECTED limit"))
      let text = try CertificateText(AcceptedExamples.userInstance())
      #expect(text.replacing("\"1\"", with: deep).bytes.verdict.hasPrefix("REJECTED limit"))
    }
  }

  @Test func asDeepAsAllowedIsRead() throws {
    // instance.right[1][2] is three levels below the top; an operation of one operand takes two.
    func nested(_ depth: Int) throws -> String {
      var certificate = try AcceptedExamples.userInstance()
      var document = ExpressionDocument.rational(1)
      for _ in 0..<depth { document = .sum([document]) }
      certificate.instance.right[0][1] = document
      return try CertificateFile.bytes(of: certificate).verdict
    }
    #expect(try nested(30).hasPrefix("VERIFIED "))
    #expect(try nested(31).hasPrefix("REJECTED limit"))
  }

  @Test func longChainsOfDefinitionsAreEvaluatedOneByOne() throws {
    var certificate = try AcceptedExamples.userInstance()
    var previous = ExpressionDocument.rational(1)
    for index in 1...20_000 {
      certificate.instance.definitions.append(Definition(name: "e\(index)", value: .product([previous, .rational(1)])))
      previous = .reference("e\(index)")
    }
    certificate.instance.right[0][1] = previous
    #expect(try CertificateCheck.statement(provedBy: certificate).hasSuffix("error > 1 at every sample"))
  }

  @Test func repeatedSquaringStaysSmall() throws {
    var certificate = try AcceptedExamples.userInstance()
    var previous = ExpressionDocument.rational(3)
    for index in 1...200 {
      certificate.instance.definitions.append(Definition(name: "e\(index)", value: .product([previous, previous])))
      previous = .reference("e\(index)")
    }
    certificate.instance.right[0][1] = previous
    #expect(try CertificateFile.bytes(of: certificate).verdict.hasPrefix("REJECTED expression"))
    // The reciprocal is between 0 and a tiny number, which is known well enough.
    certificate.instance.right[0][1] = .quotient(.rational(1), previous)
    #expect(try CertificateCheck.statement(provedBy: certificate).hasSuffix("error > 1 at every sample"))
  }

  /// A product with the matrix has as many entries as the longer side, each as long as the one number in the vector.
  @Test func longNumbersForLongMatricesAreRefused() throws {
    let side = 40_000
    let limit = SolutionCertificateCheck.maximalSize / side
    let example = try #require(SolutionExamples.accepted["p2-solution-set-without-dimension"])
    func rule(_ rows: [[Rational]], point: QuadraticVectorDocument, dual: QuadraticVectorDocument) -> Rejection.Rule? {
      var certificate = example
      (certificate.problem.matrix, certificate.problem.parameter, certificate.problem.weights) = (rows, 1, nil)
      certificate.problem.vector = [Rational](repeating: 0, count: rows.count)
      (certificate.evidence.point, certificate.evidence.dual) = (point, dual)
      do throws(Rejection) {
        _ = try SolutionCertificateCheck.statement(provedBy: certificate)
        return nil
      } catch { return error.rule }
    }
    func long(_ bits: Int) -> QuadraticVectorDocument { QuadraticVectorDocument(QuadraticVector([-.powerOfTwo(bits)])) }
    let short = QuadraticVectorDocument(QuadraticVector([1] + [Rational](repeating: 0, count: side - 1)))
    let column = [[Rational]](repeating: [1], count: side)
    #expect(rule(column, point: long(limit - 1), dual: short) == .complementarity)
    #expect(rule(column, point: long(limit), dual: short) == .limit)
    #expect(rule([[Rational](repeating: 1, count: side)], point: short, dual: long(limit)) == .limit)
  }

  @Test func namesAreUniqueAndPlain() throws {
    for name in ["", "a b", "é", "K\u{0301}", String(repeating: "a", count: 65), "e-1"] {
      var certificate = try AcceptedExamples.userInstance()
      certificate.instance.definitions = [Definition(name: name, value: .rational(1))]
      do {
        _ = try CertificateCheck.statement(provedBy: certificate)
        Issue.record("\(name) is a name")
      } catch { #expect(error.rule == .expression) }
    }
    var certificate = try AcceptedExamples.userInstance()
    certificate.instance.definitions = [
      Definition(name: "a", value: .rational(1)), Definition(name: "a", value: .rational(2)),
    ]
    #expect(try CertificateFile.bytes(of: certificate).verdict.hasPrefix("REJECTED expression"))
    certificate.instance.definitions = [Definition(name: "a", value: .reference("a"))]
    #expect(try CertificateFile.bytes(of: certificate).verdict.hasPrefix("REJECTED expression"))
  }

  @Test func textsOutsideTheGrammarAreRefused() throws {
    let texts = [
      "", " ", "nul", "nulll", "[1,]", "[1 2]", "{\"a\" 1}", "{\"a\":1,}", "{a:1}", "\"", "\"\\u0041\"", "\"é\"",
      "\"\t\"", "01",
      "-", "--1", "+1", "1.0", "1e3", "NaN", "Infinity", "tru", "\u{FEFF}{}", "{}{}", "//\n{}", "'a'", "[", "{",
      "{\"a\"",
    ]
    for text in texts { #expect(Data(text.utf8).verdict.hasPrefix("REJECTED syntax"), "\(text)") }
    #expect(Data([0x22, 0xFF, 0x22]).verdict.hasPrefix("REJECTED syntax"))
    for text in ["1", "[]", "null", "\"a\"", "true"] {
      #expect(Data(text.utf8).verdict.hasPrefix("REJECTED syntax: the text is not an object"), "\(text)")
    }
    #expect(Data("{\"a\":{\"b\":1,\"b\":2}}".utf8).verdict.hasPrefix("REJECTED field"))
    #expect(Data("{\"digest\":\"sha256:\"}".utf8).verdict.hasPrefix("REJECTED digest"))
  }

  @Test(arguments: [
    "1/1", "2/4", "1/-2", "+1", "01", "1/02", "-0", "0/1", "1/0", "", "-", "1/", "/2", "0.5", "1e3", " 1", "1 ",
  ])
  func rationalsHaveOneText(text: String) throws {
    let file = try CertificateText(AcceptedExamples.userInstance())
    #expect(file.replacing("\"1/2\"", with: "\"\(text)\"").digested.verdict.hasPrefix("REJECTED field"))
  }

  @Test func verdictsAreOneLine() throws {
    let long = String(repeating: "x", count: 5_000)
    let file = try CertificateText(AcceptedExamples.userInstance())
    for verdict in [
      file.replacing("\"p3\"", with: "\"\(long)\"").digested.verdict,
      file.replacing("\"scope\"", with: "\"\(long)\"").digested.verdict,
      Rejection(.field, "a\nb\r\n\u{0}c").description,
    ] {
      #expect(verdict.count < 500)
      #expect(!verdict.unicodeScalars.contains { $0.value < 0x20 })
    }
  }

  @Test func hugeNumbersAreReadAndShortened() throws {
    var certificate = try AcceptedExamples.userInstance()
    certificate.claim.bound = Rational.powerOfTwo(-100_000)
    let verdict = try CertificateFile.bytes(of: certificate).verdict
    #expect(verdict.hasPrefix("VERIFIED ") && verdict.count < 500)
    certificate.claim.bound = Rational.powerOfTwo(100_000)
    #expect(try CertificateFile.bytes(of: certificate).verdict.hasPrefix("REJECTED error-bound"))
  }
}
