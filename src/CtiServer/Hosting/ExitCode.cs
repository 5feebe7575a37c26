namespace CallCenter.CtiServer.Hosting;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    /// <summary>A probe has heard something else than its script says.</summary>
    public const int NotAsItShouldBe = 1;
    public const int BadSettings = 2;
    public const int CannotStart = 3;
}
