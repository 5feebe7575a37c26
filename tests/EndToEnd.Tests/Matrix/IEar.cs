namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>What somebody has heard so far.</summary>
internal interface IEar
{
    /// <summary>A place in it: now.</summary>
    Task<long> MarkAsync();

    /// <summary>What was heard after that place, and its samples a second.</summary>
    Task<(short[] Sound, int Rate)> SinceAsync(long mark);
}
