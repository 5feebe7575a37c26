namespace CallCenter.IvrFlows.Library;

/// <summary>The check behind "./run flows check".</summary>
public static class FlowsCheck
{
    /// <summary>Compiles every flow of the folder; one line "file:line: error: what" for each error. The exit code: 0 when there is none.</summary>
    public static int Run(string flowsDirectory, string promptsDirectory, TextWriter output)
    {
        output.WriteLine($"no flows in {flowsDirectory} ({promptsDirectory})");
        return 1;
    }
}
