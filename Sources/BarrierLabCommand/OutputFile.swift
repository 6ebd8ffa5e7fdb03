import ArgumentParser
import DataFiles
import Foundation

/// A file that an option asks for. It is written beside its place and renamed, so that a file that is there is whole.
struct OutputFile {
  let option: String
  let path: String

  /// The file that `option` asks for, or `nil` if it is not given.
  ///
  /// - Throws: `ExitCode` 73 after a message where no file can be written: what is long to compute need not be lost.
  init?(_ option: String, _ path: String?) throws {
    guard let path else { return nil }
    (self.option, self.path) = (option, path)
    guard !path.isEmpty, !path.hasSuffix("/") else { throw CommandFailure.output(message("expected a file name")) }
    do { try WholeFile.expectWritable(path) } catch { throw CommandFailure.output(message(error.reason)) }
  }

  /// Writes `data`.
  func write(_ data: Data) throws(Unkept) {
    do { try WholeFile.write(data, to: path) } catch {
      throw Unkept(code: ExitCode(73), message: message(error.description))
    }
  }

  private func message(_ reason: String) -> String { "\(option) \(path.shownPath): cannot be written: \(reason)" }
}

/// Why a file that an option asks for was not written, once all is known that it was to hold.
struct Unkept: Error {
  let code: ExitCode
  let message: String
}

/// The files of a finished solution. One that cannot be made or written takes neither the solution nor the others with it.
struct KeptFiles {
  private var missing: [Unkept] = []

  /// Writes what `bytes` makes.
  ///
  /// - Returns: the path of the file; nil if it is not asked for or was not written.
  /// - Throws: `ExitCode` 130 after a message if an interrupt has arrived while it was written.
  mutating func keep(_ file: OutputFile?, _ bytes: () throws(Unkept) -> Data) throws -> String? {
    guard let file else { return nil }
    do {
      let data = try bytes()
      try Interruption.writing { try file.write(data) }
      return file.path
    } catch let error as Unkept {
      missing.append(error)
      return nil
    }
  }

  /// Prints the solution, and then what could not be kept of it.
  ///
  /// - Throws: the `ExitCode` of the first thing that went wrong, after a message.
  func finish(printing solution: String) throws {
    var code: ExitCode?
    do { try StandardOutput.write(solution) } catch let failure as ExitCode { code = failure }
    for error in missing {
      CommandFailure.report(error.message)
      code = code ?? error.code
    }
    if let code { throw code }
  }
}
