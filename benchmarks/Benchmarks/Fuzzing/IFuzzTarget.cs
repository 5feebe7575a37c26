namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>A part of the server that reads bytes of strangers, with something going on in it that must not notice.</summary>
internal interface IFuzzTarget : IDisposable
{
    string Name { get; }

    /// <summary>Of all inputs.</summary>
    double Share { get; }

    /// <summary>The input that is fed last, to be kept when it does harm.</summary>
    ReadOnlySpan<byte> Last { get; }

    /// <summary>Makes one input and feeds it. An exception is harm.</summary>
    void Feed(Random random);

    /// <summary>After the last input: what is wrong with what was going on; null = nothing.</summary>
    string? Harm();
}
