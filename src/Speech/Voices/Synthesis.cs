namespace CallCenter.Speech.Voices;

/// <param name="Samples">mono, -1..1; empty when it failed.</param>
/// <param name="Error">null when it worked.</param>
internal readonly record struct Synthesis(float[] Samples, int Rate, string? Error)
{
    public static Synthesis Failed(string error) => new([], 0, error);
}
