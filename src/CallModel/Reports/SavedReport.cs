namespace CallCenter.CallModel.Reports;

/// <summary>A report that somebody wants to see again.</summary>
/// <param name="Owner">the user who saved it; others see it and cannot delete it.</param>
/// <param name="Address">what the page was asked, as it stands in its address.</param>
public sealed record SavedReport(Guid Id, string Name, string Owner, string Address);
