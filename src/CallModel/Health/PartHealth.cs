namespace CallCenter.CallModel.Health;

/// <summary>What /health/ready says of one part (sip, media, database, speech, tts).</summary>
/// <param name="Detail">one line: which engine, or what is missing and what goes on without it.</param>
public sealed record PartHealth(string Name, PartState State, string Detail);
