using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Tables;

/// <summary>A row of a list that was not taken.</summary>
/// <param name="Row">from 1, the header's.</param>
/// <param name="Fault">its field is the column; that of a whole row "row".</param>
public sealed record RowRejection(int Row, FieldFault Fault);
