using System.Diagnostics;

namespace CallCenter.Speech.Probing;

/// <summary>How a child process is started whose program hands its arguments to <see cref="SpeechProbe.TryRun"/> first.</summary>
public interface IProbeLauncher
{
    ProcessStartInfo Command(IReadOnlyList<string> arguments);
}

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
