// swift-tools-version: 6.2
import PackageDescription

/// A warning is an error here; packages that depend on this one are not affected.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A library target of `Sources/` that imports `floor`, the modules below it.
func module(_ name: String, imports floor: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: floor, resources: resources, swiftSettings: strict)
}

/// The suite of `Tests/` that mirrors one module of `Sources/`.
func suite(of name: String, imports floor: [Target.Dependency] = [], excludes folders: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + floor, exclude: folders,
    swiftSettings: strict)
}

/// All libraries, floor by floor: what the umbrella re-exports and the command draws on.
let libraries: [Target.Dependency] = [
  "ExactArithmetic", "ExactLinearAlgebra", "Probability", "RecoveryProblems", "Polyhedra", "NeuralNetworks",
  "DataFiles", "Certificates", "ExactSolutions", "TrainingData", "GeneralAlgorithms", "Challenges", "PhaseTransitions",
  "Reports",
]

let package = Package(
  name: "BarrierLab",
  products: [
    .library(name: "BarrierLab", targets: ["BarrierLab"]),
    .library(name: "ExactArithmetic", targets: ["ExactArithmetic"]),
    .library(name: "ExactLinearAlgebra", targets: ["ExactLinearAlgebra"]),
    .executable(name: "barrierlab", targets: ["BarrierLabCommand"]),
    .executable(name: "barrierlab-check", targets: ["CertificateChecker"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // Floor 0: the native libraries.
    .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]),
    .systemLibrary(name: "CMPFR", pkgConfig: "mpfr", providers: [.apt(["libmpfr-dev"]), .brew(["mpfr"])]),

    // Floor 1: numbers.
    module("ExactArithmetic", imports: ["CGMP", "CMPFR"]),

    // Floor 2: vectors and matrices; tapes of random bits and confidence intervals.
    module("ExactLinearAlgebra", imports: ["ExactArithmetic"]),
    module("Probability", imports: ["ExactArithmetic"]),

    // Floor 3: the problems; polyhedra; networks; files of numbers.
    module("RecoveryProblems", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),
    module("Polyhedra", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),
    module("NeuralNetworks", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),
    module("DataFiles", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),

    // Floor 4: what is proved and how, without any solver or family.
    module("Certificates", imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems"]),

    // Floor 5: solutions found and verified; the checker as a program of its own.
    module(
      "ExactSolutions",
      imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Polyhedra", "Certificates"]),
    module("Conditioning", imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Certificates"]),
    .executableTarget(name: "CertificateChecker", dependencies: ["Certificates"], swiftSettings: strict),

    // Floor 6: what an algorithm may see of an instance.
    module(
      "TrainingData",
      imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Certificates", "ExactSolutions"]),

    // Floor 7: what an algorithm is, its runs, and the algorithms that need to know no class.
    module(
      "GeneralAlgorithms",
      imports: ["ExactArithmetic", "RecoveryProblems", "TrainingData", "NeuralNetworks", "Probability"]),

    // Floor 8: families, questions, the adversary, judgement, findings.
    module(
      "Challenges",
      imports: [
        "ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "DataFiles", "Certificates", "ExactSolutions",
        "TrainingData",
        "NeuralNetworks", "Probability", "GeneralAlgorithms", .product(name: "Yams", package: "Yams"),
      ], resources: [.copy("Examples")]),

    // Floor 9: the class of Theorem 2, its algorithms and its questions.
    module(
      "PhaseTransitions",
      imports: [
        "ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Certificates", "TrainingData", "NeuralNetworks",
        "Probability", "GeneralAlgorithms",
        "Challenges",
      ]),

    // Floor 9: documents as text and JSON.
    module(
      "Reports",
      imports: [
        "ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Polyhedra", "Certificates", "ExactSolutions",
        "TrainingData", "Challenges", "PhaseTransitions",
      ]),

    // Floors 10 and 11: the umbrella and the command.
    module("BarrierLab", imports: libraries),
    .executableTarget(
      name: "BarrierLabCommand",
      dependencies: libraries + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),

    // Tests mirror the modules.
    .target(name: "TestSupport", dependencies: ["ExactArithmetic"], path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "DifferentialProbe", dependencies: ["DataFiles"], path: "Tests/DifferentialTests/Probe",
      swiftSettings: strict),
    suite(of: "ExactArithmetic"),
    suite(of: "ExactLinearAlgebra"),
    suite(of: "Certificates", excludes: ["Examples"]),
    suite(of: "Probability"),
    suite(of: "RecoveryProblems"),
    suite(of: "Polyhedra"),
    suite(of: "DataFiles"),
    suite(of: "NeuralNetworks"),
    suite(of: "ExactSolutions", imports: ["PhaseTransitions"]),
    suite(of: "Conditioning", imports: ["ExactSolutions"]),
    suite(of: "TrainingData", imports: ["PhaseTransitions"]),
    suite(of: "Challenges", imports: ["PhaseTransitions"]),
    suite(of: "PhaseTransitions"),
    suite(of: "GeneralAlgorithms", imports: ["Challenges", "PhaseTransitions"]),
    .testTarget(
      name: "CommandLineTests", dependencies: ["BarrierLab", "BarrierLabCommand", "CertificateChecker"],
      exclude: ["Cases"], swiftSettings: strict),
  ]
)
