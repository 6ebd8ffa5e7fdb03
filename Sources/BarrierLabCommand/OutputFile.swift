import Foundation

/// A file that an option asks for. All files of a run are written, or none: each one beside its place first, then all are
/// renamed, so that a file that is there is whole.
struct OutputFile {
  let option: String
  let path: String

  /// The file that `option` asks for, or `nil` if it is not given.
  ///
  /// - Throws: `ExitCode` 73 after a message where no file can be written: what is long to compute need not be lost.
  init?(_ option: String, _ path: String?) throws {
    guard let path else { return nil }
    (self.option, self.path) = (option, path)
    guard !path.isEmpty, !path.hasSuffix("/") else { throw failure("expected a file name") }
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
      let type = try? FileManager.default.attributesOfItem(atPath: resolved.path)[.type] as? FileAttributeType
      guard !isDirectory.boolValue, type == .typeRegular else {
        throw failure("expected a file, found \(isDirectory.boolValue ? "a directory" : "something else")")
      }
    }
    guard access(folder.path, W_OK | X_OK) == 0 else {
      throw failure("\(folder.path.shown): \(String(cString: strerror(errno)))")
    }
  }

  /// Writes each file with its contents.
  ///
  /// - Throws: `ExitCode` 73 after a message that names the option.
  static func write(_ contents: [(file: OutputFile, data: Data)]) throws {
    try Interruption.writing {
      var staged: [(file: OutputFile, url: URL)] = []
      defer { for (_, url) in staged { try? FileManager.default.removeItem(at: url) } }
      for (file, data) in contents {
        let url = file.folder.appendingPathComponent(".barrierlab-\(UUID().uuidString)")
        staged.append((file, url))
        do { try data.write(to: url) } catch { throw file.failure(error.localizedDescription) }
      }
      for (file, url) in staged where rename(url.path, file.resolved.path) != 0 {
        throw file.failure(String(cString: strerror(errno)))
      }
    }
  }

  private var resolved: URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }
  private var folder: URL { resolved.deletingLastPathComponent() }

  private func failure(_ reason: String) -> any Error {
    CommandFailure.output("\(option) \(path.shown): cannot be written: \(reason)")
  }
}
