namespace CallCenter.CallModel.Figures;

/// <summary>The truth, live: a fold over today's facts. Implemented by Acd.</summary>
public interface ILiveFigures
{
    LiveFigures Now();

    /// <summary>Completes at the next change, at most about every 250 ms.</summary>
    Task WaitForChangeAsync(CancellationToken ct);
}
