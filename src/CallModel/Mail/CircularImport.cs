using CallCenter.CallModel.Tables;

namespace CallCenter.CallModel.Mail;

/// <summary>What became of people who were put onto a list.</summary>
/// <param name="Rows">as many as were taken, are duplicates, want none and were rejected.</param>
/// <param name="Duplicates">their address stands on the list already.</param>
/// <param name="OptedOut">they want no circulars: not taken.</param>
/// <param name="Rejections">the first of those that were rejected.</param>
public sealed record CircularImport(int Rows, int Taken, int Duplicates, int OptedOut, int Rejected, IReadOnlyList<RowRejection> Rejections);
