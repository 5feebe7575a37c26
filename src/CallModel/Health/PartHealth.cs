namespace CallCenter.CallModel.Health;

/// <summary>What /health/ready says of one part (sip, media, database, speech, tts).</summary>
/// <param name="Lines">which engine, or what is missing and what goes on without it; empty for those who may not know.</param>
public sealed record PartHealth(string Name, PartState State, params IReadOnlyList<HealthLine> Lines)
{
    /// <summary>The lines in English, as one.</summary>
    public string Detail => string.Join("; ", Lines.Select(line => line.Text));
}
