using System.Text.Json.Serialization;
using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Knowledge;

/// <summary>A row of an import that was not taken.</summary>
/// <param name="Row">from 1, which is the header's.</param>
/// <param name="Fault">the column (or "file", "header", "row") and why.</param>
public sealed record ImportRejection(int Row, [property: JsonIgnore] FieldFault Fault)
{
    /// <summary>The article all of whose rows are refused; null = the row alone.</summary>
    public string? Article { get; init; }

    public string Field => Fault.Field;

    public FaultCode Code => Fault.Code;

    public IReadOnlyDictionary<string, object> Args => Fault.Args;

    /// <summary>In English.</summary>
    public string Reason => Article is null ? Fault.ToString() : $"article {Article}: {Fault}";
}
