namespace CallCenter.IvrFlows.Library;

/// <summary>The check behind "./run flows check".</summary>
public static class FlowsCheck
{
    /// <summary>
    /// Compiles every flow of the folder and writes one line "file:line: error: what" for each error, files by name and lines in order,
    /// then a count. The exit code: 0 when there is no error.
    /// </summary>
    public static int Run(string flowsDirectory, string promptsDirectory, TextWriter output)
    {
        var (files, compiled) = new FlowFiles(flowsDirectory, promptsDirectory).Read();
        foreach (var error in compiled.Errors)
        {
            output.WriteLine(error);
        }

        if (files.Count == 0)
        {
            output.WriteLine($"no flows in {flowsDirectory}");
            return 1;
        }

        output.WriteLine($"{compiled.Flows.Count} of {files.Count} flows are good, {compiled.Errors.Count} errors");
        return compiled.Errors.Count == 0 ? 0 : 1;
    }
}
