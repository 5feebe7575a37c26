using System.Diagnostics;

namespace CallCenter.Speech.Probing;

/// <summary>The running program itself once more.</summary>
public sealed class SelfProbeLauncher : IProbeLauncher
{
    public ProcessStartInfo Command(IReadOnlyList<string> arguments)
    {
        var command = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet");
        if (Path.GetFileNameWithoutExtension(command.FileName) == "dotnet")
        {
            command.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }

        return command;
    }
}
