namespace CallCenter.CallModel.Tables;

/// <summary>A record of a CSV text.</summary>
/// <param name="Row">from 1, the header's; empty lines are not counted.</param>
/// <param name="Fault">why it cannot be read, null when it can; the fields before the fault are there.</param>
/// <param name="HasStrayQuote">a field that is not quoted has a quote in it, as the tail of a field that was broken off has.</param>
public readonly record struct CsvRecord(int Row, IReadOnlyList<string> Fields, string? Fault, bool HasStrayQuote);
