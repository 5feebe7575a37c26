using CallCenter.MediaStack.Codecs;

namespace CallCenter.CtiServer.Options;

/// <summary>Sound.</summary>
internal sealed partial class SettingsReader
{
    private RtpSettings ReadRtp()
    {
        var (first, last) = PortRange("Rtp:PortRange", 16384, 32767);
        return new RtpSettings(first, last, TimeSpan.FromSeconds(Number("Rtp:MediaTimeoutSeconds", 60, 5, 3600)),
            TimeSpan.FromSeconds(Number("Rtp:UnheardHoldSeconds", 60, 5, 3600)))
        {
            PublicAddress = Public("Rtp:PublicAddress"),
            Codecs = Codecs("Rtp:Codecs"),
        };
    }

    private IReadOnlyList<AudioFormat> Codecs(string key)
    {
        var names = List(key);
        foreach (var name in names.Where(name => AudioCodecs.Named([name]).Count == 0))
        {
            Refuse(key, name, TrunkRules.Codecs.Contains(name, StringComparer.OrdinalIgnoreCase)
                ? "OPUS with the package libopus0 only, which is not installed"
                : $"empty (all) or some of {string.Join(", ", TrunkRules.Codecs)}");
        }

        return names.Count == 0 ? AudioCodecs.Spoken : AudioCodecs.Named(names);
    }
}
