using CallCenter.MediaStack.Sealing;

namespace CallCenter.CtiServer.Options;

/// <summary>The keys of recordings.</summary>
internal sealed partial class SettingsReader
{
    /// <summary>Null = recordings are not encrypted.</summary>
    private RecordingKeys? ReadRecordingKeys()
    {
        const string key = "Recording:KeyFile";
        if (Optional(key) is not { } file)
        {
            return null;
        }

        try
        {
            if (RecordingKeys.TryParse(File.ReadAllText(file), out var keys, out var trouble))
            {
                return keys;
            }

            Refuse(key, file, $"a file with a line for each key, its name and 32 bytes in Base64: {trouble}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(key, file, $"a file with a line for each key, its name and 32 bytes in Base64: {e.Message}");
        }

        return null;
    }
}
