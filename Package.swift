// swift-tools-version: 6.2
import PackageDescription

/// A warning is an error here; packages that depend on this one are not affected.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A library target of `Sources/` that imports `floor`, the modules below it.
func module(_ name: String, imports floor: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: floor, swiftSettings: strict)
}

/// The suite of `Tests/` that mirrors one module of `Sources/`.
func suite(of name: String, imports floor: [Target.Dependency] = [], excludes folders: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + floor, exclude: folders,
    swiftSettings: strict)
}

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
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // Floor 0: the native libraries.
    .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]),
    .systemLibrary(name: "CMPFR", pkgConfig: "mpfr", providers: [.apt(["libmpfr-dev"]), .brew(["mpfr"])]),

    // Floors 1 and 2: numbers, vectors and matrices.
    module("ExactArithmetic", imports: ["CGMP", "CMPFR"]),
    module("ExactLinearAlgebra", imports: ["ExactArithmetic"]),

    // Floor 3: what is proved and how, without any solver or family; files of numbers; networks.
    module("Certificates", imports: ["ExactLinearAlgebra"]),
    module("DataFiles", imports: ["ExactLinearAlgebra"]),
    module("NeuralNetworks", imports: ["ExactLinearAlgebra"]),

    // Floor 4: solutions found and verified; the checker as a program of its own.
    module("SparseRecovery", imports: ["Certificates"]),
    .executableTarget(name: "CertificateChecker", dependencies: ["Certificates"], swiftSettings: strict),

    // Floors 5 to 8: data, families, algorithms.
    module("TrainingData", imports: ["SparseRecovery"]),
    module("PhaseTransitions", imports: ["TrainingData"]),
    module("GeneralAlgorithms", imports: ["PhaseTransitions", "TrainingData", "NeuralNetworks"]),
    module("Solvers", imports: ["GeneralAlgorithms"]),

    // Floor 9: the umbrella and the command.
    module("BarrierLab", imports: ["Solvers", "DataFiles"]),
    .executableTarget(
      name: "BarrierLabCommand",
      dependencies: ["BarrierLab", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),

    // Tests mirror the modules.
    .target(name: "TestSupport", dependencies: ["ExactArithmetic"], path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "DifferentialProbe", dependencies: ["DataFiles"], path: "Tests/DifferentialTests/Probe",
      swiftSettings: strict),
    suite(of: "ExactArithmetic"),
    suite(of: "ExactLinearAlgebra"),
    suite(of: "Certificates", excludes: ["Examples"]),
    suite(of: "DataFiles"),
    suite(of: "NeuralNetworks"),
    suite(of: "SparseRecovery", imports: ["PhaseTransitions"]),
    suite(of: "TrainingData", imports: ["PhaseTransitions"]),
    suite(of: "PhaseTransitions"),
    suite(of: "GeneralAlgorithms", imports: ["Solvers"]),
    suite(of: "Solvers"),
    .testTarget(
      name: "CommandLineTests", dependencies: ["BarrierLab", "BarrierLabCommand", "CertificateChecker"],
      exclude: ["Cases"], swiftSettings: strict),
  ]
)
