import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import Foundation

extension SolutionExamples {
  /// Certificates of solutions in `Examples/rejected`: each has one thing wrong, and begins with the rule that says no.
  static var rejected: [String: Data] {
    get throws {
      var files = try ofTheFile
      for (name, certificate) in try ofTheScale { files[name] = try CertificateFile.bytes(of: certificate) }
      for (name, certificate) in try ofThePair.merging(ofTheEvidence, uniquingKeysWith: { first, _ in first }) {
        files[name] = try CertificateFile.bytes(of: certificate)
      }
      return files
    }
  }

  private static func changed(
    _ name: String, _ change: (inout SolutionCertificate) throws -> Void
  ) throws -> SolutionCertificate {
    guard var certificate = try accepted[name] else { throw Rejection(.field, "no example \(name)") }
    try change(&certificate)
    return certificate
  }

  private static func document(_ entries: [Rational]) -> QuadraticVectorDocument {
    QuadraticVectorDocument(QuadraticVector(entries))
  }

  private static var ofTheScale: [String: SolutionCertificate] {
    get throws {
      let name = "p2-solution-set-mean"
      return [
        "field-stated-parameter": try changed(name) { $0.problem.statedParameter = $0.problem.parameter },
        "field-stated-parameter-missing": try changed(name) { $0.problem.statedParameter = nil },
        "field-objective-missing": try changed(name) { $0.problem.objective = nil },
        "field-objective-paper": try changed(name) {
          $0.problem.objective = "paper"
          $0.problem.statedParameter = $0.problem.parameter
        },
        "field-objective-of-version-one": try changed(name) { $0.version = 1 },
      ]
    }
  }

  private static var ofTheFile: [String: Data] {
    get throws {
      let text = CertificateText(try CertificateFile.bytes(of: changed("p1-solution-set-square-root") { _ in }))
      return [
        "version-solution-three": text.replacing("\"version\" : 1", with: "\"version\" : 3").digested,
        "digest-of-another-solution": text.replacing("\"dimension\" : 0", with: "\"dimension\" : 1").bytes,
        "field-unknown-in-solution": text.replacing("\"prime\" : 3", with: "\"prime\" : 3, \"unique\" : true").digested,
      ]
    }
  }

  private static var ofThePair: [String: SolutionCertificate] {
    get throws {
      [
        "field-radicand-square": try changed("p1-solution-set-square-root") { $0.evidence.radicand = 4 },
        "field-root-without-radicand": try changed("p1-solution-set-square-root") { $0.evidence.radicand = nil },
        "field-numerator": try changed("p2-solution-set-segment") {
          $0.evidence.point?.rational[0] = half
        },
        "field-denominator-zero": try changed("p2-solution-set-segment") { $0.evidence.point?.denominator = 0 },
        "field-dimension-without-face": try changed("p2-solution-set-segment") { $0.evidence.face = nil },
        "field-infeasible-lasso": try changed("p1-infeasible") { $0.problem.kind = "p2" },
        "field-weight-zero": try changed("p2-solution-set-segment") { $0.problem.weights = [1, 0] },
        "field-negative-epsilon": try changed("p1-solution-set-basis-pursuit") { $0.problem.parameter = -1 },
        "shape-solution-point": try changed("p2-solution-set-segment") {
          $0.evidence.point = document([half * half, half * half, 0])
        },
        "shape-solution-root": try changed("p1-solution-set-square-root") { $0.evidence.point?.root = [-1] },
        "shape-solution-weights": try changed("p2-solution-set-segment") { $0.problem.weights = [1] },
        "dual-feasibility-weight": try changed("p2-solution-set-segment") {
          $0.problem.weights = [1, try .fraction(9, 10)]
        },
        "dual-norm-solution": try changed("p3-solution-set-segment-by-ray") {
          $0.problem.parameter = 4
          $0.evidence.dual = document([2])
        },
        "primal-feasibility-solution": try changed("p1-solution-set-square-root") {
          $0.evidence.radicand = nil
          $0.evidence.point = document([half * half, half * half])
        },
        "complementarity-sign": try changed("p1-solution-set-square-root") { $0.evidence.dual = document([1, -1]) },
        "complementarity-slack": try changed("p2-solution-set-segment") { $0.problem.weights = [1, 2] },
        "stationarity-lasso": try changed("p2-solution-set-segment") {
          $0.problem.vector = [1 + Rational.powerOfTwo(-70)]
        },
        "stationarity-interior": try changed("p1-solution-set-square-root") {
          $0.evidence.radicand = nil
          $0.evidence.point = document([half, half])
        },
        "stationarity-other-direction": try changed("p1-solution-set-square-root") {
          $0.evidence.radicand = nil
          $0.evidence.point = document([try .fraction(2, 5), try .fraction(1, 5)])
        },
        "stationarity-square-root-lasso": try changed("p3-solution-set-segment-by-ray") {
          $0.evidence.point = document([3])
        },
        "stationarity-short-dual": try changed("p3-solution-set-exact-fit") {
          $0.evidence.point = document([1, -half, 1])
        },
        "solution-set-column": try changed("p1-solution-set-basis-pursuit") { $0.claim.saturated = [1, 2] },
        "solution-set-sign": try changed("p3-solution-set-exact-fit") { $0.claim.saturated = [1, 2, 3] },
        "objective-too-large": try changed("p2-solution-set-segment") {
          $0.claim.objective?.lower = try .fraction(3, 4) + Rational.powerOfTwo(-80)
        },
        "objective-too-small": try changed("p1-solution-set-square-root") {
          // √2 = 1.41421356237309504880168872420969807856967…, and the value is 2 − √2.
          $0.claim.objective?.upper = 2 - (try Rational(parsing: "1.4142135623730950488016887242096980785697"))
        },
      ]
    }
  }

  private static var ofTheEvidence: [String: SolutionCertificate] {
    get throws {
      [
        "face-sign": try changed("p1-solution-set-basis-pursuit") {
          $0.evidence.face?.functional = document([0, -1])
        },
        "face-fit": try changed("p1-solution-set-basis-pursuit") { $0.evidence.face?.functional = document([1, 0]) },
        "face-ray": try changed("p3-solution-set-ray-square-root") {
          // ⟨v, y⟩ = 0 and A_1ᵀv > 0, but ⟨v, u⟩ = (1 − √3)/2.
          $0.evidence.face?.functional = document([1, -1])
        },
        "dimension-claim": try changed("p2-solution-set-segment") { $0.claim.dimension = 0 },
        "dimension-composite": try changed("p2-solution-set-segment") { $0.evidence.face?.prime = 9 },
        "dimension-dependent": try changed("p3-solution-set-exact-fit") { $0.evidence.face?.columns = [1, 2] },
        "dimension-modulo-prime": try changed("p3-solution-set-exact-fit") { $0.evidence.face?.prime = 3 },
        "dimension-bounds": try changed("p2-solution-set-segment") {
          // The end of the segment cannot move both ways.
          $0.evidence.point = document([half, 0])
          $0.evidence.face?.directions = []
          $0.evidence.face?.coordinates = []
        },
        "dimension-direction-support": try changed("p2-solution-set-segment") {
          $0.evidence.point = document([half, 0])
        },
        "dimension-direction-null-space": try changed("p2-solution-set-segment") {
          $0.evidence.face?.directions = [document([1, -2])]
        },
        "dimension-direction-coordinate": try changed("p1-solution-set-basis-pursuit") {
          $0.evidence.face?.coordinates = [3]
        },
        "dimension-end-of-ray": try changed("p3-solution-set-segment-by-ray") {
          $0.evidence.point = document([2])
          $0.evidence.face?.columns = []
          $0.claim.dimension = 2
        },
        "dimension-column-excluded": try changed("p1-solution-set-basis-pursuit") {
          $0.evidence.face?.columns = [1, 3]
        },
        "dimension-root-modulo-prime": try changed("p3-solution-set-ray-square-root") {
          $0.evidence.face?.rootModuloPrime = 4
        },
        "shape-face-functional": try changed("p1-solution-set-basis-pursuit") {
          $0.evidence.face?.functional = document([0])
        },
        "separation-column": try changed("p2-distance-segment") { $0.evidence.multiplier = document([half]) },
        "separation-ray": try changed("p3-distance-ray") {
          $0.claim.vector = [-5]
          $0.evidence.multiplier = document([try -.fraction(3, 2)])
        },
        "distance-too-far": try changed("p1-distance-square-root") {
          $0.claim.distance?.lower += Rational.powerOfTwo(-120)
        },
        "distance-too-close": try changed("p1-distance-square-root") {
          $0.claim.distance?.upper -= Rational.powerOfTwo(-120)
        },
        "distance-not-nearest": try changed("p2-distance-by-functional") {
          let upper = $0.claim.distance?.upper ?? 0
          $0.claim.distance?.lower = upper
        },
        "infeasibility-tie": try changed("p1-infeasible") { $0.problem.parameter = 1 },
        "infeasibility-column": try changed("p1-infeasible") { $0.evidence.dual = document([1, 5]) },
        "infeasibility-sign": try changed("p1-infeasible") { $0.evidence.dual = document([0, -5]) },
        "field-dimension-of-distance": try changed("p2-distance-segment") { $0.claim.dimension = 1 },
      ]
    }
  }
}
