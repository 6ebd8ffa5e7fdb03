@_exported import DataFiles
@_exported import Solvers
