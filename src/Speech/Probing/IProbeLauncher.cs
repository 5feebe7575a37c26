using System.Diagnostics;

namespace CallCenter.Speech.Probing;

/// <summary>How a child process is started whose program hands its arguments to <see cref="SpeechProbe.TryRun"/> first.</summary>
public interface IProbeLauncher
{
    ProcessStartInfo Command(IReadOnlyList<string> arguments);
}
