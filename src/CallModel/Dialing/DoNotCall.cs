namespace CallCenter.CallModel.Dialing;

public static class DoNotCall
{
    /// <summary>The list of those who told us themselves.</summary>
    public const string Own = "own";
}
