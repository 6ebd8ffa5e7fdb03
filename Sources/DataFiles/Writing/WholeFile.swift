import Foundation

/// Files that are written beside their place and renamed, so that a file that is there is whole.
package enum WholeFile {
  /// Why no file can be written.
  package struct Refusal: Error {
    /// One clause for a person.
    package let reason: String

    /// The refusal for this reason.
    package init(reason: String) { self.reason = reason }
  }

  /// Whether a file can be written at `path`: what is there may be replaced, and its folder takes files.
  package static func expectWritable(_ path: String) throws(Refusal) {
    try expectReplaceable(path)
    let folder = FilePlace.split(FilePlace.following(path)).folder
    do { try expectWritable(folder: folder) } catch {
      throw Refusal(reason: "no file can be made in the directory \(folder): \(error)")
    }
  }

  /// Whether what is at `path` may be replaced: it is a regular file without protection, or nothing.
  package static func expectReplaceable(_ path: String) throws(Refusal) {
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
  package static func expectWritable(folder: String) throws(SystemError) {
    let (path, descriptor) = try temporaryFile(in: folder)
    close(descriptor)
    unlink(path)
  }

  /// Writes `data` as the file at `path`, whole or not at all; a symbolic link stays and what it leads to is replaced.
  package static func write(_ data: Data, to path: String) throws(SystemError) {
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

  /// Makes the directory at `path` and those above it.
  package static func makeFolder(_ path: String) throws(Refusal) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw Refusal(reason: "found a \(status.st_mode & S_IFMT == S_IFREG ? "file" : "device, pipe or socket")")
      }
      return
    }
    guard errno == ENOENT, !path.isEmpty else { throw Refusal(reason: SystemError.last.description) }
    let (folder, name) = FilePlace.split(path)
    if folder != path, !name.isEmpty { try makeFolder(folder) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw Refusal(reason: SystemError.last.description) }
  }
}
