using System.Globalization;

namespace CallCenter.CallModel.Telephony;

/// <summary>What a telephone dials to pick up a parked call: the prefix and the slot's number.</summary>
/// <param name="Prefix">digits, * and #; empty = telephones pick nobody up.</param>
public sealed record SlotCode(string Prefix)
{
    private const int MostDigits = 2;

    /// <summary>Null: something else was dialed.</summary>
    public int? SlotOf(string dialed) => Prefix.Length > 0 && dialed.StartsWith(Prefix, StringComparison.Ordinal) && dialed.Length - Prefix.Length <= MostDigits
        && int.TryParse(dialed.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var slot) && slot > 0 ? slot : null;
}
