// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who uses the arithmetic fetches the libraries that it is measured against.

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "BarrierLab", path: "../.."),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    .systemLibrary(name: "SystemMPFR", pkgConfig: "mpfr", providers: [.apt(["libmpfr-dev"]), .brew(["mpfr"])]),
    // The same computations in C. MPFI is opened when the program runs, if its header was there to compile with.
    .target(
      name: "NativeKernels", dependencies: ["SystemMPFR"],
      linkerSettings: [.linkedLibrary("mpfr"), .linkedLibrary("gmp"), .linkedLibrary("dl", .when(platforms: [.linux]))]
    ),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "NativeKernels", "BigInt",
        .product(name: "ExactArithmetic", package: "BarrierLab"),
        .product(name: "ExactLinearAlgebra", package: "BarrierLab"),
      ],
      swiftSettings: strict),
  ]
)
