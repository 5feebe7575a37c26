using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace CallCenter.MediaStack.Sealing;

/// <summary>The keys of a key file: a line each with its name and 32 bytes in Base64. New recordings are encrypted under the first; the others open those of before.</summary>
public sealed class RecordingKeys
{
    private static readonly SearchValues<char> IdLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    private readonly IReadOnlyList<RecordingKey> _keys;

    private RecordingKeys(IReadOnlyList<RecordingKey> keys) => _keys = keys;

    public RecordingKey Current => _keys[0];

    /// <summary>Null when there is none of that name.</summary>
    public RecordingKey? Find(string id) => _keys.FirstOrDefault(key => key.Id == id);

    /// <param name="text">of the file; lines that begin with # are left out.</param>
    /// <param name="trouble">what is wrong with it, and in which line; nothing of a secret.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out RecordingKeys? keys, [NotNullWhen(false)] out string? trouble)
    {
        (keys, trouble) = (null, null);
        var found = new List<RecordingKey>();
        foreach (var (number, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (line.Trim() is { Length: > 0 } content && content[0] != '#')
            {
                trouble = Read(content, found);
                if (trouble is not null)
                {
                    trouble = $"line {number + 1}: {trouble}";
                    return false;
                }
            }
        }

        if (found.Count == 0)
        {
            trouble = "there is no key in it";
            return false;
        }

        keys = new RecordingKeys(found);
        return true;
    }

    private static string? Read(string line, List<RecordingKey> found)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var id, var encoded])
        {
            return "a name and a key are expected";
        }

        if (id.Length > RecordingKey.MostIdLetters || id.AsSpan().ContainsAnyExcept(IdLetters))
        {
            return $"a name has 1 to {RecordingKey.MostIdLetters} letters, digits, dashes, dots or underscores";
        }

        var secret = new byte[RecordingKey.SecretSize];
        if (!Convert.TryFromBase64String(encoded, secret, out var size) || size != secret.Length)
        {
            return $"the key is not {RecordingKey.SecretSize} bytes in Base64";
        }

        if (found.Exists(key => key.Id == id))
        {
            return $"the name {id} comes a second time";
        }

        found.Add(new RecordingKey(id, secret));
        return null;
    }
}
