import Foundation

extension DataFile {
  /// The bytes of the file at `path`, whatever is in it.
  ///
  /// The size of a regular file is looked at before anything is read; of a device or a pipe no more than the largest file
  /// is read, and no longer than `options.maximalWait` is waited for its next bytes.
  ///
  /// - Throws: ``DataFileError`` that names the file: `unreadable` with what the system says, `tooLarge`.
  public static func bytes(at path: String, options: DataOptions = DataOptions()) throws(DataFileError) -> [UInt8] {
    do { return try content(of: path, options) } catch { throw error.of(file: path) }
  }

  /// The bytes of the file.
  static func content(of path: String, _ options: DataOptions) throws(DataFileError) -> [UInt8] {
    // Opening a pipe that nobody writes to would wait without an end.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      throw unreadable(code == ENOENT ? "none" : "one that cannot be opened", code)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable("one that cannot be examined", errno) }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw DataFileError(.unreadable, found: "a directory", expected: "a file that can be read")
    }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    if isRegular, status.st_size > options.maximalSize {
      throw tooLarge("\(status.st_size) bytes", options.maximalSize)
    }

    var bytes: [UInt8] = []
    if isRegular { bytes.reserveCapacity(Int(status.st_size)) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= options.maximalSize {
      if !isRegular { try wait(for: descriptor, options.maximalWait) }
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR, errno != EAGAIN {
        throw unreadable("one that cannot be read", errno)
      }
    }
    throw tooLarge("more", options.maximalSize)
  }

  /// Waits until there is something to read from a pipe or a device, or its end.
  private static func wait(for descriptor: Int32, _ seconds: Double) throws(DataFileError) {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(max(0, min(seconds * 1000, Double(Int32.max / 2))))
    guard poll(&request, 1, milliseconds) == 0 else { return }
    throw DataFileError(
      .unreadable, found: "nothing for \(String(format: "%g", seconds)) s",
      expected: "something to read from this pipe or device, or its end")
  }

  private static func unreadable(_ found: String, _ code: Int32) -> DataFileError {
    DataFileError(
      .unreadable, found: "\(found) (\(String(cString: strerror(code))))", expected: "a file that can be read")
  }

  static func tooLarge(_ found: String, _ limit: Int) -> DataFileError {
    DataFileError(.tooLarge, found: found, expected: "a file of at most \(limit) bytes")
  }
}
