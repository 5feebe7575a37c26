using CallCenter.CallModel.Tables;

namespace CallCenter.CallModel.Dialing;

/// <summary>What became of a list that was imported.</summary>
/// <param name="Rows">without the header: as many as were taken, are duplicates and were rejected.</param>
/// <param name="Duplicates">rows whose number stands in the list before them, or was in the campaign already.</param>
/// <param name="Rejections">the first of those that were rejected.</param>
/// <param name="Bars">how many of those that were taken could not be dialed now, and why.</param>
public sealed record LeadImportReport(int Rows, int Taken, int Duplicates, int Rejected, IReadOnlyList<RowRejection> Rejections, IReadOnlyDictionary<DialBar, int> Bars);
