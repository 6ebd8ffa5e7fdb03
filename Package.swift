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

/// All libraries, floor by floor: what the umbrella re-exports.
let libraries: [Target.Dependency] = [
  "ExactArithmetic", "ExactLinearAlgebra", "Probability", "RecoveryProblems", "Polyhedra", "NeuralNetworks",
  "DataFiles", "Certificates", "ExactSolutions", "Conditioning", "TrainingData", "GeneralAlgorithms", "Challenges",
  "PhaseTransitions", "Reports",
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

    // Floor 1

    // integers, rationals, dyadics, the fields ℚ(√q) and ℚ(i), intervals, refinable real numbers
    module("ExactArithmetic", imports: ["CGMP", "CMPFR"]),

    // Floor 2

    // exact and certified linear algebra over these numbers
    module("ExactLinearAlgebra", imports: ["ExactArithmetic"]),

    // tapes of random bits, Clopper–Pearson confidence intervals
    module("Probability", imports: ["ExactArithmetic"]),

    // Floor 3

    // (P1), (P2), (P3) over ℚ and ℚ(i), scales of objectives, settings, instances, queries
    module("RecoveryProblems", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),

    // {z ≥ 0 : Mz = b} over any ordered field: affine hull, vertices, nearest point
    module("Polyhedra", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),

    // networks evaluated exactly and in intervals, networks that interpolate
    module("NeuralNetworks", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),

    // files of numbers, and files that are written whole or not at all
    module("DataFiles", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),

    // Floor 4

    // evidence, the formats of certificates, the checker; no solver and no family
    module("Certificates", imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems"]),

    // Floor 5

    // solving (P1), (P2), (P3): sets of minimisers, distances, complex data, evidence for any instance
    module(
      "ExactSolutions",
      imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Polyhedra", "Certificates"]),

    // what data within an error determine: perturbation bounds, sharpness, witnesses of ill-posedness
    module("Conditioning", imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Certificates"]),

    // Floor 6

    // the conditions (T), oracles, access rules, transcripts
    module(
      "TrainingData",
      imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Certificates", "ExactSolutions"]),

    // Floor 7

    // what an algorithm is, its runs, and the algorithms that need to know no class
    module(
      "GeneralAlgorithms",
      imports: ["ExactArithmetic", "Probability", "RecoveryProblems", "NeuralNetworks", "TrainingData"]),

    // Floor 8

    // families, written ones too, questions, the adversary, judgement, findings, the record that resumes
    module(
      "Challenges",
      imports: [
        "ExactArithmetic", "ExactLinearAlgebra", "Probability", "RecoveryProblems", "NeuralNetworks", "DataFiles",
        "Certificates", "ExactSolutions", "TrainingData", "GeneralAlgorithms", .product(name: "Yams", package: "Yams"),
      ], resources: [.copy("Examples")]),

    // Floor 9

    // the class Ω(K, L), its closed form, its condition numbers, its algorithms, its five questions
    module(
      "PhaseTransitions",
      imports: [
        "ExactArithmetic", "ExactLinearAlgebra", "Probability", "RecoveryProblems", "NeuralNetworks", "TrainingData",
        "GeneralAlgorithms", "Challenges",
      ]),

    // Floor 10

    // documents as text and JSON
    module(
      "Reports",
      imports: [
        "ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Polyhedra", "Certificates", "ExactSolutions",
        "TrainingData", "Challenges", "PhaseTransitions",
      ]),

    // Floor 11

    // all libraries under one name, and the documentation
    module("BarrierLab", imports: libraries),

    // the program barrierlab: one file for each subcommand, no mathematics, no rendering
    .executableTarget(
      name: "BarrierLabCommand",
      dependencies: [
        "ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Polyhedra", "DataFiles", "Certificates",
        "ExactSolutions", "TrainingData", "GeneralAlgorithms", "Challenges", "PhaseTransitions", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // the program barrierlab-check: nothing but the checker
    .executableTarget(name: "CertificateChecker", dependencies: ["Certificates"], swiftSettings: strict),

    // Tests mirror the modules.
    .target(
      name: "TestSupport",
      dependencies: [
        "ExactArithmetic", "ExactLinearAlgebra", "Probability", "RecoveryProblems", "NeuralNetworks", "TrainingData",
        "GeneralAlgorithms",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "DifferentialProbe", dependencies: ["DataFiles"], path: "Tests/DifferentialTests/Probe",
      swiftSettings: strict),
    suite(of: "ExactArithmetic"),
    suite(of: "ExactLinearAlgebra", imports: ["ExactArithmetic"]),
    suite(of: "Probability", imports: ["ExactArithmetic"]),
    suite(of: "RecoveryProblems", imports: ["ExactArithmetic"]),
    suite(of: "Polyhedra", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),
    suite(of: "NeuralNetworks", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),
    suite(of: "DataFiles", imports: ["ExactArithmetic", "ExactLinearAlgebra"]),
    suite(
      of: "Certificates", imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems"], excludes: ["Examples"]
    ),
    suite(
      of: "ExactSolutions",
      imports: [
        "ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Polyhedra", "Certificates", "PhaseTransitions",
      ]),
    suite(
      of: "Conditioning",
      imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Certificates", "ExactSolutions"]),
    suite(
      of: "TrainingData",
      imports: ["ExactArithmetic", "ExactLinearAlgebra", "RecoveryProblems", "Certificates", "PhaseTransitions"]),
    suite(
      of: "GeneralAlgorithms",
      imports: [
        "ExactArithmetic", "ExactLinearAlgebra", "Probability", "RecoveryProblems", "NeuralNetworks", "Certificates",
        "TrainingData", "Challenges", "PhaseTransitions",
      ]),
    suite(
      of: "Challenges",
      imports: [
        "ExactArithmetic", "ExactLinearAlgebra", "Probability", "RecoveryProblems", "Certificates", "TrainingData",
        "GeneralAlgorithms", "PhaseTransitions",
      ]),
    suite(
      of: "PhaseTransitions",
      imports: [
        "ExactArithmetic", "ExactLinearAlgebra", "Probability", "RecoveryProblems", "Certificates", "TrainingData",
        "GeneralAlgorithms",
      ]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "ExactArithmetic", "Probability", "RecoveryProblems", "Certificates", "TrainingData", "GeneralAlgorithms",
        "Challenges", "PhaseTransitions", "Reports", "BarrierLab", "BarrierLabCommand", "CertificateChecker",
      ],
      exclude: ["Cases"], swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
