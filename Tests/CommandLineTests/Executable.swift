import Foundation

/// A program of this package, run as a process from the directory of the build.
enum Executable: String {
  case command = "barrierlab"
  case checker = "barrierlab-check"

  /// How a run ended.
  struct Result {
    let exitCode: Int32
    let output: String
    let messages: String
    let wasTrapped: Bool
  }

  /// The program in the directory of the build: the test bundle lies beside it.
  var url: URL {
    let bundles = [Bundle.main.bundleURL] + Bundle.allBundles.map(\.bundleURL)
    let folders = bundles.flatMap { [$0, $0.deletingLastPathComponent()] }
    let found = folders.first {
      FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent(rawValue).path)
    }
    return (found ?? folders[0]).appendingPathComponent(rawValue)
  }

  /// Starts the program; its outputs go to files in `directory`, so that no pipe can fill.
  ///
  /// - Parameters:
  ///   - output: where the standard output goes instead.
  ///   - messages: where the standard error goes instead.
  func start(
    _ arguments: [String], in directory: TemporaryDirectory, output: FileHandle? = nil, messages: FileHandle? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = directory.url
    process.standardInput = FileHandle.nullDevice
    return try Run(process, in: directory, output: output, messages: messages)
  }

  /// Runs a script of the shell to its end, in which `"$0"` is the program.
  func shell(_ script: String, in directory: TemporaryDirectory) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, url.path]
    process.currentDirectoryURL = directory.url
    process.standardInput = FileHandle.nullDevice
    return try Run(process, in: directory, output: nil, messages: nil).result()
  }

  /// Runs the program to its end.
  func run(_ arguments: [String], in directory: TemporaryDirectory) throws -> Result {
    try start(arguments, in: directory).result()
  }

  /// A program that has been started.
  final class Run {
    let process: Process
    private let outputFile: URL
    private let messageFile: URL

    fileprivate init(
      _ process: Process, in directory: TemporaryDirectory, output: FileHandle?, messages: FileHandle?
    ) throws {
      let name = UUID().uuidString
      outputFile = directory.scratch.appendingPathComponent("\(name).out")
      messageFile = directory.scratch.appendingPathComponent("\(name).err")
      for file in [outputFile, messageFile] { try Data().write(to: file) }
      process.standardOutput = try output ?? FileHandle(forWritingTo: outputFile)
      process.standardError = try messages ?? FileHandle(forWritingTo: messageFile)
      self.process = process
      try process.run()
    }

    /// Waits for the end.
    func result() throws -> Result {
      process.waitUntilExit()
      return Result(
        exitCode: process.terminationStatus, output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
        messages: String(decoding: try Data(contentsOf: messageFile), as: UTF8.self),
        wasTrapped: process.terminationReason == .uncaughtSignal)
    }
  }
}

/// A directory for one test, which is removed with it.
final class TemporaryDirectory {
  let url: URL
  let scratch: URL

  init() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("barrierlab-\(UUID().uuidString)")
    url = root.appendingPathComponent("work")
    scratch = root.appendingPathComponent("scratch")
    for folder in [url, scratch] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }

  /// The file `name`.
  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  /// Writes a text file.
  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: file(name)) }

  /// The names of the files in the directory `name`, sorted; hidden ones too.
  func names(in name: String = ".") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: file(name).path)) ?? []).sorted()
  }
}
