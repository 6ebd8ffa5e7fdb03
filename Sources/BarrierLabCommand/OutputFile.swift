import ArgumentParser
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
    do { try Self.expectWritable(path) } catch { throw CommandFailure.output(message(error.reason)) }
  }

  /// Why no file can be written.
  struct Refusal: Error {
    let reason: String
  }

  /// Whether a file can be written at `path`: what is there may be replaced, and its folder takes files.
  private static func expectWritable(_ path: String) throws(Refusal) {
    try expectReplaceable(path)
    let folder = FilePlace.split(FilePlace.following(path)).folder
    do { try expectWritable(folder: folder) } catch {
      throw Refusal(reason: "no file can be made in the directory \(folder.shownPath): \(error)")
    }
  }

  /// Whether what is at `path` may be replaced: it is a regular file without protection, or nothing.
  static func expectReplaceable(_ path: String) throws(Refusal) {
    let target = FilePlace.following(path)
    var status = stat()
    guard stat(target, &status) == 0 else {
      let error = SystemError.last
      guard error.code == ENOENT else { throw Refusal(reason: error.description) }
      return
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      throw Refusal(reason: "expected a file, found \(kind == S_IFDIR ? "a directory" : "a device, pipe or socket")")
    }
    // Renaming would replace a file that is protected too.
    guard access(target, W_OK) == 0 else { throw Refusal(reason: SystemError.last.description) }
  }

  /// Makes a file in `folder` and removes it: permissions alone do not tell whether that can be done.
  static func expectWritable(folder: String) throws(SystemError) {
    let (path, descriptor) = try temporaryFile(in: folder)
    close(descriptor)
    unlink(path)
  }

  /// Writes `data` as the file at `path`, whole or not at all; a symbolic link stays and what it leads to is replaced.
  static func write(_ data: Data, to path: String) throws(SystemError) {
    let target = FilePlace.following(path)
    let (staged, descriptor) = try temporaryFile(in: FilePlace.split(target).folder)
    var isOpen = true
    do throws(SystemError) {
      try SystemError.writeAll(data, to: descriptor)
      isOpen = false
      // A disk may be found full only now.
      guard close(descriptor) == 0 else { throw SystemError.last }
      guard rename(staged, target) == 0 else { throw SystemError.last }
    } catch {
      if isOpen { close(descriptor) }
      unlink(staged)
      throw error
    }
  }

  /// A new file in `folder` with a name that nothing else has.
  private static func temporaryFile(in folder: String) throws(SystemError) -> (path: String, descriptor: Int32) {
    let path = "\(folder)/.barrierlab-\(UUID().uuidString)"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .last }
    return (path, descriptor)
  }

  /// Writes `data`.
  func write(_ data: Data) throws(Unkept) {
    do { try Self.write(data, to: path) } catch {
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
