using System.Collections.ObjectModel;

namespace CallCenter.CallModel.Queues;

/// <summary>How a queue takes messages.</summary>
/// <param name="MaxSeconds">the longest message, 5 to 600.</param>
public sealed record VoicemailRule(int MaxSeconds = 120)
{
    public static readonly VoicemailRule Default = new();

    /// <summary>Said before the tone, by language; the server's own words where there is none.</summary>
    public IReadOnlyDictionary<string, string> Greetings { get; init => field = value ?? ReadOnlyDictionary<string, string>.Empty; } =
        ReadOnlyDictionary<string, string>.Empty;
}
