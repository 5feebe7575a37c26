namespace CallCenter.Reports.Tables;

/// <summary>Which row something belongs to.</summary>
/// <param name="Cell">the number of the stretch of time.</param>
internal readonly record struct RowKey(int Cell, string? Queue, string? Agent, string? Number, Guid? Campaign);
